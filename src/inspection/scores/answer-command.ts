import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { TodoSource } from '../../commands/todo.ts';
import type { Turn } from '../../commands/turn.ts';
import { allRows } from '../../store/all-rows.ts';
import { leadsOf } from '../findings/who.ts';
import { messages } from './messages.ts';
import { type Appeal, appealRef, appeals, scoreDrafts, scoredId } from './model.ts';
import { others } from './tell.ts';
import { monthInWords, reasonIn } from './words.ts';

const REF = /APL\s*[-—－]?\s*(\d{1,9})/i;
const REJECTS = /不\s*(?:成立|予支持|同意|支持)|驳回|\b(?:reject|dismiss|not upheld)\w*/i;
const DECIDES = /成立|予支持|同意|支持|驳回|\b(?:uphold|upheld|reject|dismiss)\w*/i;

/** APL-1 成立, APL-1 不成立 理由: a manager answers an appeal before the freeze (JG 205, 6.2.3). */
export function answerCommand(): Command {
  return command({
    intent: 'score.answer',
    // It names what it is about: nothing else is meant, and there is nothing to ask.
    unrivalled: true,
    does: { zh: '答复得分申诉', en: 'answer an appeal' },
    words: [],
    recognise: ({ text }) => (REF.test(text) && DECIDES.test(text) ? 0.99 : 0),
    may: ['manager'],
    asks: true,
    slots: {
      appeal: {
        required: true,
        ask: messages.noAppeal('APL-?'),
        read: (rest) => {
          const found = REF.exec(rest);
          return found?.[1] === undefined ? undefined : { value: found[1], rest: rest.replace(found[0], ' ') };
        },
      },
      upheld: optional<boolean>({
        required: false,
        ask: messages.upheld,
        read: (rest) => ({
          value: !REJECTS.test(rest),
          rest: rest.replace(REJECTS, ' ').replace(DECIDES, ' ').replace('申诉', ' '),
        }),
      }),
      reason: optional<string>({
        required: false,
        free: true,
        ask: messages.askAnswer,
        read: (rest) => {
          const value = reasonIn(rest);
          return value === '' ? undefined : { value, rest: '' };
        },
      }),
    },
    examples: ['APL-1 成立', 'APL-1 不成立 现场照片显示未改正'],
    run: (turn, { appeal, upheld = true, reason }) => answer(turn, String(appeal), upheld, reason),
  });
}

async function answer(turn: Turn, number: string, upheld: boolean, reason: string | undefined): Promise<Reply> {
  const { say } = turn;
  const ref = appealRef(Number(number));
  const slots = { appeal: number, upheld, ...(reason === undefined ? {} : { reason }) };
  const refuse = (outcome: 'reject' | 'deny', sentence: Sentence): Reply => inShort(turn, outcome, sentence, { slots });
  const found = await turn.tx.get(appeals, ref);
  if (!found) return refuse('reject', messages.noAppeal(ref));
  if (found.unit === turn.speaker.unit) return refuse('deny', messages.ownUnit);
  if (found.answer) return refuse('reject', messages.answeredAlready(ref));
  // A supplier who is refused hears why.
  if (reason === undefined && !upheld)
    return {
      outcome: 'ask',
      slots,
      missing: ['reason'],
      blocks: lines(say(messages.askAnswer)),
      buttons: [{ label: say(messages.cancel), say: '取消' }],
    };
  const given = reason ?? messages.upheld.zh;
  turn.tx.put(appeals, ref, {
    ...found,
    answered: true,
    answer: { by: turn.speaker.id, at: turn.now, upheld, reason: given },
  });
  const leads = await leadsOf(turn.tx, { unit: found.unit }, turn);
  for (const user of others(turn, [found.by, ...leads]))
    turn.notify(
      { user },
      {
        ref,
        blocks: [
          ...lines(messages.toldAnswer(ref, upheld).zh),
          ...(reason === undefined ? [] : [{ kind: 'quote' as const, text: reason }]),
        ],
        buttons: [],
      },
    );
  return {
    outcome: 'auto',
    ref,
    slots,
    missing: [],
    blocks: lines(say(messages.answered(ref, upheld)), ...(upheld ? [say(messages.nowAdjust)] : [])),
    buttons: upheld ? await adjustButtons(turn, found) : [],
  };
}

/** What was deducted for the findings that it names, to be given back by one tap and a signature. */
async function adjustButtons(
  { tx, now, zone }: Turn,
  { findings, service, month, unit, number }: Appeal,
): Promise<Button[]> {
  const draft = await tx.get(scoreDrafts, scoredId({ service, month, unit }));
  const points = (draft?.deductions ?? [])
    .filter(({ finding }) => findings.includes(finding))
    .reduce((sum, line) => sum + line.points, 0);
  if (points === 0) return [];
  const name = monthInWords(month, dateOf(now, zone)).zh;
  const words = `${service}${name}考核加${points}分 原因是${appealRef(number)}申诉成立`;
  return [{ label: `+${points}`, say: words }];
}

/** Appeals that wait for an answer, in 我的待办. */
export const appealTodo: TodoSource = {
  title: { zh: '等答复的得分申诉', en: 'Appeals to answer' },
  items: async (turn) => {
    if (!turn.speaker.roles.has('manager')) return [];
    return (await allRows(turn.tx, appeals, { where: { answered: false } }))
      .map(({ document }) => document)
      .filter(({ unit }) => unit !== turn.speaker.unit)
      .map(({ number, service, month, reason }) => ({
        text: `${appealRef(number)} ${service} ${month}：${reason}`,
        button: { label: `${turn.say(messages.upheld)} ${appealRef(number)}`, say: `${appealRef(number)} 成立` },
      }));
  },
};
