import type { Reader } from '../store/store.ts';
import type { Block, Button } from './reply.ts';
import type { Audience, Turn } from './turn.ts';

/**
 * A file that a turn wants made and sent. Drawing and packing take longer than a turn may: the turn only orders, the file
 * is made beside it and comes as a message of its own, within seconds, whatever restarts in between.
 */
export interface FileOrder {
  /** Name of a {@link FileMaker}. */
  readonly maker: string;
  /** What it needs to know, as plain JSON. */
  readonly args: unknown;
  /** Who gets it; left out: who asked, where they asked. */
  readonly to?: Audience;
}

/** Orders a file within a turn's transaction. */
export type OrderFile = (turn: Turn, order: FileOrder) => void;

export interface MadeFile {
  /** As it is offered for saving: `保洁员应知应会手册 第2版.docx`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Makes files of one kind from what is stored. */
export interface FileMaker {
  readonly name: string;
  /** @returns undefined when there is nothing to make any more, such as a clause that is gone. */
  make(
    args: unknown,
    reader: Reader,
  ): Promise<
    | {
        readonly files: readonly MadeFile[];
        /** What is said with them; the files follow. */
        readonly blocks: readonly Block[];
        readonly buttons?: readonly Button[];
      }
    | undefined
  >;
}
