import type { OrderFile } from '../../commands/file-order.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { NamedPlace } from '../../standards/named-place.ts';

export interface HandbookPorts {
  readonly catalogue: () => Catalogue;
  /** Reads code and clause in any typed form; undefined when no standard is named. */
  readonly placeOf: (words: string, turn: Turn) => NamedPlace | undefined;
  /** The address of a post's handbook on the page; undefined when there is no page. */
  readonly pageOf: (post: string) => string | undefined;
  readonly orderFile: OrderFile;
}
