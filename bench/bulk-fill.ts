/**
 * Writes records and findings of a year into a store, in a process of its own, so that what is measured afterwards is a
 * program that was started on them.
 *
 *     node scripts/run.js bench/bulk-fill FOLDER RECORDS FINDINGS END
 */

import { HOUR } from '../src/base/time.ts';
import { type Finding, findingRef, findings } from '../src/inspection/findings/model.ts';
import { writeEvent } from '../src/inspection/findings/story.ts';
import { recordRef, records } from '../src/records/model.ts';
import { noteClause } from '../src/trail/trail.ts';
import { openPast } from './past.ts';

const [, , folder = '', ...numbers] = process.argv;
const [manyRecords = 0, manyFindings = 0, end = 0] = numbers.map(Number);
const total = manyRecords + manyFindings;
const CLAUSE = 'Q/LNJG JG 331—2024#6.2.1';

const { store, fill } = await openPast(folder, { to: total, of: total, end });

/** As it is left when somebody has filed a round. */
const record = (n: number): Promise<void> =>
  store.transact({ what: 'record.create', message: `r-${n}` }, async (tx) => {
    const number = await tx.next('record');
    tx.put(records, recordRef(number), {
      number,
      type: '巡回保洁',
      state: 'standing',
      said: '二楼茶水间 巡回保洁 10:20 地面台面已清洁',
      by: `before-${n % 40}`,
      unit: 'before-firm',
      service: '保洁',
      conversation: `cid-${n % 40}`,
      at: tx.at,
      happenedAt: tx.at,
      location: '二楼茶水间',
      floor: 2,
      attachments: [],
      verdicts: [],
      clauses: [CLAUSE],
    });
    noteClause(tx, { kind: 'recorded', clause: CLAUSE, ref: recordRef(number), service: '保洁', team: '保洁' });
  });

/** A finding with its story: filed, put right, verified. The last of a hundred is still open. */
const finding = (n: number): Promise<void> =>
  store.transact({ what: 'inspection.create', message: `f-${n}` }, async (tx) => {
    const number = await tx.next('ISS');
    const filed: Finding = {
      number,
      kind: 'finding',
      state: 'open',
      what: '地面积水没有放警示牌',
      location: '三楼男厕',
      floor: 3,
      service: '保洁',
      severity: '一般',
      clause: CLAUSE,
      by: `before-${n % 40}`,
      conversation: `cid-${n % 40}`,
      at: tx.at,
      occurredAt: tx.at,
      unit: 'before-firm',
      deadline: tx.at + 24 * HOUR,
      attachments: [],
      steps: 1,
      last: { step: 'file', by: `before-${n % 40}`, at: tx.at },
    };
    writeEvent(tx, undefined, filed, {});
    const closed: Finding = {
      ...filed,
      state: 'closed',
      closed: { by: 'before-1', at: tx.at, how: 'verified' },
      steps: 2,
      last: { step: 'pass', by: 'before-1', at: tx.at },
    };
    const after = n % 100 === 99 ? filed : closed;
    if (after === closed) writeEvent(tx, filed, closed, {});
    tx.put(findings, findingRef(number), after);
    noteClause(tx, { kind: 'found', clause: CLAUSE, ref: findingRef(number), service: '保洁', team: '保洁' });
  });

const every = manyFindings === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(total / manyFindings));
await fill((n) => (n % every === every - 1 ? finding(Math.floor(n / every)) : record(n)));
