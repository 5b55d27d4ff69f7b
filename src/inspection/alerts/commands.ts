import { fail } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { dropJob } from '../../schedule/jobs.ts';
import { step } from '../findings/file.ts';
import { findingOf, findingsIn, LIVE_STATES } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { readIssue } from '../findings/reference.ts';
import { nameOf, reportersOf } from '../findings/who.ts';
import { tellOf } from '../reports/filing.ts';
import { ALERT_KIND, alarmed } from './escalation.ts';
import { messages } from './messages.ts';

const TAKES =
  /我(?:马上|现在|这就)?(?:去|来)(?:处理|看看?|现场)?|(?:我)?接手|(?:我)?已?到场|(?:我)?在处理|i(?:'ll| will)? (?:take|handle|am on) (?:it|my way)|on my way/i;
const FALSE = /误报|虚惊|假警|没(?:事|有着火)|解除(?:警报|警示)|false alarm/i;
const DONE = /整改|通过|延期|异议|改(?:成|为)/;

const issue = optional<string>({
  required: false,
  ask: messages.which,
  read: (rest) => {
    const read = readIssue(rest);
    return read && { value: read.value, rest: read.rest };
  },
});

/** 接手 and 误报, for emergencies. */
export const alertCommands = (): Command[] => [takeCommand, closeCommand];

const takeCommand: Command = command({
  intent: 'alert.take',
  does: { zh: '接手紧急警示', en: 'take an alert in hand' },
  words: ['接手'],
  recognise: ({ text }) => (!DONE.test(text) && TAKES.test(text) && (readIssue(text) || text.length <= 8) ? 0.93 : -1),
  awaits: async (turn) => (await openAlerts(turn)).length > 0,
  may: ['staff'],
  slots: { issue },
  examples: ['ISS-3 我去处理'],
  quiet: true,
  run: async (turn, { issue: number }): Promise<Reply> => {
    const meant = await alertOf(turn, number);
    if ('blocks' in meant) return meant;
    const ref = findingRef(meant.number);
    const slots = { issue: String(meant.number) };
    const { taken } = meant;
    if (taken) {
      const name = (await nameOf(turn.tx, taken.by, turn)) ?? '';
      return { outcome: 'reject', slots, blocks: lines(turn.say(messages.already(ref, name))), buttons: [] };
    }
    const done = step(turn.tx, meant, 'take', turn.speaker, {});
    if (!done.ok) return refused(turn, done.error, slots);
    dropJob(turn.tx, `${ALERT_KIND}/${ref}`);
    const others = [...reportersOf(done.value), ...(await alarmed(turn.tx, done.value, turn))];
    await tellOf(turn, done.value, others, { lead: messages.takenBy(ref, turn.speaker.name), buttons: [] });
    return { outcome: 'auto', ref, slots, missing: [], blocks: lines(turn.say(messages.taken(ref))), buttons: [] };
  },
});

const closeCommand: Command = command({
  intent: 'alert.close',
  does: { zh: '按误报关闭紧急警示', en: 'close an alert as a false alarm' },
  words: ['误报'],
  recognise: ({ text }) => (FALSE.test(text) && !/[?？吗]|多少|怎么/.test(text) ? 0.93 : -1),
  awaits: async (turn) => (await openAlerts(turn)).length > 0,
  may: ['staff'],
  asks: true,
  slots: {
    issue,
    reason: optional<string>({
      required: false,
      free: true,
      ask: messages.which,
      read: (rest) => {
        const value = rest
          .replace(/^[\s,，:：]*(?:是)?(?:误报|虚惊一场|虚惊|false alarm)?[\s,，。:：;；]*/i, '')
          .trim();
        return value === '' ? undefined : { value, rest: '' };
      },
    }),
  },
  examples: ['ISS-3 误报 是水蒸气'],
  quiet: true,
  run: async (turn, { issue: number, reason }): Promise<Reply> => {
    const meant = await alertOf(turn, number);
    if ('blocks' in meant) return meant;
    const ref = findingRef(meant.number);
    const slots = { issue: String(meant.number), ...(reason === undefined ? {} : { reason }) };
    // What a supervisor filed as a finding is voided, with the reason; a report is answered.
    const how = meant.kind === 'finding' ? 'void' : 'falseAlarm';
    const done =
      reason === undefined && how === 'void'
        ? fail({ ...messages.why(ref), why: 'need' as const, need: 'reason' as const })
        : step(turn.tx, meant, how, turn.speaker, { words: reason });
    if (!done.ok)
      return done.error.need === 'reason'
        ? { outcome: 'ask', slots, missing: ['reason'], blocks: lines(turn.say(messages.why(ref))), buttons: [] }
        : refused(turn, done.error, slots);
    dropJob(turn.tx, `${ALERT_KIND}/${ref}`);
    const others = [...reportersOf(done.value), ...(await alarmed(turn.tx, done.value, turn))];
    await tellOf(turn, done.value, others, { lead: messages.closedFor(ref), words: reason, buttons: [] });
    return { outcome: 'auto', ref, slots, missing: [], blocks: lines(turn.say(messages.closed(ref))), buttons: [] };
  },
});

const refused = (turn: Turn, refusal: Sentence & { readonly why: string }, slots: Record<string, unknown>): Reply => ({
  outcome: refusal.why === 'who' ? 'deny' : 'reject',
  slots,
  missing: [],
  blocks: lines(turn.say(refusal)),
  buttons: [],
});

const openAlerts = async (turn: Turn): Promise<Finding[]> =>
  (await findingsIn(turn.tx, LIVE_STATES, { urgency: '紧急' })).filter(({ emergency }) => emergency !== undefined);

/** The alert that is meant: by its number, else the only one that nobody has taken. */
async function alertOf(turn: Turn, number: string | undefined): Promise<Finding | Reply> {
  const reject = (sentence: Sentence): Reply => ({
    outcome: 'reject',
    slots: number === undefined ? {} : { issue: number },
    blocks: lines(turn.say(sentence)),
    buttons: [],
  });
  if (number !== undefined) {
    const finding = await findingOf(turn.tx, number);
    if (!finding) return reject(messages.noSuch(findingRef(Number(number))));
    return finding.emergency ? finding : reject(messages.noAlert(findingRef(finding.number)));
  }
  const open = (await openAlerts(turn)).filter(({ taken }) => taken === undefined);
  const [only] = open;
  if (only && open.length === 1) return only;
  return {
    outcome: 'ask',
    slots: {},
    missing: ['issue'],
    blocks: lines(turn.say(messages.which)),
    buttons: open.slice(0, 4).map(({ number: n }) => ({ label: findingRef(n), say: `${findingRef(n)} 我去处理` })),
  };
}
