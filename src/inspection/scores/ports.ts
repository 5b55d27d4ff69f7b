import type { OrderFile } from '../../commands/file-order.ts';
import type { FindingPorts } from '../findings/ports.ts';

/** What scores need of the program: what findings need, and a way to order a document. */
export interface ScorePorts extends FindingPorts {
  readonly orderFile: OrderFile;
}

/** What scoring itself needs: no chat, no files. */
export type ScoringPorts = Pick<FindingPorts, 'catalogue' | 'zone' | 'calendar'>;
