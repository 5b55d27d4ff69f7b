import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from './bench.ts';

const ALICE = 'U0ALICE001';
const CHANNEL = 'C0CLEANING';

describe.each([
  ['Socket Mode', false],
  ['signed HTTP', true],
])('what is heard over %s', (_, http) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench({ http });
  });
  afterEach(() => bench.stop());

  it('hands over a direct message with its author, time and words', async () => {
    const channel = bench.slack.workspace.direct(ALICE);
    const { ts, envelopes } = bench.slack.say({ user: ALICE, channel, text: '留样 <125 g> & "多少"' });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect(bench.heard).toHaveLength(1);
    expect(bench.heard[0]).toMatchObject({
      id: `${bench.slack.workspace.team}/${channel}/${ts}`,
      platform: 'slack',
      conversation: { id: channel, kind: 'direct' },
      sender: { platform: 'slack', tenant: bench.slack.workspace.team, id: ALICE, name: '李四' },
      text: '留样 <125 g> & "多少"',
      at: Math.floor(Number(ts) * 1_000),
    });
  });

  it('takes app_mention and message of one mention for one message, its mention cut', async () => {
    const { envelopes } = bench.slack.say({ user: ALICE, channel: CHANNEL, text: '留样多少克' });
    expect(envelopes).toHaveLength(2);
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect(new Set(bench.heard.map((m) => m.id)).size).toBe(1);
    expect(bench.heard[0]).toMatchObject({ text: '留样多少克', conversation: { id: CHANNEL, kind: 'group' } });
  });

  it('hears a slash command and a tap on a button as words', async () => {
    const command = bench.slack.command({ user: ALICE, channel: CHANNEL, text: '留样多少克' });
    await bench.slack.until(() => command.acknowledged);
    await bench.send(
      { blocks: [{ kind: 'lead', text: '125 g' }], buttons: [{ label: '有用', say: '有用 ANS-12' }] },
      { to: { conversation: CHANNEL }, route: { channel: CHANNEL, thread: '1747189200.000100' } },
    );
    const [message] = bench.slack.posted;
    if (!message) throw new Error('nothing posted');
    const tap = bench.slack.tap(ALICE, message, '有用');
    await bench.slack.until(() => tap.acknowledged);
    expect(bench.heard.map((m) => m.text)).toEqual(['留样多少克', '有用 ANS-12']);
    expect(bench.heard[1]).toMatchObject({ route: { channel: CHANNEL, direct: false, thread: '1747189200.000100' } });
  });

  it('takes a command or a mention without words for a call for help', async () => {
    const command = bench.slack.command({ user: ALICE, channel: CHANNEL, text: ' ' });
    const { envelopes } = bench.slack.say({ user: ALICE, channel: CHANNEL, text: '' });
    await bench.slack.until(() => [command, ...envelopes].every((e) => e.acknowledged));
    expect(bench.heard.map((m) => m.text)).toEqual(expect.arrayContaining(['帮助', '帮助']));
  });

  it('overhears other bots, itself, edits, deletions, announcements and talk among people, and acknowledges them', async () => {
    const { bot } = bench.slack.workspace;
    const direct = bench.slack.workspace.direct(ALICE);
    const said = { user: ALICE, channel: direct, text: 'x' };
    const quiet = [
      bench.slack.say({ ...said, extra: { bot_id: 'B0OTHER' } }),
      bench.slack.say({ ...said, user: bot.user, extra: { bot_id: bot.id } }),
      bench.slack.say({ ...said, extra: { subtype: 'message_changed', message: { text: 'y' }, hidden: true } }),
      bench.slack.say({ ...said, extra: { subtype: 'message_deleted', hidden: true } }),
      bench.slack.say({ ...said, channel: CHANNEL, mention: false, extra: { subtype: 'channel_join' } }),
      bench.slack.say({ ...said, channel: CHANNEL, mention: false }),
    ].flatMap(({ envelopes }) => envelopes);
    await bench.slack.until(() => quiet.every((e) => e.acknowledged));
    expect(bench.heard).toEqual([]);
  });

  it('reads kinds of message that it does not know, and names what it cannot read', async () => {
    const channel = bench.slack.workspace.direct(ALICE);
    const said = { user: ALICE, channel, text: '' };
    const all = [
      bench.slack.say({ ...said, text: '留样', extra: { subtype: 'a_new_kind' } }),
      bench.slack.say({ ...said, extra: { subtype: 'another_new_kind' } }),
      bench.slack.say({ ...said, extra: { attachments: [{ is_share: true, text: '转来的话 &lt;b&gt;' }] } }),
    ].flatMap(({ envelopes }) => envelopes);
    await bench.slack.until(() => all.every((e) => e.acknowledged));
    expect(bench.heard.map(({ text, unreadable }) => [text, unreadable])).toEqual([
      ['留样', undefined],
      ['', 'another_new_kind'],
      ['转来的话 <b>', undefined],
    ]);
  });

  it('reads mentions of people by name, links by what they show, and drops calls to everybody', async () => {
    const channel = bench.slack.workspace.direct(ALICE);
    const text =
      '12号 交给<@U0BOB00001> <!channel> 见 <https://example.com/a|通知> 在 <#C1|保洁群> <mailto:a@b.cn|a@b.cn>';
    const { envelopes } = bench.slack.say({ user: ALICE, channel, text: '', extra: { text } });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect(bench.heard[0]?.text).toBe('12号 交给@小陈 见 通知 在 #保洁群 a@b.cn');
  });

  it('keeps the author of another workspace apart from ours', async () => {
    const { envelopes } = bench.slack.say({
      ...{ user: ALICE, channel: CHANNEL, text: '留样' },
      extra: { user_team: 'T0STRANGER' },
    });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect(bench.heard[0]?.sender).toMatchObject({ tenant: 'T0STRANGER', id: ALICE });
  });

  it('ignores events of another workspace or app', async () => {
    const { team, app } = bench.slack.workspace;
    const event = { type: 'message', channel: 'D1', channel_type: 'im', ts: '1.000001', user: ALICE, text: '留样' };
    const foreign = [
      bench.slack.deliver('events_api', { type: 'event_callback', team_id: 'T0OTHER', api_app_id: app, event }),
      ...(http ? [] : [bench.slack.deliver('events_api', { team_id: team, api_app_id: 'A0OTHER', event })]),
    ];
    await bench.slack.until(() => foreign.every((e) => e.acknowledged));
    expect(bench.heard).toEqual([]);
  });

  it('fetches the files of a message with the token, as often as they are asked for', async () => {
    const channel = bench.slack.workspace.direct(ALICE);
    const bytes = Buffer.from('a picture');
    const { envelopes } = bench.slack.say({
      ...{ user: ALICE, channel, text: '12号 已整改' },
      files: [{ name: '../../ä \u202e.jpg', type: 'image/jpeg', bytes }],
    });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    const [file] = bench.heard[0]?.files ?? [];
    expect(file).toMatchObject({ name: '.._.._ä _.jpg', type: 'image/jpeg' });
    expect(Buffer.from((await file?.bytes()) ?? [])).toEqual(bytes);
  });

  it('does not show the token to an address that is not Slack’s, nor take a page of the login for a file', async () => {
    const channel = bench.slack.workspace.direct(ALICE);
    const file = (url: string) => ({ id: 'F1', name: 'a.jpg', mimetype: 'image/jpeg', url_private: url });
    const files = [file('https://evil.example/a.jpg'), file(`${bench.slack.apiUrl.replace('/api/', '')}/files/none`)];
    const { envelopes } = bench.slack.say({ user: ALICE, channel, text: '', extra: { files } });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    const [foreign, gone] = bench.heard[0]?.files ?? [];
    await expect(foreign?.bytes()).rejects.toThrow('not on the list');
    await expect(gone?.bytes()).rejects.toThrow('files:read');
  });

  it('refuses what is not a message and goes on', async () => {
    const broken = [
      bench.slack.event({ type: 'message', channel: 'C1', ts: 'x' }),
      bench.slack.event({ type: 'message', channel: 'C1', ts: '1.1', user: { id: 5 }, text: [] }),
      bench.slack.event({ type: 'reaction_added', user: ALICE, item: { type: 'message', channel: 'C1', ts: '1.1' } }),
      bench.slack.deliver('interactive', {
        type: 'block_actions',
        team: { id: bench.slack.workspace.team },
        user: { id: ALICE },
        actions: [],
      }),
      bench.slack.deliver('interactive', {
        type: 'view_submission',
        team: { id: bench.slack.workspace.team },
        user: { id: ALICE },
        view: {},
      }),
    ];
    await bench.slack.until(() => broken.every((e) => e.acknowledged));
    const channel = bench.slack.workspace.direct(ALICE);
    const { envelopes } = bench.slack.say({ user: ALICE, channel, text: '留样' });
    await bench.slack.until(() => envelopes.every((e) => e.acknowledged));
    expect(bench.heard.map((m) => m.text)).toEqual(['留样']);
  });
});
