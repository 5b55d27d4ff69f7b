import type { Clock } from '../../../src/base/clock.ts';
import { DEMONSTRATION_GROUPS, DEMONSTRATION_PEOPLE, type Said, type SimulatedPlatform } from '../simulated.ts';
import { createDingTalkSimulator } from './simulator.ts';

/** The simulated DingTalk as the page of `npm run simulate` uses it. */
export async function simulateDingTalk({ port, clock }: { port: number; clock: Clock }): Promise<SimulatedPlatform> {
  const simulator = await createDingTalkSimulator({
    clock,
    port,
    redeliverMs: 60_000,
    groups: DEMONSTRATION_GROUPS.map((group) => group.id),
    staff: DEMONSTRATION_PEOPLE.map((person) => person.id),
  });
  const { gateway, faults, credentials } = simulator;
  const transcript: Said[] = [];
  const watchers = new Set<() => void>();
  const add = (said: Omit<Said, 'number' | 'at'>) => {
    transcript.push({ number: transcript.length + 1, at: clock.now(), ...said });
    for (const changed of watchers) changed();
  };
  simulator.onReceived(({ conversation, people, text, buttons, form, way, mentions }) => {
    for (const where of conversation === undefined ? people : [conversation]) {
      const mention = mentions.map((id) => `@${id} `).join('');
      add({
        conversation: where.replace(/^\$:/, ''),
        from: 'bot',
        text: mention + text,
        buttons,
        form: `${form} · ${way}`,
      });
    }
  });
  return {
    name: 'dingtalk',
    settings: {
      DINGTALK_CLIENT_ID: credentials.clientId,
      DINGTALK_CLIENT_SECRET: credentials.clientSecret,
      DINGTALK_API_URL: simulator.url,
      DINGTALK_OAPI_URL: simulator.url,
    },
    people: DEMONSTRATION_PEOPLE,
    groups: DEMONSTRATION_GROUPS,
    transcript,
    violations: simulator.violations,
    say: ({ from, group, text }) => {
      add({ conversation: group ?? from, from, text, buttons: [], form: 'text' });
      const name = DEMONSTRATION_PEOPLE.find((person) => person.id === from)?.name ?? from;
      // A guest is somebody from outside the organisation: without a staff id.
      const author = from.startsWith('guest-') ? { senderId: `$:${from}`, name } : { staffId: from, name };
      simulator.say({ from: author, text, ...(group ? { group } : {}) });
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    mischief: {
      断开连接: () => gateway.cut(),
      '通知换连接（10 秒后断）': () => gateway.disconnect(),
      '假死：连着但不出声': () => gateway.freeze(),
      发一帧乱码: () => gateway.raw('<html>'),
      下一条消息送两遍: () => faults.nextFrame({ do: 'repeat' }),
      '下一条消息丢一次（60 秒后重发）': () => faults.nextFrame({ do: 'drop' }),
      '下一次回复：429': () => faults.next('webhook', { do: 'status', status: 429, headers: { 'retry-after': '3' } }),
      '下一次回复：500': () => faults.next('webhook', { do: 'status', status: 500 }),
      '下一次回复：错误码': () => faults.next('webhook', { do: 'errcode', errcode: 130_101 }),
      '下一次回复：收到后断线': () => faults.next('webhook', { do: 'cut', when: 'after' }),
      会话地址全部过期: () => simulator.expireSessions(),
      访问令牌全部过期: () => simulator.robot.expireTokens(),
    },
    close: () => simulator.close(),
  };
}
