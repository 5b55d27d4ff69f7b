import type { FindingPage, ShownClause, ShownFile, StoryStep } from '../../adapters/web/look-ports.ts';
import type { StoredFile } from '../../adapters/web/ports.ts';
import { dateOf, toIso } from '../base/time.ts';
import { attachments } from '../chat/files.ts';
import type { Core } from '../core.ts';
import { nextButtons } from '../inspection/findings/buttons.ts';
import { cardOf, subjectOf } from '../inspection/findings/card.ts';
import { cardMessages } from '../inspection/findings/card-messages.ts';
import { findingOf } from '../inspection/findings/find.ts';
import { isOverdue } from '../inspection/findings/marks.ts';
import {
  FINDING_KINDS,
  FINDING_STATES,
  type Finding,
  type FindingEvent,
  findingRef,
} from '../inspection/findings/model.ts';
import { maySee, PROGRAM } from '../inspection/findings/relations.ts';
import { FILED, ruleOf, STATE_NAMES, STEPS, type StepName } from '../inspection/findings/states.ts';
import { storyOf } from '../inspection/findings/story.ts';
import { nameOf, unitName } from '../inspection/findings/who.ts';
import { may } from '../people/permissions.ts';
import type { Reader } from '../store/store.ts';
import { type Look, momentText, sourceText } from './look.ts';
import { FIELD_NAMES, lookMessages as words } from './messages.ts';

/** One finding with its whole story; undefined when there is none or it is not theirs to see: both look the same. */
export async function findingPage(core: Core, number: number, look: Look): Promise<FindingPage | undefined> {
  const { store, places } = core;
  const { speaker, now, zone, say } = look;
  const finding = await findingOf(store, number);
  if (!finding || !maySee(speaker, finding)) return undefined;
  const blocks = await cardOf(store, finding, { now, zone, say });
  const fields = blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
  // The clause stands by itself, in its own words.
  const shown = fields.filter(([label]) => label !== say(cardMessages.clause));
  const by = hidesReporter(finding, look) ? undefined : await nameOf(store, finding.by, look);
  const clause = clauseShown(core, finding.clause, finding.occurredAt, zone);
  const place = finding.place === undefined ? undefined : places().byCode(finding.place);
  const story: StoryStep[] = [];
  for (const event of await storyOf(store, finding)) story.push(await stepShown(store, finding, event, look));
  return {
    ref: findingRef(finding.number),
    number: finding.number,
    subject: subjectOf(finding),
    state: finding.state,
    overdue: isOverdue(finding, now),
    fields: [
      ...shown,
      ...(by === undefined ? [] : [[say(words.filedBy), by] as const]),
      [say(words.occurredAt), momentText(finding.occurredAt, zone)],
      ...(finding.at === finding.occurredAt ? [] : [[say(words.filedAt), momentText(finding.at, zone)] as const]),
    ],
    notes: blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
    ...(clause ? { clause } : {}),
    ...(place ? { place: { code: place.code, name: place.name } } : {}),
    story,
    buttons: nextButtons(finding, speaker, now, say),
  };
}

/** Who reported or complained is nobody's business of whom it is about. Source: Q/LNJG JG 207—2024, 4.4. */
const hidesReporter = ({ kind, by }: Finding, { speaker }: Look): boolean =>
  kind !== 'finding' && by !== speaker.id && !may(speaker, 'all.see');

/** The clause as it stood when it happened. */
export function clauseShown(
  { catalogue }: Pick<Core, 'catalogue'>,
  key: string | undefined,
  at: number,
  zone: string,
): ShownClause | undefined {
  const found = key === undefined ? undefined : catalogue().byKey(key, dateOf(at, zone));
  if (key === undefined || !found) return undefined;
  const { clause, edition } = found;
  return { key, source: sourceText(edition, clause), text: clause.text, modal: clause.modal };
}

const isStep = (name: string): name is StepName => name in STEPS;

async function stepShown(reader: Reader, finding: Finding, event: FindingEvent, look: Look): Promise<StoryStep> {
  const { step, by, at, words: said, attachments: sent } = event;
  const { say, zone } = look;
  const hidden = step === FILED && hidesReporter(finding, look);
  const who = hidden ? undefined : by === PROGRAM ? say(words.program) : await nameOf(reader, by, look);
  const first = step === FILED ? finding.attachments : [];
  const hashes = [...new Set([...(sent ?? []), ...first.filter((hash) => belongsToFiling(hash, event))])];
  return {
    title: say(isStep(step) ? ruleOf(step).title : words.filed),
    when: momentText(at, zone),
    iso: toIso(at, zone),
    ...(who === undefined ? {} : { who }),
    ...(said ? { words: said } : {}),
    changes: step === FILED ? [] : await changesShown(reader, event, look),
    files: await filesShown(reader, hashes),
  };
}

/** Pictures that were there when it was filed: later ones stand at the step that brought them. */
function belongsToFiling(hash: string, { changed }: FindingEvent): boolean {
  const to = changed?.attachments?.to;
  return Array.isArray(to) && to.includes(hash);
}

async function changesShown(reader: Reader, { changed = {} }: FindingEvent, look: Look) {
  const shown: { field: string; from?: string; to?: string }[] = [];
  for (const [field, { from, to }] of Object.entries(changed)) {
    const name = FIELD_NAMES[field as keyof Finding];
    if (!name) continue;
    const before = await valueText(reader, field, from, look);
    const after = await valueText(reader, field, to, look);
    shown.push({
      field: look.say(name),
      ...(before === undefined ? {} : { from: before }),
      ...(after === undefined ? {} : { to: after }),
    });
  }
  return shown;
}

async function valueText(reader: Reader, field: string, value: unknown, look: Look): Promise<string | undefined> {
  const { say, zone } = look;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') {
    if (field === 'occurredAt' || field === 'deadline' || field === 'reportBy') return momentText(value, zone);
    return field === 'repeats' ? findingRef(value) : String(value);
  }
  if (typeof value !== 'string') return undefined;
  const state = FINDING_STATES.find((one) => field === 'state' && one === value);
  const kind = FINDING_KINDS.find((one) => field === 'kind' && one === value);
  if (state) return say(STATE_NAMES[state]);
  if (kind) return say(cardMessages.kinds[kind]);
  if (field === 'unit') return (await unitName(reader, value)) ?? value;
  if (field === 'assignee') return nameOf(reader, value, look);
  return field === 'clause' ? value.replace('#', ' ') : value;
}

const PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** What is known of stored files; what was erased is left out. */
export async function filesShown(reader: Reader, hashes: readonly string[]): Promise<ShownFile[]> {
  const files = await Promise.all(hashes.map(async (hash) => ({ hash, kept: await reader.get(attachments, hash) })));
  return files.flatMap(({ hash, kept }) =>
    kept ? [{ hash, name: kept.name, picture: PICTURES.includes(kept.type) }] : [],
  );
}

/** A file that came with a finding or with a step of its story, for whoever may see the finding. */
export async function pictureOf(
  { store }: Pick<Core, 'store'>,
  number: number,
  hash: string,
  { speaker }: Look,
): Promise<StoredFile | undefined> {
  const finding = await findingOf(store, number);
  if (!finding || !maySee(speaker, finding)) return undefined;
  const story = await storyOf(store, finding);
  const own = new Set([...finding.attachments, ...story.flatMap(({ attachments: sent = [] }) => sent)]);
  const kept = own.has(hash) ? await store.get(attachments, hash) : undefined;
  const bytes = kept && (await store.getBlob(hash));
  return bytes && { name: kept.name, type: kept.type, bytes };
}
