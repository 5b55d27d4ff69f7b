import type { Clock } from '../../../src/base/clock.ts';
import { DEMONSTRATION_GROUPS, DEMONSTRATION_PEOPLE, type Said, type SimulatedPlatform } from '../simulated.ts';
import { rateLimited } from './faults.ts';
import { buttonsOf, wordsOf } from './shown.ts';
import { startSlackSimulator } from './simulator.ts';

/** The simulated Slack as the page of `npm run simulate` uses it: its channels are the demonstration groups. */
export async function simulateSlack({ port, clock }: { port: number; clock: Clock }): Promise<SimulatedPlatform> {
  const simulator = await startSlackSimulator({ clock, port });
  const { socket, faults, workspace } = simulator;
  for (const { id, name } of DEMONSTRATION_PEOPLE) simulator.person(id, name);
  const transcript: Said[] = [];
  const watchers = new Set<() => void>();
  const add = (said: Omit<Said, 'number' | 'at'>) => {
    transcript.push({ number: transcript.length + 1, at: clock.now(), ...said });
    for (const changed of watchers) changed();
  };
  /** The person whose direct chat a channel is, or the channel. */
  const whose = (channel: string): string =>
    DEMONSTRATION_PEOPLE.find(({ id }) => workspace.direct(id) === channel)?.id ?? channel;
  simulator.onPosted((message) =>
    add({
      conversation: whose(message.channel),
      from: 'bot',
      text: wordsOf(message) + message.files.map((id) => `[${id}]`).join(''),
      buttons: buttonsOf(message).map(({ label, value }) => ({ label, say: value })),
      form: [
        message.by,
        ...(message.thread ? ['thread'] : []),
        ...(message.seen === 'ephemeral' ? ['only you'] : []),
      ].join(' · '),
    }),
  );
  let twice = false;
  return {
    name: 'slack',
    settings: {
      SLACK_BOT_TOKEN: simulator.botToken,
      SLACK_APP_TOKEN: simulator.appToken,
      SLACK_API_URL: simulator.apiUrl,
    },
    people: DEMONSTRATION_PEOPLE,
    groups: DEMONSTRATION_GROUPS,
    transcript,
    violations: simulator.violations,
    say: ({ from, group, text }) => {
      // As in Slack, `/zhibiao …` is a command and no message.
      const command = /^\/zhibiao\s*(.*)$/s.exec(text);
      const form = command ? 'slash_commands' : group ? 'app_mention + message' : 'message';
      add({ conversation: group ?? from, from, text, buttons: [], form });
      const channel = group ?? workspace.direct(from);
      const envelopes = command
        ? [simulator.command({ user: from, channel, text: command[1] ?? '' })]
        : simulator.say({ user: from, channel, text }).envelopes;
      if (twice) for (const envelope of envelopes) simulator.repeat(envelope);
      twice = false;
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    mischief: {
      断开连接: () => socket.drop(),
      '通知换连接（10 秒后断）': () => socket.disconnect('warning', 10_000),
      '假死：连着但不出声': () => socket.silence(),
      发一帧乱码: () => socket.raw('<html>'),
      发半帧后断开: () => socket.half(),
      下一条消息送两遍: () => {
        twice = true;
      },
      消息先扣住: () => simulator.hold(),
      倒着放出扣住的消息: () => simulator.release('reversed'),
      '下一次回复：429': () => faults.next('chat.postMessage', rateLimited(3)),
      '下一次回复：500': () => faults.next('chat.postMessage', { kind: 'status', status: 500 }),
      '下一次回复：ok:false': () => faults.next('chat.postMessage', { kind: 'error', error: 'service_unavailable' }),
      '下一次回复：收到后断线': () => faults.next('chat.postMessage', { kind: 'reset', done: true }),
      下一次连接被拒: () => socket.refuse(1),
    },
    close: () => simulator.stop(),
  };
}
