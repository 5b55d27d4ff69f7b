import { createDingTalk } from '../../../adapters/dingtalk/dingtalk.ts';
import { dingtalkHosts } from '../../../adapters/dingtalk/setting.ts';
import { createDoor } from '../../../src/base/outgoing.ts';
import { createDingTalkSimulator } from '../../simulators/dingtalk/simulator.ts';
import { type Got, testPlatform } from '../contract.ts';
import { sleep } from './kit.ts';

testPlatform('dingtalk', async ({ clock, log, groups, people }) => {
  const simulator = await createDingTalkSimulator({ clock, groups, staff: people });
  const platform = createDingTalk({
    ...simulator.credentials,
    apiUrl: simulator.url,
    oapiUrl: simulator.url,
    clock,
    chance: () => 0,
    sleep,
    log,
    door: createDoor({ hosts: dingtalkHosts, configured: [simulator.url] }),
  });
  return {
    platform,
    say: async ({ id, from, group, text, files }) => {
      await simulator.gateway.connected();
      for (const file of files ?? []) simulator.putFile(`${id}/${file.name}`, file.bytes);
      const richText = [
        { text },
        ...(files ?? []).map((file) => ({ type: 'picture', downloadCode: `${id}/${file.name}` })),
      ];
      simulator.say({
        from: { staffId: from, name: from },
        text,
        msgId: id,
        ...(group ? { group } : {}),
        ...(files ? { msgtype: 'richText', content: { richText } } : {}),
      });
    },
    received: () =>
      simulator.received.flatMap(({ conversation, people: to, text, buttons }): Got[] =>
        conversation === undefined
          ? to.map((user) => ({ to: { user }, text, buttons }))
          : [{ to: { conversation }, text, buttons }],
      ),
    close: async () => {
      if (simulator.violations.length > 0) throw new Error(simulator.violations.join('; '));
      await simulator.close();
    },
  };
});
