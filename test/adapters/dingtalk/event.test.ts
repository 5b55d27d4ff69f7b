import { describe, expect, it } from 'vitest';
import { type EventSetting, readEvent } from '../../../adapters/dingtalk/event.ts';

const setting: EventSetting = {
  robotCode: 'robot-1',
  longestReply: 3_000,
  now: () => 7,
  download: async (code) => Buffer.from(`bytes of ${code}`),
};

const base = {
  conversationId: 'cid-1',
  conversationType: '2',
  conversationTitle: '保洁组',
  chatbotCorpId: 'corp-1',
  chatbotUserId: '$:robot',
  robotCode: 'robot-1',
  msgId: 'msg-1',
  createAt: 1_747_189_200_000,
  msgtype: 'text',
  text: { content: ' 留样多少克' },
  senderId: '$:sender',
  senderNick: '李四',
  senderCorpId: 'corp-1',
  senderStaffId: 'manager123',
  isInAtList: true,
  sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=s',
  sessionWebhookExpiredTime: 1_747_194_600_000,
};

function read(over: Record<string, unknown> = {}, own: Partial<EventSetting> = {}) {
  const result = readEvent(JSON.stringify({ ...base, ...over }), { ...setting, ...own });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('a message of the platform', () => {
  it('becomes one of ours: who, where, when, what', () => {
    const { inbound, webhook } = read();
    expect(inbound).toEqual({
      id: 'msg-1',
      platform: 'dingtalk',
      at: 1_747_189_200_000,
      conversation: { id: 'cid-1', kind: 'group', title: '保洁组' },
      sender: { platform: 'dingtalk', tenant: 'corp-1', id: 'manager123', name: '李四' },
      text: '留样多少克',
      files: [],
      longestReply: 3_000,
    });
    expect(webhook).toEqual({ url: base.sessionWebhook, until: base.sessionWebhookExpiredTime });
  });

  it('is direct when it says so', () => {
    expect(read({ conversationType: '1' }).inbound.conversation.kind).toBe('direct');
  });

  it('may lack what only some carry', () => {
    const { conversationTitle: _, senderNick: __, createAt: ___, sessionWebhook: ____, ...rest } = base;
    const result = readEvent(JSON.stringify({ ...rest, text: null, senderStaffId: null }), setting);
    expect(result).toMatchObject({ ok: true, value: { inbound: { at: 7, text: '' } } });
    expect(result.ok && result.value.webhook).toBeUndefined();
  });

  it.each([
    ['no JSON', 'x'],
    ['an array', '[]'],
    ['null', 'null'],
    ['no message id', JSON.stringify({ ...base, msgId: undefined })],
    ['an empty message id', JSON.stringify({ ...base, msgId: '' })],
    ['no conversation', JSON.stringify({ ...base, conversationId: undefined })],
    ['no sender', JSON.stringify({ ...base, senderId: null })],
  ])('with %s is an error in words', (_, data) => {
    expect(readEvent(data, setting)).toMatchObject({ ok: false, error: expect.any(String) });
  });
});

describe('who speaks', () => {
  const outside = { platform: 'dingtalk-sender', tenant: 'robot-1', id: '$:sender', name: '李四' };

  it.each([
    ['without a staff id', { senderStaffId: undefined }],
    ['with an empty staff id', { senderStaffId: '' }],
    ['with a staff id of another organisation', { senderCorpId: 'corp-2' }],
    ['with a staff id and no organisation', { senderCorpId: undefined }],
    ['with no organisation on either side', { senderCorpId: undefined, chatbotCorpId: undefined }],
  ])('somebody %s is known by the signed sender id only', (_, over) => {
    expect(read(over).inbound.sender).toEqual(outside);
  });

  it('the organisation of the settings wins over what the message says of the robot', () => {
    expect(read({ chatbotCorpId: 'corp-2', senderCorpId: 'corp-2' }, { corpId: 'corp-1' }).inbound.sender).toEqual(
      outside,
    );
  });

  it('a nickname identifies nobody', () => {
    expect(read({ senderNick: 'demo-admin', senderStaffId: '' }).inbound.sender.id).toBe('$:sender');
  });
});

describe('kinds of message', () => {
  const filesOf = async (over: Record<string, unknown>) => {
    const { inbound } = read({ text: undefined, ...over });
    const files = await Promise.all(
      inbound.files.map(async (file) => [file.name, Buffer.from(await file.bytes()).toString()]),
    );
    return { text: inbound.text, files, unreadable: inbound.unreadable };
  };

  it('a picture is a file without words', async () => {
    expect(await filesOf({ msgtype: 'picture', content: { downloadCode: 'a', pictureDownloadCode: 'b' } })).toEqual({
      text: '',
      files: [['picture', 'bytes of a']],
      unreadable: undefined,
    });
  });

  it('a rich text is its words and its pictures, without the mention that leads it', async () => {
    const richText = [
      { text: '@知标 ' },
      { text: '二楼茶水间' },
      { type: 'picture', downloadCode: 'a' },
      { text: '地面积水' },
      { type: 'picture', downloadCode: 'b' },
      { type: 'something-new' },
    ];
    expect(await filesOf({ msgtype: 'richText', content: { richText } })).toEqual({
      text: '二楼茶水间地面积水',
      files: [
        ['picture-3', 'bytes of a'],
        ['picture-5', 'bytes of b'],
      ],
      unreadable: undefined,
    });
  });

  it('a voice is what DingTalk understood of it', async () => {
    const audio = { msgtype: 'audio', content: { duration: 4_000, downloadCode: 'a', recognition: '留样多少克' } };
    expect(await filesOf(audio)).toEqual({ text: '留样多少克', files: [], unreadable: undefined });
  });

  it('a file keeps its name, a video gets one', async () => {
    expect((await filesOf({ msgtype: 'file', content: { fileName: '记录.xlsx', downloadCode: 'a' } })).files).toEqual([
      ['记录.xlsx', 'bytes of a'],
    ]);
    expect((await filesOf({ msgtype: 'video', content: { videoType: 'mp4', downloadCode: 'a' } })).files).toEqual([
      ['video.mp4', 'bytes of a'],
    ]);
  });

  it.each([
    ['a kind that nobody knows', { msgtype: 'hologram', content: { x: 1 } }, 'hologram'],
    ['no kind at all', { msgtype: undefined }, 'unknown'],
    ['a card', { msgtype: 'interactiveCard', content: '{"a":1}' }, '卡片'],
    ['a voice without its words', { msgtype: 'audio', content: { downloadCode: 'a' } }, '没有转成文字的语音'],
    ['a picture without its code', { msgtype: 'picture', content: {} }, '取不到的图片'],
    ['a file without content', { msgtype: 'file' }, '取不到的文件'],
    ['an empty rich text', { msgtype: 'richText', content: { richText: [] } }, '空的图文消息'],
  ])('%s is said to be unreadable, not dropped', async (_, over, unreadable) => {
    expect(await filesOf(over)).toEqual({ text: '', files: [], unreadable });
  });
});
