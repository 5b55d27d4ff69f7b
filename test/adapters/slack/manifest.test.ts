import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const page = readFileSync(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
const manifest = z
  .object({
    features: z.object({
      bot_user: z.object({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/) }),
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.literal(true) })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true) }),
      socket_mode_enabled: z.literal(true),
    }),
  })
  .parse(parse(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''));

describe('the app manifest in the set-up page', () => {
  it('asks for what the adapter uses and no more, and explains each scope', () => {
    const { bot } = manifest.oauth_config.scopes;
    expect([...bot].sort()).toEqual([
      ...['app_mentions:read', 'channels:history', 'chat:write', 'commands', 'files:read', 'files:write'],
      ...['groups:history', 'im:history', 'im:write', 'users:read'],
    ]);
    for (const scope of [...bot, 'connections:write'])
      expect(page.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${scope}\``))).toHaveLength(2);
  });

  it('subscribes to the events that are heard, and has the command', () => {
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual([
      ...['app_mention', 'message.channels', 'message.groups', 'message.im'],
    ]);
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/zhibiao']);
  });
});
