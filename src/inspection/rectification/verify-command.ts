import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed, may } from '../../people/permissions.ts';
import { cardOf } from '../findings/card.ts';
import { tellReporters } from '../findings/ended.ts';
import { step } from '../findings/file.ts';
import { findingsIn } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import type { Picture } from '../findings/pictures.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { namesIssue } from '../findings/reference.ts';
import { leadsOf, nameOf } from '../findings/who.ts';
import { messages } from './messages.ts';
import { isOnTheSpot } from './on-the-spot.ts';
import { files, issue, said } from './slots.ts';
import { barred, refused, reject, targetOf } from './target.ts';
import { tell } from './tell.ts';
import { commentIn, isQuestion, sayingOf, saysChecked, saysReturns } from './words.ts';

/** `12号 通过`, `不通过 还有水`, 二楼茶水间复查过了 没问题 可以关: by a supervisor who had no part in it. */
export function verifyCommand(ports: FindingPorts): Command {
  return command({
    intent: 'rectification.verify',
    does: { zh: '复查整改', en: 'verify a fix' },
    words: [],
    awaits: async (turn) =>
      namesIssue(turn.text) ||
      (may(turn.speaker, 'rectification.verify') && (await findingsIn(turn.tx, ['submitted'])).length > 0),
    recognise: ({ text }, turn) => {
      if (isQuestion(text)) return 0;
      const says = sayingOf(text);
      const named = namesIssue(text);
      if (named && isOnTheSpot(text)) return 0.98;
      if (says !== 'pass' && says !== 'return') return 0;
      if (named) return 0.96;
      if (/^(?:不?通过|没通过|未通过|退回|复查)/.test(text.trim())) return 0.97;
      return saysChecked(text) && turn.speaker.roles.has('supervisor') ? 0.96 : 0;
    },
    may: allowed('rectification.verify'),
    slots: {
      issue,
      attachments: files,
      said,
      comment: {
        required: false,
        free: true,
        ask: { zh: '', en: '' },
        read: (rest) => {
          const value = commentIn(rest);
          return value === '' ? undefined : { value, rest: '' };
        },
      },
    },
    asks: true,
    examples: ['ISS-1 通过', 'ISS-1 不通过 墙角还有水'],
    run: async (turn, values): Promise<Reply> => {
      const text = values.said ?? turn.text;
      const fails = saysReturns(text) && !/没问题/.test(text);
      const result = fails ? '不通过' : '通过';
      const comment = values.comment;
      const slots = {
        ...(values.issue === undefined ? {} : { issue: values.issue }),
        result,
        ...(comment === undefined ? {} : { comment }),
      };
      const onTheSpot = isOnTheSpot(text) && !fails;
      const target = await targetOf(turn, {
        issue: values.issue,
        text,
        steps: onTheSpot ? ['fixOnTheSpot'] : ['pass'],
        again: (ref) => `${ref} ${result}${comment ? ` ${comment}` : ''}`,
        slots,
        ports,
      });
      if ('reply' in target) return target.reply;
      const { finding } = target;
      const known = { ...slots, issue: String(finding.number) };
      if (onTheSpot) return closeHere(turn, finding, values.attachments ?? [], known);
      return fails ? giveBack(turn, finding, comment, known) : pass(turn, finding, comment, known);
    },
  });
}

type Slots = Readonly<Record<string, unknown>>;

async function pass(turn: Turn, finding: Finding, comment: string | undefined, slots: Slots): Promise<Reply> {
  const early = await tooEarlyOrLate(turn, finding, slots);
  if (early) return early;
  const ref = findingRef(finding.number);
  const done = step(turn.tx, finding, 'pass', turn.speaker, { words: comment });
  if (!done.ok) return refused(turn, done.error, slots);
  await tell(turn, await doers(turn, done.value), done.value, {
    lead: messages.youPassed(ref, turn.speaker.name),
    words: comment,
  });
  await tellReporters(turn, done.value);
  return ended(turn, done.value, messages.passed(ref), slots);
}

async function giveBack(turn: Turn, finding: Finding, comment: string | undefined, slots: Slots): Promise<Reply> {
  const early = await tooEarlyOrLate(turn, finding, slots);
  if (early) return early;
  const ref = findingRef(finding.number);
  if (comment === undefined)
    return {
      outcome: 'ask',
      slots,
      missing: ['comment'],
      blocks: lines(turn.say(messages.whyReturned(ref))),
      buttons: [],
    };
  const done = step(turn.tx, finding, 'return', turn.speaker, { words: comment });
  if (!done.ok) return refused(turn, done.error, slots, { reason: 'comment' });
  await tell(turn, await doers(turn, done.value), done.value, {
    lead: messages.youReturned(ref, turn.speaker.name),
    words: comment,
  });
  return ended(turn, done.value, messages.returned(ref), slots);
}

/** Closes a minor one that was put right in the inspector's presence. Source: JG 204, 6.1.5. */
function closeHere(turn: Turn, finding: Finding, pictures: readonly Picture[], slots: Slots): Promise<Reply> | Reply {
  const attachments = pictures.map(({ hash }) => hash);
  const done = step(turn.tx, finding, 'fixOnTheSpot', turn.speaker, { attachments });
  if (!done.ok) return refused(turn, done.error, slots, { 'before and after': 'attachments' });
  return ended(turn, done.value, messages.onTheSpot(findingRef(finding.number)), slots);
}

/** No fix to look at, or somebody else has looked already. */
async function tooEarlyOrLate(turn: Turn, finding: Finding, slots: Slots): Promise<Reply | undefined> {
  const bar = barred(finding, 'pass', turn);
  if (bar === undefined) return undefined;
  const ref = findingRef(finding.number);
  if (bar.why !== 'state') return refused(turn, bar, slots);
  const closer = finding.closed?.how === 'verified' ? await nameOf(turn.tx, finding.closed.by, turn) : undefined;
  if (finding.state === 'closed' && closer !== undefined)
    return reject(turn, messages.alreadyPassed(ref, closer), slots);
  return reject(
    turn,
    finding.state === 'closed' || finding.state === 'voided' ? bar : messages.notSubmitted(ref),
    slots,
  );
}

/** Who did it: who submitted, who has it in hand, the unit's leads. */
async function doers(turn: Turn, finding: Finding): Promise<string[]> {
  const { submission, assignee } = finding;
  return [
    ...(submission ? [submission.by] : []),
    ...(assignee === undefined ? [] : [assignee]),
    ...(await leadsOf(turn.tx, finding, turn)),
  ];
}

const ended = async (turn: Turn, finding: Finding, lead: Parameters<Turn['say']>[0], slots: Slots): Promise<Reply> => ({
  outcome: 'auto',
  ref: findingRef(finding.number),
  slots,
  missing: [],
  blocks: [
    ...lines(turn.say(lead)),
    ...(await cardOf(turn.tx, finding, { now: turn.now, zone: turn.zone, say: turn.say })),
  ],
  buttons:
    finding.state === 'closed' ? [{ label: turn.say(messages.undo), say: `撤销 ${findingRef(finding.number)}` }] : [],
});
