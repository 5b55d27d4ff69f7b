import { cutAtSentence } from '../base/cut.ts';
import type { Sentence } from '../base/sentence.ts';
import { dateOf, localTime, toIso } from '../base/time.ts';
import type { Block, Button, CitedClause } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import type { Located } from '../standards/catalogue.ts';
import type { Verdict } from './judge.ts';
import { messages } from './messages.ts';
import type { RecordDocument } from './model.ts';
import type { RecordPorts } from './ports.ts';
import type { RecordRead } from './read/message.ts';

const LONGEST_QUOTE = 120;

type Say = (sentence: Sentence) => string;
type Standards = Pick<RecordPorts, 'catalogue' | 'zone'>;

/** `5月14日 13:30`, the day left out when it is today. */
export function whenText(at: number, now: number, zone: string): string {
  const { date, time } = localTime(at, zone);
  const hour = time.slice(0, 5);
  return date === dateOf(now, zone) ? hour : `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 ${hour}`;
}

/** `留样 白粥 130 g、肉包 150 g`, `夜间防火巡查 22:00、01:00 正常`: a record in one line. */
export function lineOf(record: RecordDocument, now: number, zone: string): string {
  const items = (record.items ?? []).map(({ name, amount_g, value_c }) =>
    [name, amount_g === undefined ? '' : `${amount_g} g`, value_c === undefined ? '' : `${value_c} ℃`]
      .filter(Boolean)
      .join(' '),
  );
  const values = [
    record.value_c === undefined ? '' : `${record.value_c} ℃`,
    record.concentration === undefined ? '' : `${record.concentration} mg/L`,
    record.minutes === undefined ? '' : `${record.minutes} min`,
  ];
  const times = record.times?.map((at) => whenText(at, record.times?.at(-1) ?? now, zone)).join('、');
  return [
    record.type,
    record.meal,
    record.location,
    record.person,
    items.join('、'),
    ...values,
    times,
    record.result,
    record.items === undefined ? record.content : undefined,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** What a record says, for the reply's slots (interfaces.md §2). */
export function slotsOf(read: RecordRead, zone: string): Record<string, unknown> {
  const [only] = read.temperatures;
  const items = [
    ...read.items.map(({ name, amount_g }) => ({ name, ...(amount_g === undefined ? {} : { amount_g }) })),
    ...(read.temperatures.length > 1 ? read.temperatures.map(({ name, value }) => ({ name, value_c: value })) : []),
  ];
  const given: Record<string, unknown> = {
    type: read.type.name,
    ...(items.length > 0 ? { items } : {}),
    ...(only && read.temperatures.length === 1 ? { value_c: only.value } : {}),
    concentration: read.concentration,
    minutes: read.minutes,
    count: read.count,
    at: read.at === undefined ? undefined : toIso(read.at, zone),
    date: read.date,
    times: read.times?.map((at) => toIso(at, zone)),
    location: read.location,
    floor: read.floor,
    person: read.person,
    meal: read.meal,
    result: read.result,
    ...(read.late ? { late: true } : {}),
    content: read.content === '' ? undefined : read.content,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export function fieldsOf(record: RecordDocument, now: number, zone: string, say: Say): Block[] {
  const fields: [string, string][] = [];
  const add = (label: Sentence, value: string | undefined): void => {
    if (value) fields.push([say(label), value]);
  };
  if (record.times === undefined) add(messages.time, whenText(record.happenedAt, now, zone));
  if (record.items !== undefined) add(messages.remark, record.content);
  return fields.length === 0 ? [] : [{ kind: 'fields', fields }];
}

/** What the clauses say of the values: each value on a line; of what does not hold the clause's words and what to do now. */
export function verdictBlocks(verdicts: readonly Verdict[], standards: Standards, now: number, say: Say): Block[] {
  const failing = verdicts.filter(({ holds }) => !holds);
  const blocks: Block[] = [];
  const shown = failing.length > 0 ? failing : verdicts;
  if (shown.length > 0)
    blocks.push({
      kind: 'list',
      items: shown.map(({ holds, what, limit }) =>
        say(holds ? messages.holds(what, limit) : messages.fails(what, limit)),
      ),
    });
  for (const clause of distinct(shown.map((verdict) => verdict.clause))) {
    if (failing.length > 0) blocks.push({ kind: 'quote', text: cutAtSentence(clause.clause.text, LONGEST_QUOTE).text });
    blocks.push(sourceOf(clause, standards, now));
  }
  for (const remedy of new Set(failing.flatMap((verdict) => (verdict.remedy ? [say(verdict.remedy)] : []))))
    blocks.push({ kind: 'text', text: say(messages.now(remedy)) });
  return blocks;
}

const distinct = (clauses: readonly Located[]): Located[] =>
  clauses.filter((one, i) => clauses.findIndex((other) => other.clause.key === one.clause.key) === i);

/** `Q/LNJG JG 352—2024 5.2.1 · 现行 · 应` */
export function sourceOf({ clause, edition }: Located, { catalogue, zone }: Standards, now: number): Block {
  const status = catalogue().statusOf(edition, dateOf(now, zone));
  const text = [`${edition.id} ${clause.number}`, clause.amendment, status, clause.modal].filter(Boolean).join(' · ');
  return { kind: 'source', text, key: clause.key };
}

export function citationsOf(clauses: readonly Located[], { catalogue, zone }: Standards, now: number): CitedClause[] {
  return distinct(clauses).flatMap(({ clause, edition }) => {
    const status = catalogue().statusOf(edition, dateOf(now, zone));
    return status === undefined
      ? []
      : [
          {
            code: edition.id,
            title: edition.title,
            clause: clause.number,
            status,
            modal: clause.modal,
            quote: clause.text,
            ...(clause.amendment === undefined ? {} : { amendment: clause.amendment }),
          },
        ];
  });
}

export const button = (turn: Pick<Turn, 'say'>, label: Sentence, say: string): Button => ({
  label: turn.say(label),
  say,
});
