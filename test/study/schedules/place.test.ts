import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlaces } from '../../../src/people/places.ts';
import { meetings } from '../../../src/study/meetings/model.ts';
import { schedules } from '../../../src/study/schedules/model.ts';
import { placeIn } from '../../../src/study/schedules/place.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

const read = readPlaces(readFileSync('knowledge/places.yaml', 'utf8'));
const placeOf = (text: string) => (read.ok ? placeIn(text, read.value.places)?.value : undefined);

describe('the place of a meeting', () => {
  it.each([
    ['在第一会议室开保洁例会', '主楼3层第一会议室'],
    ['3号会议室 生熟分开', '主楼3层第三会议室'],
    ['地点：多功能厅', '主楼5层大会议室'],
    ['在食堂二楼召开', '食堂楼2层'],
  ])('%s: %s', (text, name) => expect(placeOf(text)?.name).toBe(name));

  it.each(['卫生间消毒', '会议室布置专题会', '第一会议室服务要求', '周四下午3点 生熟分开'])(
    'is none in a topic: %s',
    (text) => expect(placeOf(text)).toBeUndefined(),
  );
});

describe('meeting.schedule', () => {
  let bot: TestApp;
  const manager = (text: string) => ({ by: 'demo-manager', text });
  beforeAll(async () => {
    bot = await openTestApp();
  });
  afterAll(() => bot.stop());

  it('reads the place, echoes it, keeps it out of the topic and tells it when the meeting is called', async () => {
    const shown = await bot.ask(manager('周四下午3点 在第一会议室 生熟分开 食堂专题会'));
    expect(shown).toMatchObject({ intent: 'meeting.schedule', outcome: 'confirm' });
    expect(shown.slots).toMatchObject({ place: '主楼3层第一会议室', group: '食堂', topic: '生熟分开' });
    expect(shown.text).toContain('地点 主楼3层第一会议室');
    await bot.ask(manager('确认'));
    const heard = await bot.say({ tick: '2025-05-15T14:46:00+08:00' });
    expect(heard.find(({ to }) => to.conversation === 'g-canteen')?.text).toContain('地点：主楼3层第一会议室');
    expect((await bot.app.store.get(meetings, 'MT-1'))?.place).toBe('主楼3层第一会议室');
  });

  it('offers the rooms where the words fit several, in one tap each', async () => {
    const shown = await bot.ask(manager('周五下午3点 三楼会议室 保洁例会'));
    expect(shown.slots).toMatchObject({ place: '三楼会议室' });
    expect(shown.text).toContain('主楼3层第二会议室');
    const tap = shown.actions.find(({ label }) => label === '主楼3层第二会议室')?.say ?? '';
    const again = await bot.ask(manager(tap));
    expect(again).toMatchObject({ outcome: 'confirm', slots: { place: '主楼3层第二会议室', group: '保洁' } });
    const kept = await bot.ask(manager('确认'));
    expect((await bot.app.store.get(schedules, kept.ref ?? ''))?.place).toBe('主楼3层第二会议室');
    const moved = await bot.ask(manager(`${kept.ref} 改到 第一会议室`));
    expect(moved).toMatchObject({ intent: 'schedule.change', outcome: 'confirm' });
    expect(moved.text).toContain('主楼3层第一会议室');
    await bot.ask(manager('取消'));
  });

  it('refuses a floor that there is not', async () => {
    expect(await bot.ask(manager('周五下午3点 在99楼会议室 保洁例会'))).toMatchObject({ outcome: 'reject' });
  });
});
