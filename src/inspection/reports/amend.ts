import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf, toIso } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { UNDO_WITHIN } from '../../commands/undo.ts';
import { subjectOf, whenFor } from '../findings/card.ts';
import { step, unitFor } from '../findings/file.ts';
import { findingOf } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { refusalOf } from '../findings/refusal.ts';
import { deadlines } from '../findings/terms.ts';
import { unitName } from '../findings/who.ts';
import { amends, type Change, readChange, targetIn } from './amend-words.ts';
import { clauseBlocks } from './card.ts';
import { leads, tellOf } from './filing.ts';
import { messages } from './messages.ts';
import { lastFiled } from './model.ts';
import { saidAt, words } from './note-slots.ts';
import type { ReportPorts } from './ports.ts';

/** 刚才那条改成较重 · ISS-7 服务改成物业 · 不是三楼是四楼 · ISS-7 不引条款: a later event that says before and after. */
export const amendCommand = (ports: ReportPorts): Command =>
  command({
    intent: 'inspection.amend',
    does: { zh: '更正登记过的问题', en: 'correct what was filed' },
    words: ['更正'],
    recognise: ({ text }, turn) => amends(text, recent(turn)),
    // Of reports and complaints their author may; who may change what is asked at the finding.
    may: ['staff'],
    asks: true,
    slots: {
      said: saidAt,
      change: words(messages.amendWhich),
      reason: optional<string>({
        required: false,
        free: true,
        ask: messages.amendWhich,
        read: (rest) => (rest.trim() === '' ? undefined : { value: rest.trim(), rest: '' }),
      }),
    },
    examples: ['刚才那条改成较重', 'ISS-3 服务改成物业'],
    run: (turn, slots) => amend(turn, slots, ports),
  });

const recent = (turn: Turn): boolean => {
  const last = turn.recall(lastFiled);
  return last !== undefined && turn.now - last.at <= UNDO_WITHIN;
};

interface Said {
  readonly change: string;
  readonly reason?: string | undefined;
  readonly said?: Instant | undefined;
}

async function amend(turn: Turn, { change: text, reason, said }: Said, ports: ReportPorts): Promise<Reply> {
  const target = targetIn(text).value;
  const change = readChange(text, ports, { now: said ?? turn.now, zone: turn.zone });
  const slots = { target, ...shown(change, turn) };
  const reply = (outcome: NonNullable<Reply['outcome']>, sentence: Sentence, more: Partial<Reply> = {}): Reply => ({
    outcome,
    slots,
    missing: [],
    blocks: lines(turn.say(sentence)),
    buttons: [],
    ...more,
  });
  const last = turn.recall(lastFiled)?.numbers.at(-1);
  const number = target === 'last' ? last : Number(target.slice('ISS-'.length));
  if (number === undefined) return reply('reject', messages.nothingFiled);
  const ref = findingRef(number);
  const finding = await findingOf(turn.tx, number);
  if (!finding) return reply('reject', messages.noSuch(ref));
  if (change.clause === 'other') return chooseClause(turn, finding, slots, ports);
  const set = await changesOf(turn, finding, change, ports);
  if (set === 'no such clause') return reply('reject', messages.noSuchClause);
  if (Object.keys(set).length === 0)
    return Object.keys(shown(change, turn)).length > 0
      ? reply('auto', messages.unchanged(ref), { ref })
      : reply('ask', messages.amendWhat(ref), { missing: ['change'] });
  const why = reason ?? change.reason;
  const refusal = refusalOf(finding, 'amend', turn.speaker, { words: why }, turn.now);
  if (refusal?.why === 'need') return reply('ask', messages.whyChange(ref), { missing: ['reason'] });
  if (refusal) return reply(refusal.why === 'who' ? 'deny' : 'reject', refusal);
  const lists = await differences(turn, finding, { ...finding, ...set }, ports);
  const fresh = finding.by === turn.speaker.id && turn.now - finding.at <= UNDO_WITHIN;
  if (!fresh && !turn.confirmed)
    return reply('confirm', messages.confirmChange(ref), {
      blocks: [...lines(turn.say(messages.confirmChange(ref)), subjectOf(finding)), { kind: 'list', items: lists }],
      buttons: [
        { label: turn.say(messages.confirm), say: '确认' },
        { label: turn.say(messages.cancel), say: '取消' },
      ],
    });
  const done = step(turn.tx, finding, 'amend', turn.speaker, { words: why ?? text.slice(0, 200), set });
  if (!done.ok) return reply(done.error.why === 'who' ? 'deny' : 'reject', done.error);
  await tellOf(turn, done.value, await leads(turn, done.value), {
    lead: messages.amended(ref),
    words: lists.join('；'),
  });
  return reply('auto', messages.amended(ref), {
    ref,
    slots: {
      ...slots,
      ...(set.deadline === undefined ? {} : { deadline: toIso(set.deadline, turn.zone) }),
    },
    blocks: [...lines(turn.say(messages.amended(ref))), { kind: 'list', items: lists }],
  });
}

/** What was read of the change, as slots. */
function shown({ severity, service, item, what, clause }: Change, turn: Turn): Record<string, unknown> {
  return {
    ...(severity ? { severity } : {}),
    ...(service ? { service } : {}),
    ...(item?.location === undefined ? {} : { location: item.location }),
    ...(item?.floor === undefined ? {} : { floor: item.floor }),
    ...(item?.count === undefined ? {} : { count: item.count }),
    ...(item?.at === undefined ? {} : { occurred_at: toIso(item.at, turn.zone) }),
    ...(item?.deadline === undefined ? {} : { deadline: toIso(item.deadline, turn.zone) }),
    ...(what === undefined ? {} : { finding: what }),
    ...(clause === undefined ? {} : { clause: typeof clause === 'string' ? clause : clause.words }),
  };
}

