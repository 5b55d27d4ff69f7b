import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { TodoSource } from '../../commands/todo.ts';
import type { Turn } from '../../commands/turn.ts';
import { units } from '../../people/documents.ts';
import { allRows } from '../../store/all-rows.ts';
import { refreeze } from './freeze.ts';
import { messages, signed as signedDelta } from './messages.ts';
import { type Adjustment, adjustmentRef, adjustments } from './model.ts';
import { liveScore } from './month.ts';
import type { ScorePorts } from './ports.ts';
import { whoOf } from './show.ts';
import { officialFor, others } from './tell.ts';
import { monthInWords } from './words.ts';

const REF = /ADJ\s*[-—－]?\s*(\d{1,9})/i;
const REFUSES = /不\s*(?:同意|批准?|准|行|签)|驳回|\b(?:refuse|reject|disagree|no)\b/i;
const AGREES = /同意|批准|签字|准了|可以|\b(?:agree|approve|sign|yes)\b/i;

/** ADJ-1 同意: a leader's second signature, never the proposer's own (JG 205, 6.4.1, 6.4.2). */
export function signCommand(ports: ScorePorts): Command {
  return command({
    intent: 'assessment.sign',
    // It names what it is about: nothing else is meant, and there is nothing to ask.
    unrivalled: true,
    does: { zh: '给得分调整第二签字', en: 'sign an adjustment' },
    words: [],
    recognise: ({ text }) => (REF.test(text) && (AGREES.test(text) || REFUSES.test(text)) ? 0.98 : 0),
    may: ['leader'],
    slots: {
      adjustment: {
        required: true,
        ask: messages.noAdjustment('ADJ-?'),
        read: (rest) => {
          const found = REF.exec(rest);
          return found?.[1] === undefined ? undefined : { value: found[1], rest: rest.replace(found[0], ' ') };
        },
      },
      agreed: optional<boolean>({
        required: false,
        ask: messages.agree,
        read: (rest) => ({ value: !REFUSES.test(rest), rest }),
      }),
    },
    examples: ['ADJ-1 同意', 'ADJ-1 不同意'],
    run: (turn, { adjustment, agreed = true }) => sign(turn, Number(adjustment), agreed, ports),
  });
}

async function sign(turn: Turn, number: number, agreed: boolean, ports: ScorePorts): Promise<Reply> {
  const ref = adjustmentRef(number);
  const slots = { adjustment: String(number), agreed };
  const answer = (outcome: 'reject' | 'deny', sentence: Sentence): Reply => inShort(turn, outcome, sentence, { slots });
  const found = await turn.tx.get(adjustments, ref);
  if (!found) return answer('reject', messages.noAdjustment(ref));
  if (found.by === turn.speaker.id) return answer('deny', messages.notSelf(ref));
  if (found.unit === turn.speaker.unit) return answer('deny', messages.ownUnit);
  if (found.signed) return answer('reject', messages.signedAlready(ref));
  const done: Adjustment = { ...found, signed: { by: turn.speaker.id, at: turn.now, agreed } };
  turn.tx.put(adjustments, ref, done);
  await tellOf(turn, done, ports);
  return {
    outcome: 'auto',
    ref,
    slots,
    missing: [],
    blocks: lines(turn.say(messages.signedNow(ref, agreed))),
    buttons: [],
  };
}

/** Once signed it counts: a frozen month gets a record of its own, and everyone concerned is told. */
async function tellOf(turn: Turn, adjustment: Adjustment, ports: ScorePorts): Promise<void> {
  const { number, delta, reason, by, service, unit: id, month } = adjustment;
  const ref = adjustmentRef(number);
  const agreed = adjustment.signed?.agreed === true;
  turn.notify({ user: by }, { ref, blocks: lines(messages.signedNow(ref, agreed).zh), buttons: [] });
  if (!agreed) return;
  const unit = await turn.tx.get(units, id);
  const score = (await refreeze(turn.tx, adjustment, ports)) ?? (await liveScore(turn.tx, adjustment, ports));
  if (!unit || !score) return;
  const said = messages.adjustedNow(
    ref,
    whoOf(unit, service),
    monthInWords(month, dateOf(turn.now, turn.zone)),
    delta,
    score.score,
  );
  for (const user of others(turn, await officialFor(turn.tx, id, turn)))
    turn.notify({ user }, { ref, blocks: [...lines(said.zh), { kind: 'quote', text: reason }], buttons: [] });
}

/** What waits for a leader's signature, in 我的待办. */
export const signTodo: TodoSource = {
  title: { zh: '等第二签字的得分调整', en: 'Adjustments to sign' },
  items: async (turn) => {
    if (!turn.speaker.roles.has('leader')) return [];
    return (await allRows(turn.tx, adjustments))
      .map(({ document }) => document)
      .filter(({ signed, by }) => signed === undefined && by !== turn.speaker.id)
      .map(({ number, service, month, delta, reason }) => ({
        text: `${adjustmentRef(number)} ${service} ${month} ${signedDelta(delta)}：${reason}`,
        button: { label: `${turn.say(messages.agree)} ${adjustmentRef(number)}`, say: `${adjustmentRef(number)} 同意` },
      }));
  },
};
