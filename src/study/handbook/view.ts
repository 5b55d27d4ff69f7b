import type { Instant } from '../../base/clock.ts';
import type { Run } from '../../base/docx.ts';
import { dateOf } from '../../base/time.ts';
import type { Language } from '../../commands/language.ts';
import { people } from '../../people/documents.ts';
import { shortCode } from '../../standards/code.ts';
import type { Day, Modal } from '../../standards/model.ts';
import { itemsUnder } from '../../standards/whole-text.ts';
import type { Reader } from '../../store/store.ts';
import type { Entry, Handbook } from './handbook.ts';
import { FORCE_NAMES, messages, STAGE_NAMES } from './messages.ts';
import { numberOf, type Room } from './room.ts';
import { runsOf } from './runs.ts';
import { STAGES, type Stage } from './stage.ts';

/** A handbook as it is shown: every text plain, in the reader's language but for the clauses. */
export interface HandbookView {
  /** Id of the post, as its address has it. */
  readonly post: string;
  readonly title: string;
  readonly number: number;
  /** The day since when it reads so. */
  readonly since: Day;
  readonly count: number;
  readonly required: number;
  readonly parts: readonly {
    readonly stage: Stage;
    readonly name: string;
    readonly entries: readonly ShownEntry[];
  }[];
  /** How clauses come in and in which order they stand. */
  readonly legend: string;
}

export interface ShownEntry {
  /** Key of the clause. */
  readonly key: string;
  /** `JG 331—2024 6.2.1`: on paper the edition is needed. */
  readonly where: string;
  /** `要求`. */
  readonly force: string;
  readonly modal: Modal;
  readonly required: boolean;
  readonly text: string;
  /** The text with its values set off. */
  readonly runs: readonly Run[];
  readonly table?: Entry['table'];
  /** Why it is here. */
  readonly why: string;
}

/** `JG 331 6.2.1`: a handbook holds what is in force, so that no year is needed. */
export const whereIs = ({ edition, clause }: Pick<Entry, 'edition' | 'clause'>): string =>
  `${shortCode(edition.code)} ${clause.number}`;

/** Makes a handbook ready to be shown, with its number. */
export async function viewOf(
  reader: Reader,
  handbook: Handbook,
  { language, now, zone }: { readonly language: Language; readonly now: Instant; readonly zone: string },
): Promise<HandbookView> {
  const { number, since } = await numberOf(reader, handbook, now);
  const names = new Map<string, string>();
  for (const { reason } of handbook.entries)
    if (reason.kind === 'assigned' && !names.has(reason.by))
      names.set(reason.by, (await reader.get(people, reason.by))?.name ?? reason.by);
  const why = ({ reason }: Entry): string =>
    reason.kind === 'assigned'
      ? messages.why.assigned(names.get(reason.by) ?? reason.by, dateOf(reason.at, zone))[language]
      : reason.kind === 'subject'
        ? `${messages.why.subject[language]}${language === 'zh' ? `“${reason.actor}”` : `: ${reason.actor}`}`
        : messages.why.standard[language];
  const shown = (entry: Entry): ShownEntry => ({
    key: entry.clause.key,
    where: `${shortCode(entry.edition.code)}${entry.edition.year ? `—${entry.edition.year}` : ''} ${entry.clause.number}`,
    force: FORCE_NAMES[entry.clause.modal][language],
    modal: entry.clause.modal,
    required: entry.required,
    text: entry.text,
    runs: runsOf(
      entry.text,
      [entry.clause, ...itemsUnder(entry.edition, entry.clause)].flatMap(({ quantities }) => quantities),
    ),
    ...(entry.table ? { table: entry.table } : {}),
    why: why(entry),
  });
  return {
    post: handbook.post.id,
    title: messages.title(handbook.post.id)[language],
    number,
    since: dateOf(since, zone),
    count: handbook.entries.length,
    required: handbook.entries.filter(({ required }) => required).length,
    parts: STAGES.flatMap((stage) => {
      const entries = handbook.entries.filter(({ placement }) => placement.stage === stage);
      return entries.length === 0 ? [] : [{ stage, name: STAGE_NAMES[stage][language], entries: entries.map(shown) }];
    }),
    legend: messages.legend[language],
  };
}

/** The handbook of a post by its id, for a page; undefined when there is no such post or nothing binds it. */
export async function viewByPost(
  reader: Reader,
  room: Room,
  post: string,
  { openOnly, ...shown }: Parameters<typeof viewOf>[2] & { readonly openOnly: boolean },
): Promise<HandbookView | undefined> {
  const found = room.posts.all.find(({ id }) => id === post);
  const handbook = found && room.handbook(found, openOnly);
  return handbook && handbook.entries.length > 0 ? viewOf(reader, handbook, shown) : undefined;
}
