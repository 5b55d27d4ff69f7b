import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Day, Edition } from '../../standards/model.ts';
import { wholeText } from '../../standards/whole-text.ts';
import { assignedOn, digestOf } from './assigned.ts';
import { bindingOf, isRequirement, type Reason, subjectsFor } from './binding.ts';
import type { Assignment } from './model.ts';
import type { Post } from './posts.ts';
import { type Placement, STAGES, stageOf } from './stage.ts';

/** One clause of a handbook, with why and where it stands there. */
export interface Entry {
  readonly edition: Edition;
  readonly clause: Clause;
  /** The clause's own words with its items, a line each. */
  readonly text: string;
  /** The rows of the table that it refers to, each cell by its column. */
  readonly table?: {
    readonly caption: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly required: boolean;
  readonly reason: Reason;
  readonly placement: Placement;
  /** Of all its words. */
  readonly digest: string;
}

/** What a post must know (应知应会), as it holds on a day. */
export interface Handbook {
  readonly post: Post;
  readonly day: Day;
  /** Only what guests may read: shown, and never kept as a version. */
  readonly openOnly: boolean;
  /** In the order of the day's work; in each part requirements before recommendations. */
  readonly entries: readonly Entry[];
  /** The same for the same clauses in the same words, whoever put them there and in whatever order. */
  readonly digest: string;
}

export interface HandbookSetting {
  readonly catalogue: Catalogue;
  readonly day: Day;
  readonly posts: readonly Post[];
  /** Those that hold, of any post. */
  readonly assignments: readonly Assignment[];
  /** Leaves out what only people of the directory may read. */
  readonly openOnly?: boolean;
}

/** Puts the handbook of a post together from the standards in force. */
export function handbookOf(
  post: Post,
  { catalogue, day, posts, assignments, openOnly = false }: HandbookSetting,
): Handbook {
  const subjectOf = subjectsFor(posts);
  const editions = catalogue.allInForce(day).filter(({ audience }) => !openOnly || audience === 'all');
  const assigned = new Map<string, Reason>();
  for (const assignment of assignments) {
    if (!assignment.holds || (assignment.post !== post.id && assignment.post !== post.name)) continue;
    for (const { key } of assignedOn(assignment, catalogue, day)?.clauses ?? [])
      assigned.set(key, { kind: 'assigned', by: assignment.by, at: assignment.at });
  }
  const entries = editions.flatMap((edition) =>
    edition.clauses.flatMap((clause) => {
      const reason = assigned.get(clause.key) ?? bindingOf(edition, clause, post, subjectOf(clause));
      return reason ? [entryOf(edition, clause, reason)] : [];
    }),
  );
  const rank = ({ placement, required, reason, edition }: Entry): number =>
    STAGES.indexOf(placement.stage) * 8 +
    (required ? 0 : 4) +
    (reason.kind === 'assigned' ? 0 : edition.service !== undefined ? 1 : 2);
  const ordered = entries
    .map((entry, place) => ({ entry, place }))
    .sort((a, b) => rank(a.entry) - rank(b.entry) || a.place - b.place)
    .map(({ entry }) => entry);
  const digest = digestOf(
    entries
      .map((entry) => `${entry.clause.key} ${entry.digest}`)
      .sort()
      .join('\n'),
  );
  return { post, day, openOnly, entries: ordered, digest };
}

function entryOf(edition: Edition, clause: Clause, reason: Reason): Entry {
  const text = wholeText(edition, clause);
  const table = tableOf(edition, clause);
  return {
    edition,
    clause,
    text,
    ...(table ? { table } : {}),
    required: isRequirement(clause),
    reason,
    placement: stageOf(clause),
    digest: digestOf(JSON.stringify([text, table?.rows ?? []])),
  };
}

/** The table that a clause refers to: 应符合表1的规定 asks for what stands in it. */
function tableOf(edition: Edition, { text }: Clause): Entry['table'] {
  const name = /表\s?(?:[A-Z]\.)?\d+/.exec(text)?.[0].replace(/\s/g, '');
  if (name === undefined) return undefined;
  const rows = edition.clauses.filter(({ number, table }) => table && number.startsWith(`${name} `));
  const [first] = rows;
  if (!first?.table) return undefined;
  return {
    caption: first.table.caption,
    header: first.table.cells.map(({ header }) => header),
    rows: rows.map(({ table }) => table?.cells.map(({ value }) => value) ?? []),
  };
}
