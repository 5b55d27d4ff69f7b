import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { picturesOf, usePictures } from '../../commands/pictures.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { findingRef } from '../findings/model.ts';
import { messages } from './messages.ts';
import { appealRef, appeals, type ScoreDraft, scoreDrafts } from './model.ts';
import { frozenOf } from './month.ts';
import type { ScorePorts } from './ports.ts';
import { whoOf } from './show.ts';
import { managersFor, others } from './tell.ts';
import { whomOf } from './whom.ts';
import { type MonthSaid, monthInWords, monthSlot, reasonIn, thisMonth } from './words.ts';

const ABOUT_SCORE =
  /(?:得分|考核|评分|初稿|分数|扣分).{0,8}(?:申诉|异议|不认可|不服)|(?:申诉|异议|不认可|不服).{0,12}(?:得分|考核|评分|初稿|分数|扣分)|appeal.{0,30}score|score.{0,30}appeal/i;
const ASKS = /怎么|如何|什么时候|多久|几个|几天|期限|流程|谁|吗|[?？]\s*$|\b(?:how|when|who)\b/i;
const NAMED = /ISS\s*[-—－]?\s*(\d{1,9})/gi;

/** The findings that a text names, each once. */
export const findingsIn = (text: string): number[] => [
  ...new Set([...text.matchAll(NAMED)].map((one) => Number(one[1]))),
];

/** 5月得分申诉 ISS-3 已当场改正: by the supplier's lead, within the workdays that JG 205 gives (6.2). */
export function appealCommand(ports: ScorePorts): Command {
  return command({
    intent: 'score.appeal',
    // A finding that it names is no dispute about the finding itself.
    unrivalled: true,
    does: { zh: '对考核得分申诉', en: "appeal against a month's score" },
    words: ['得分申诉', '考核申诉', '评分申诉'],
    recognise: ({ text }) => {
      if (/APL/i.test(text)) return -1;
      return ABOUT_SCORE.test(text) ? (ASKS.test(text) ? -1 : 0.985) : 0;
    },
    may: ['supplier_lead'],
    asks: true,
    slots: {
      month: monthSlot(ports.calendar),
      reason: optional<string>({
        required: false,
        free: true,
        ask: messages.askAppeal,
        read: (rest) => {
          const value = reasonIn(
            rest
              .replace(/^[\s,，:：]*(?:我们|我司|本公司)?(?:对|就)?\s*(?:保洁|食堂|安保|会务|物业)?(?:的)?/, '')
              .replace(
                /(?:月度)?(?:考核|得分|评分|分数|扣分|初稿|结果)*(?:提出|有|的)?(?:申诉|异议|不认可|不服)[\s,，:：]*/,
                ' ',
              ),
          );
          return value === '' ? undefined : { value, rest: '' };
        },
      }),
    },
    examples: ['5月得分申诉 ISS-3 当场已经改正'],
    run: (turn, said) => appeal(turn, said, ports),
  });
}

interface Said {
  readonly month?: MonthSaid | undefined;
  readonly reason?: string | undefined;
}

async function appeal(turn: Turn, { month: said, reason }: Said, ports: ScorePorts): Promise<Reply> {
  const { say } = turn;
  const month = said && 'month' in said ? said.month : await openMonth(turn);
  const slots = { month, ...(reason === undefined ? {} : { reason }) };
  const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots, missing });
  if (said && 'problem' in said) return answer('reject', said.problem);
  const today = dateOf(turn.now, turn.zone);
  const name = monthInWords(month, today);
  const draft = (await ownDrafts(turn, month))[0];
  const whom = await whomOf(turn, { month, service: draft?.service, text: '' }, ports);
  if ('refused' in whom) return answer(whom.outcome, whom.refused);
  const [one] = whom.units;
  if (!draft || !one) return answer('reject', messages.noDraft(name));
  const until = instantInWords(draft.appealUntil, today, turn.zone);
  if (turn.now >= draft.appealUntil || (await frozenOf(turn.tx, one.scored)).length > 0)
    return answer('reject', messages.appealOver(until));
  const named = findingsIn(turn.confirmed ? (reason ?? '') : `${turn.text} ${reason ?? ''}`);
  const stray = named.find(
    (number) => !draft.deductions.some(({ finding }) => finding === number) && !draft.pending.includes(number),
  );
  if (stray !== undefined) return answer('reject', messages.notCounted(findingRef(stray)));
  if (reason === undefined) return answer('ask', messages.askAppeal, ['reason']);
  if (!turn.confirmed)
    return {
      outcome: 'confirm',
      slots,
      missing: [],
      blocks: lines(say(messages.confirmAppeal(name, reason))),
      buttons: [
        { label: say(messages.confirm), say: '确认' },
        { label: say(messages.cancel), say: '取消' },
      ],
    };
  const number = await turn.tx.next('APL');
  const ref = appealRef(number);
  turn.tx.put(appeals, ref, {
    ...one.scored,
    number,
    findings: named,
    reason,
    attachments: [...picturesOf(turn)],
    by: turn.speaker.id,
    at: turn.now,
    answered: false,
  });
  usePictures(turn);
  const line = messages.pleaseAnswer(ref, whoOf(one.unit, one.scored.service), name, until);
  for (const user of others(turn, await managersFor(turn.tx, one.scored.unit, turn)))
    turn.notify(
      { user },
      {
        ref,
        blocks: [...lines(line.zh), { kind: 'quote', text: reason }],
        buttons: [
          { label: messages.upheld.zh, say: `${ref} 成立` },
          { label: messages.rejected.zh, say: `${ref} 不成立` },
        ],
      },
    );
  return { outcome: 'auto', ref, slots, missing: [], blocks: lines(say(messages.appealed(ref))), buttons: [] };
}

async function ownDrafts({ tx, speaker }: Turn, month: string): Promise<ScoreDraft[]> {
  if (speaker.unit === undefined) return [];
  return (await tx.find(scoreDrafts, { where: { month, unit: speaker.unit } })).rows.map(({ document }) => document);
}

/** The month whose draft can be appealed against now, else the last one. */
async function openMonth(turn: Turn): Promise<string> {
  const { tx, speaker, now } = turn;
  if (speaker.unit === undefined) return thisMonth(turn);
  const { rows } = await tx.find(scoreDrafts, { where: { unit: speaker.unit, appealUntil: { from: now } } });
  return rows.at(-1)?.document.month ?? thisMonth(turn);
}
