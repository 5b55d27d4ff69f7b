import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { addDays, DAY, dateOf, instantAt } from '../../base/time.ts';
import { lines } from '../../commands/reply.ts';
import { people } from '../../people/documents.ts';
import { responsibleFor } from '../../people/who.ts';
import { type AfterCommit, type JobKind, jobs, putJob } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import type { PushTo } from '../due/jobs.ts';
import { recordRef } from '../model.ts';
import { recordPictures, type SIGNAL_KINDS, signals } from './model.ts';

export const SIGNALS_KIND = 'record-signals';
/** Told once a day, in the morning. */
const TOLD_AT = '08:30';
/** A picture is remembered for so long. */
const PICTURES_FOR = 90 * DAY;
const LISTED_MOST = 10;

const KINDS: Readonly<Record<(typeof SIGNAL_KINDS)[number], Sentence>> = {
  'same-values': { zh: '连续几天数值完全相同', en: 'the same values several days running' },
  burst: { zh: '一分钟内记了很多条', en: 'many records within a minute' },
  'off-shift': { zh: '记录的时间不在排班内', en: 'at a time outside of the roster' },
  'same-picture': { zh: '图片与以前的相同', en: 'a picture that was used before' },
};

const messages = {
  lead: (count: number): Sentence => ({
    zh: `抽查参考：有 ${count} 处记录可以去现场看看（不代表有问题）`,
    en: `For a spot check: ${count} things worth a look (nothing is said to be wrong)`,
  }),
  item: (name: string, type: string, kind: string, refs: string): Sentence => ({
    zh: `${name} ${type}：${kind}（${refs}）`,
    en: `${name}, ${type}: ${kind} (${refs})`,
  }),
};

/** Sees that tomorrow morning somebody is told. */
export async function armSignals(tx: Transaction, now: Instant, zone: string): Promise<void> {
  if (await tx.get(jobs, SIGNALS_KIND)) return;
  putJob(tx, SIGNALS_KIND, { kind: SIGNALS_KIND, next: instantAt(addDays(dateOf(now, zone), 1), TOLD_AT, zone) });
}

/** Tells the supervisor of each service, once a day, where a spot check may be worth while. */
export const signalsJob = ({ zone, push }: { readonly zone: string; readonly push: PushTo }): JobKind => ({
  kind: SIGNALS_KIND,
  next: () => undefined,
  run: async (tx, { at }) => {
    const byPerson = new Map<string, Sentence[]>();
    for (const { id, document } of (await tx.find(signals)).rows) {
      const supervisor = await responsibleFor(tx, document.service, { now: at, zone });
      tx.drop(signals, id);
      if (!supervisor) continue;
      const name = (await tx.get(people, document.person))?.name ?? document.person;
      const refs = document.records.slice(-5).map(recordRef).join('、');
      const line = messages.item(name, document.type, KINDS[document.kind].zh, refs);
      byPerson.set(supervisor.id, [...(byPerson.get(supervisor.id) ?? []), line]);
    }
    const { rows: old } = await tx.find(recordPictures, { where: { at: { to: at - PICTURES_FOR } }, limit: 500 });
    for (const { id } of old) tx.drop(recordPictures, id);
    const sent: AfterCommit[] = [];
    for (const [person, items] of byPerson) {
      const line = messages.lead(items.length);
      const list = { kind: 'list' as const, items: items.slice(0, LISTED_MOST).map(({ zh }) => zh) };
      const after = await push(tx, person, {
        kind: 'notice',
        line,
        reply: { blocks: [...lines(line.zh), list], buttons: [] },
      });
      if (after) sent.push(after);
    }
    return () => {
      for (const after of sent) after();
    };
  },
});
