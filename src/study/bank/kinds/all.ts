import type { Located } from '../../../standards/catalogue.ts';
import type { Bench } from '../bench.ts';
import type { Draft } from '../draft.ts';
import { allowedDrafts } from './allowed.ts';
import { caseDrafts } from './case.ts';
import { colourDrafts } from './colour.ts';
import { forceDrafts } from './force.ts';
import { frequencyDrafts } from './frequency.ts';
import { listDrafts } from './list.ts';
import { orderDrafts } from './order.ts';
import { tableDrafts } from './table.ts';
import { termDrafts } from './term.ts';
import { valueDrafts } from './value.ts';
import { whoDrafts } from './who.ts';

/** A generator: the questions of its kind that a clause gives, before any gate. */
type Kind = (located: Located, bench: Bench) => readonly Draft[];

const KINDS: readonly Kind[] = [
  valueDrafts,
  frequencyDrafts,
  caseDrafts,
  orderDrafts,
  whoDrafts,
  allowedDrafts,
  forceDrafts,
  termDrafts,
  listDrafts,
  colourDrafts,
  tableDrafts,
];

/** All drafts about a clause, kind by kind. */
export const draftsOf = (located: Located, bench: Bench): readonly Draft[] =>
  KINDS.flatMap((kind) => kind(located, bench));
