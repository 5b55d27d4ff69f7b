/**
 * Writes the past of bench/turns.ts into a store, in a process of its own, so that what is measured afterwards is a bot that
 * was started on so many transactions, not the memory that writing them a year too fast had taken.
 *
 *     node scripts/run.js bench/turns-fill FOLDER FROM TO OF BEGUN
 */
import { answers } from '../src/answers/model.ts';
import { marks } from '../src/chat/marks.ts';
import { openPast } from './past.ts';

const [, , folder = '', ...numbers] = process.argv;
const [from = 0, to = 0, of = 1, begun = 0] = numbers.map(Number);
/** Marks that are kept, at the least (reliability, P3). */
const MARKS = 100_000;

const { store, fill } = await openPast(folder, { from, to, of, end: begun });

/** A question as it is left behind: the answer with its number, the mark, an old mark's end. */
function remember(n: number): Promise<void> {
  const message = `before-${n}`;
  const mark = JSON.stringify(['dingtalk', 'ding-corp-1', message]);
  return store.transact({ what: 'message', message }, async (tx) => {
    const number = await tx.next('ANS');
    tx.put(answers, `ANS-${number}`, {
      number,
      question: '厕所多久巡一次',
      by: `before-${n % 500}`,
      conversation: `cid-${n % 500}`,
      at: tx.at,
      behaviour: 'answer',
      clauses: ['Q/LNJG JG 331—2024#6.2.1', 'Q/LNJG JG 331—2024#6.2.2'],
      service: '保洁',
    });
    tx.put(marks, mark, { intent: 'question', ref: `ANS-${number}`, conversation: `cid-${n % 500}`, at: tx.at });
    if (n >= MARKS) tx.drop(marks, JSON.stringify(['dingtalk', 'ding-corp-1', `before-${n - MARKS}`]));
  });
}

await fill(remember);