type Set = { -readonly [K in keyof Finding]?: Finding[K] | undefined };

/** The fields that are to change, and what follows: the unit from place and service, the time from the severity. */
async function changesOf(
  turn: Turn,
  finding: Finding,
  { severity, service, item, what, clause }: Change,
  ports: ReportPorts,
): Promise<Set | 'no such clause'> {
  const set: Set = {};
  if (severity && severity !== finding.severity) set.severity = severity;
  if (service && service !== finding.service) set.service = service;
  if (what !== undefined && what !== finding.what) set.what = what;
  if (item?.count !== undefined && item.count !== finding.count) set.count = item.count;
  if (item?.at !== undefined) set.occurredAt = item.at;
  if (item?.deadline !== undefined) set.deadline = item.deadline;
  if (item?.location !== undefined) Object.assign(set, moved(finding, item));
  if (clause === 'none') set.clause = undefined;
  else if (typeof clause === 'object') {
    const named = ports.clauseNamed(clause.words, dateOf(finding.occurredAt, turn.zone));
    if (!named) return 'no such clause';
    if (named.key !== finding.clause) set.clause = named.key;
  }
  if (clause === 'none' && finding.clause === undefined) delete set.clause;
  if (set.severity && finding.kind === 'finding') {
    const { deadline, reportBy } = deadlines(
      ports.catalogue(),
      dateOf(finding.at, turn.zone),
      set.severity,
      finding.at,
    );
    if (set.deadline === undefined) set.deadline = deadline;
    set.reportBy = reportBy;
  }
  if ('service' in set || 'place' in set) {
    const place = 'place' in set ? set.place : finding.place;
    const unit = await unitFor(turn.tx, { service: set.service ?? finding.service, place }, ports.places());
    if (unit !== finding.unit) set.unit = unit;
  }
  return set;
}

/** A floor alone keeps the room: 不是三楼是四楼 of 三楼茶水间 is 四楼茶水间. */
function moved(finding: Finding, item: NonNullable<Change['item']>): Set {
  const alone = /^(?:负|地下|-)?[\d一二三四五六七八九十]{1,3}(?:楼|层|f)$|^b\d$/i.test(item.location ?? '');
  const room = finding.location?.replace(/^(?:负|地下|-|b)?[\d一二三四五六七八九十]{0,3}(?:楼|层|f)?/i, '') ?? '';
  const location = alone ? `${item.location}${room}` : item.location;
  if (location === finding.location) return {};
  const code =
    alone && finding.place
      ? finding.place.replace(/^([A-Z0-9]+)-(?:B?\d+)/, (_, b: string) => `${b}-${level(item.floor)}`)
      : undefined;
  const place = alone ? (code ?? item.place?.code) : (item.place?.code ?? item.within?.code);
  return { location, place, floor: item.floor };
}

const level = (floor = 0): string => (floor < 0 ? `B${-floor}` : String(floor));

/** Before and after, field by field. */
async function differences(turn: Turn, before: Finding, after: Set, ports: ReportPorts): Promise<string[]> {
  const lists: string[] = [];
  const day = dateOf(before.occurredAt, turn.zone);
  for (const [key, label] of Object.entries(messages.fields)) {
    const field = key as keyof typeof messages.fields;
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    const value = async (of: Set): Promise<string> => {
      const one = of[field];
      if (one === undefined || (Array.isArray(one) && one.length === 0)) return turn.say(messages.none);
      if (field === 'unit') return (await unitName(turn.tx, of.unit)) ?? String(one);
      if (field === 'clause') return ports.clauseAt(String(one), day)?.source.split(' · ')[0] ?? String(one);
      if (typeof one === 'number' && field !== 'count') return whenFor(one, turn);
      return Array.isArray(one) ? String(one.length) : String(one);
    };
    lists.push(`${turn.say(label)}：${await value(before)} → ${await value(after)}`);
  }
  return lists;
}

const CHOICES = 4;

/** The clauses that may be meant, each in one tap. */
function chooseClause(turn: Turn, finding: Finding, slots: Record<string, unknown>, ports: ReportPorts): Reply {
  const ref = findingRef(finding.number);
  const day = dateOf(finding.occurredAt, turn.zone);
  const found = ports
    .clausesFor(subjectOf(finding), finding.service, day)
    .filter(({ key }) => key !== finding.clause)
    .slice(0, CHOICES);
  const buttons: Button[] = found.map(({ cited }) => {
    const where = `${cited.code.replace(/^Q\/LNJG /, '')} ${cited.clause}`;
    return { label: where, say: `${ref} 条款 ${where}` };
  });
  return {
    outcome: found.length > 0 ? 'ask' : 'auto',
    slots,
    missing: found.length > 0 ? ['clause'] : [],
    blocks: [
      ...lines(turn.say(found.length > 0 ? messages.chooseClause(ref) : messages.noClauseFound(ref))),
      ...found.flatMap((clause) => clauseBlocks(clause)),
    ],
    buttons: [
      ...buttons,
      ...(finding.clause === undefined ? [] : [{ label: turn.say(messages.noClause), say: `${ref} 不引条款` }]),
    ],
  };
}
