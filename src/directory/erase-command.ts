import { z } from 'zod';
import type { Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import { allowed } from '../people/permissions.ts';
import { putJob } from '../schedule/jobs.ts';
import type { Reader } from '../store/store.ts';
import { messages } from './messages.ts';
import { personName } from './slots.ts';

/** The kind of job that carries it out: files are written anew, which is nothing for a turn's own transaction. */
export const ERASE_KIND = 'person-erase';
export const erasePayload = z.object({ person: z.string(), by: z.string() });

export interface ErasePorts {
  /** What is kept of somebody, by name or id: who that is, and what goes and what stays, in sentences. */
  readonly erasurePlan: (
    reader: Reader,
    who: string,
  ) => Promise<Result<{ readonly id: string; readonly name: string; readonly say: readonly Sentence[] }, Sentence>>;
}

const ASKS = /什么|哪些|怎么|如何|多少|多久|吗|呢|谁|手续|流程|规定|要求|[?？]/;

/** 清除个人信息 张三: their own words and pictures go, records stay; shown first, done on 确认. */
export const eraseCommand = ({ erasurePlan }: ErasePorts): Command =>
  command({
    intent: 'person.erase',
    does: { zh: '按本人要求清除个人信息', en: "erase a person's data on request" },
    words: ['清除个人信息', '删除个人信息', 'erase personal data'],
    recognise: ({ text }) => (ASKS.test(text) ? -1 : 0),
    may: allowed('directory.edit'),
    slots: { person: personName(messages.whoseData) },
    examples: ['清除个人信息 李四'],
    quiet: true,
    run: async (turn, { person: who }): Promise<Reply> => {
      const base = { slots: { person: who }, missing: [], buttons: [], personal: true };
      const plan = await erasurePlan(turn.tx, who);
      if (!plan.ok) return { ...base, outcome: 'reject', blocks: lines(turn.say(plan.error)) };
      const { id, name, say } = plan.value;
      if (!turn.confirmed) {
        const [first = messages.eraseNow(name), ...rest] = [messages.eraseNow(name), ...say];
        return {
          ...base,
          outcome: 'confirm',
          blocks: lines(turn.say(first), ...rest.map(turn.say)),
          buttons: [
            { label: turn.say(messages.confirm), say: '确认' },
            { label: turn.say(messages.cancel), say: '取消' },
          ],
        };
      }
      putJob(turn.tx, `${ERASE_KIND}-${id}`, {
        kind: ERASE_KIND,
        next: turn.now,
        payload: { person: id, by: turn.speaker.id },
      });
      return { ...base, outcome: 'auto', blocks: lines(turn.say(messages.erasing(name))) };
    },
  });
