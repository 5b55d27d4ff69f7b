import { describe, expect, it } from 'vitest';
import { DEFAULT_ZONE, instantAt, toIso } from '../../../src/base/time.ts';
import { readCalendar } from '../../../src/schedule/calendar-file.ts';
import { readMute, saysMute } from '../../../src/study/pushes/mute-words.ts';
import { nextMorning, quietEnd, quietOf, verdictOn } from '../../../src/study/pushes/policy.ts';

const zone = DEFAULT_ZONE;
const reading = { now: instantAt('2025-05-14', '10:20'), zone, calendar: readCalendar('knowledge') };
const said = (text: string): unknown => {
  const read = readMute(text, reading);
  if (read.what === 'hours') return `${read.quiet.from}-${read.quiet.to}`;
  return 'until' in read && read.until !== undefined
    ? `${read.what} ${toIso(read.until, zone).slice(0, 16)}`
    : read.what;
};

describe('being left alone', () => {
  it.each([
    ['今天别推了', 'all 2025-05-15T00:00'],
    ['这周别给我推学习了', 'study 2025-05-19T00:00'],
    ['学习推送先静音', 'study'],
    ['免打扰', 'all'],
    ['静音3天', 'all 2025-05-17T10:20'],
    ['先静音两小时', 'all 2025-05-14T12:20'],
    ['别给我发学习了 到周五', 'study 2025-05-16T00:00'],
    ['mute me for this week', 'all 2025-05-19T00:00'],
    ['晚上十点以后不要给我发', '22:00-07:30'],
    ['晚上8点到早上9点不要给我发消息', '20:00-09:00'],
    ['早上9点以前别给我发', '20:00-09:00'],
    ['我上夜班，白天别给我发', '08:00-18:00'],
    // No clock shows 7:75: the hours are not kept.
    ['早上7:75以前别给我发消息', 'all'],
    ["don't send me anything after 9pm", '21:00-07:30'],
    ['取消静音', 'unmute'],
    ['unmute', 'unmute'],
  ])('%s', (text, wanted) => {
    expect(saysMute(text)).toBe(true);
    expect(said(text)).toBe(wanted);
  });
  it.each(['怎么静音', '会议室要静音吗', '巡查时手机静音的规定是什么', '留样多少克'])(
    'is not asked for by %s',
    (text) => expect(saysMute(text)).toBe(false),
  );
});

describe('quiet hours', () => {
  it('end in the morning, on either side of midnight', () => {
    const night = quietOf(undefined, []);
    expect(toIso(quietEnd(night, instantAt('2025-05-14', '20:00'), zone) ?? 0)).toContain('2025-05-15T07:30');
    expect(toIso(quietEnd(night, instantAt('2025-05-15', '07:29'), zone) ?? 0)).toContain('2025-05-15T07:30');
    expect(quietEnd(night, instantAt('2025-05-15', '07:30'), zone)).toBeUndefined();
    expect(toIso(nextMorning(night, instantAt('2025-05-15', '09:00'), zone))).toContain('2025-05-16T07:30');
  });

  it('are by day for who works at night', () => {
    expect(quietOf(undefined, ['夜班保安员'])).toEqual({ from: '08:00', to: '18:00' });
  });

  it('put a mute that ends at night off to its morning', () => {
    const wishes = { mute: { what: 'all' as const, until: instantAt('2025-05-15', '00:00') } };
    const verdict = verdictOn('study', { wishes, posts: [], had: 0 }, instantAt('2025-05-14', '11:00'), zone);
    expect(verdict).toEqual({ send: false, why: 'muted', due: instantAt('2025-05-15', '07:30') });
  });
});
