import { handoverRef, handovers } from '../answers/handover/model.ts';
import { answerRef, feedback } from '../answers/model.ts';
import { foldText } from '../base/fold.ts';
import { demands } from '../improvement/model.ts';
import type { ContributionPorts } from '../study/contributions/command.ts';
import type { Deed } from '../study/contributions/count.ts';

/** A need in fewer characters says nothing that anybody could work on. */
const SAYS_SOMETHING = 6;

/** What people do for the standards outside learning, read from where it is kept. */
export const otherDeeds: ContributionPorts['otherDeeds'] = async (reader, person, from, to) => {
  const at = { from, to };
  const deeds: Deed[] = [];
  for (const { document } of (await reader.find(feedback, { where: { by: person, at } })).rows) {
    // A tap on 没用 alone helps nobody; 有用 counts once a clause, whatever it was asked in.
    if (!document.useful && document.reason === undefined) continue;
    const about = document.useful ? (document.clause ?? answerRef(document.answer)) : answerRef(document.answer);
    deeds.push({ kind: 'feedback', at: document.at, about });
  }
  for (const { document } of (await reader.find(demands, { where: { by: person, at } })).rows) {
    const words = foldText(document.content).replace(/[\p{P}\p{S}\s]/gu, '');
    if (document.state === 'withdrawn' || words.length < SAYS_SOMETHING) continue;
    deeds.push({ kind: 'need', at: document.at, about: words });
  }
  for (const { document } of (await reader.find(handovers)).rows) {
    const reply = document.replies.find((one) => one.by === person && one.at >= from && one.at < to);
    if (reply && document.by !== person)
      deeds.push({ kind: 'help', at: reply.at, about: handoverRef(document.number) });
  }
  return deeds;
};
