import type { OrderFile } from '../../commands/file-order.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { Transaction } from '../../store/store.ts';
import type { QuizPorts } from '../quiz/ports.ts';
import type { ServiceNames } from '../schedules/team.ts';

export interface ContestPorts extends QuizPorts {
  readonly serviceNames: ServiceNames;
  readonly catalogue: () => Catalogue;
  readonly placeOf: (
    words: string,
    turn: Turn,
  ) =>
    | {
        readonly edition: Edition;
        readonly number?: string;
        readonly clause?: Clause;
        readonly parts: readonly Clause[];
      }
    | undefined;
  /** Clauses in force that the words are about, the best first. */
  readonly clausesAbout: (words: string, turn: Turn) => readonly Located[];
  readonly orderFile: OrderFile;
  readonly groupOf: (turn: Turn, team: Team) => Promise<string | undefined>;
}

/** What contests need where nobody has just spoken. */
export interface ContestJobPorts
  extends Pick<QuizPorts, 'zone' | 'quote' | 'replacedSince' | 'items' | 'inUse' | 'passMark'> {
  /** Has a file made and sent to a person, or in every group of a team. */
  readonly orderFor: (
    tx: Transaction,
    order: {
      readonly name: string;
      readonly maker: string;
      readonly args: unknown;
      readonly to: { readonly user: string } | { readonly team: Team };
      readonly by: string;
    },
  ) => void;
}
