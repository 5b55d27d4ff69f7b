import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../src/base/time.ts';
import { workCalendar } from '../../../src/schedule/calendar.ts';
import { readTime } from '../../../src/schedule/words/read-time.ts';
import { options, restOf, shown, zone } from './said.ts';

const REST: readonly (readonly [string, string])[] = [
  ['每周五下午四点给保洁组考5道题', '给保洁组考5道题'],
  ['每两周一次 周五下午4点 物业 8题', '物业 8题'],
  ['这周四下午三点食堂开个留样的专题会', '食堂开个留样的专题会'],
  ['三楼走廊 墙面刮花 物业 一般 明天中午12点前整改', '三楼走廊 墙面刮花 物业 一般 整改'],
  ['每周五9点例会 提前15分钟给安保推2条条款', '例会 提前15分钟给安保推2条条款'],
  ['明天的培训', '培训'],
  ['给小王明天上午发通知', '给小王 发通知'],
  ['保洁测试暂停到6月16号', '保洁测试暂停'],
  ['1月6日上午9点给保洁考20题 90分及格', '给保洁考20题 90分及格'],
  ['明天 不对 后天上午10点 考保洁', '考保洁'],
  ['每周五下午4点 不对 周四 考安保', '考安保'],
  ['禮拜五下午四點半考保潔五題', '考保潔五題'],
  ['Quiz the Cleaning team every Tuesday 8am, 5 questions', 'Quiz the Cleaning team , 5 questions'],
  ['每周一9点考《8点到9点清洁规程》JG 331 5.2.1', '考《8点到9点清洁规程》JG 331 5.2.1'],
  ['每天9点考 8:30—9:30时段的保洁', '考 8:30—9:30时段的保洁'],
  ['把周五的测试改到周四下午3点', '把周五的测试改到'],
  ['明天下午4点 提3点要求', '提3点要求'],
  ['会前布置 14:00的会 9:50弄好了', '会前布置 的会 弄好了'],
  ['３楼明天９点消毒', '３楼 消毒'],
  ['每周五25点考保洁', '考保洁'],
];

describe('what stays of the message', () => {
  it.each(REST.filter(([text]) => !text.startsWith('会前')))('%s', (text, rest) => {
    expect(restOf(text)).toBe(rest);
  });

  it('keeps an hour that is no time of the record', () => {
    expect(restOf('会前布置 14:00的会 9:50弄好了', { direction: 'past' })).toBe('会前布置 14:00的会 弄好了');
  });

  it('says where in the message the time stood', () => {
    const text = '给保洁 明天９点 考5题';
    const said = readTime(text, options());
    expect(said?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['明天９点']);
  });
});

describe('what was taken for granted', () => {
  const assumed = (text: string, direction: 'future' | 'past' = 'future'): string[] => {
    const said = readTime(text, options({ direction }));
    return said && 'assumed' in said ? said.assumed.map(({ zh }) => zh) : [];
  };
  it.each([
    ['每周三三点', ['没说上午下午，按下午3点']],
    ['每天7点', ['没说上午下午，按上午7点']],
    ['每天9点', []],
    ['周二周四 9点', ['没说“每”，按每周']],
    ['5号下午3点', ['按6月']],
    ['每月31号9点', ['没有31号的月份不算。每月最后一天请说“每月最后一天”']],
    ['每月初9点', ['按1号']],
    ['每个工作日9点', ['工作日按放假和调休安排']],
    ['今晚12点', ['按2025年5月15号凌晨']],
    ['周末上午10点', ['周末按周六']],
    ['每周五16点 到12月', ['到2025年12月31号']],
  ])('%s', (text, expected) => {
    expect(assumed(text)).toEqual(expected);
  });

  it('says that a night watch meant the evening before', () => {
    expect(assumed('23点', 'past')).toEqual(['按昨天']);
  });
});

describe('corrections', () => {
  it.each([
    ['明天 不对 后天上午10点', '2025-05-16T10:00'],
    ['明天，不，后天', 'day 2025-05-16'],
    ['不是明天是后天下午3点', '2025-05-16T15:00'],
    ['不是周三是周四下午3点', '2025-05-15T15:00'],
    ['下周三，说错了，下周四上午10点', '2025-05-22T10:00'],
    ['每周五下午4点，不对，3点', 'FREQ=WEEKLY;BYDAY=FR 15:00'],
    ['每周五下午4点，哦不，5点', 'FREQ=WEEKLY;BYDAY=FR 17:00'],
    ['明天下午3点 不对 是4点', '2025-05-15T16:00'],
    ['每周五下午4点 不对 周四', 'FREQ=WEEKLY;BYDAY=TH 16:00'],
    ['每月5号9点 说错了 6号', 'FREQ=MONTHLY;BYMONTHDAY=6 09:00'],
    ['5月20号不对5月21号上午9点', '2025-05-21T09:00'],
    ['每周五下午4点改成5点', 'FREQ=WEEKLY;BYDAY=FR 17:00'],
    ['那个嗯每周五呃下午那个四点吧给保洁考五道题', 'FREQ=WEEKLY;BYDAY=FR 16:00'],
    ['就是明天啊下午大概三点左右开个会', '2025-05-15T15:00'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('the day that it is said on', () => {
  const on = (date: string, time: string) => ({ now: instantAt(date, time, zone) });

  it('rolls the year over at its end', () => {
    expect(shown('1月6日上午9点', on('2024-12-30', '11:00'))).toBe('2025-01-06T09:00');
    expect(shown('每周五16点 到1月底', on('2025-12-22', '09:00'))).toBe('FREQ=WEEKLY;BYDAY=FR;UNTIL=20260131 16:00');
    expect(shown('下个月检查计划', on('2025-12-22', '09:00'))).toBe('month 2026-01');
    expect(shown('元旦后第一个工作日9点', on('2025-12-22', '09:00'))).toBe('2026-01-04T09:00');
    expect(shown('12月31日23:30', { ...on('2026-01-01', '00:10'), direction: 'past' })).toBe('2025-12-31T23:30');
  });

  it('counts weeks from Monday', () => {
    expect(shown('下周一9点', on('2025-05-18', '20:00'))).toBe('2025-05-19T09:00');
    expect(shown('这周一9点', { ...on('2025-05-18', '20:00'), direction: 'past' })).toBe('2025-05-12T09:00');
  });

  it('knows leap days', () => {
    expect(shown('2月29号上午9点', on('2028-02-01', '09:00'))).toBe('2028-02-29T09:00');
    expect(shown('2月29号上午9点', on('2027-12-01', '09:00'))).toBe('2028-02-29T09:00');
  });

  it('refuses the 31st of a month without one', () => {
    expect(shown('31号9点', on('2025-06-03', '09:00'))).toBe('wrong: 2025年6月没有31号');
  });

  it('takes the bare hour that is still ahead today', () => {
    expect(shown('今天3点', on('2025-05-14', '08:00'))).toBe('2025-05-14T15:00');
    expect(shown('今天7点', on('2025-05-14', '10:00'))).toBe('2025-05-14T19:00');
  });

  it('counts workdays over holidays and make-up days', () => {
    expect(shown('3个工作日内', on('2025-09-26', '09:00'))).toBe('by 2025-09-30');
    expect(shown('3个工作日后', on('2025-09-29', '09:00'))).toBe('day 2025-10-10');
  });

  it('says so when the holidays of a year are not known', () => {
    expect(shown('春节后第一个工作日', on('2026-11-02', '09:00'))).toBe('wrong: 2027年的放假安排还没有');
    expect(shown('3个工作日内', { calendar: workCalendar([]) })).toBe('wrong: 2025年的放假安排还没有');
  });
});

describe('bare numbers of issues', () => {
  it('are days unless the command says that they are not', () => {
    expect(shown('12号 9点')).toBe('2025-06-12T09:00');
    expect(shown('12号 明天9点前整改', { bareDays: false })).toBe('by 2025-05-15T09:00');
    expect(restOf('12号 明天9点前整改', { bareDays: false })).toBe('12号 整改');
    expect(shown('6月12号 9点', { bareDays: false })).toBe('2025-06-12T09:00');
  });
});

/** Scraps of talk about time, strung together at random. */
const scrap = fc.constantFrom(
  ...'每周五 下午四点 明天 不对 后天 5号 月底 前 到 从 开始 起 共8次 8点、10点 - 周 一 三 十 半 每 隔 第 个 月 年 节后 工作日 内 后 every mon and at 9 pm until june 10 of the next 《 》 ： 12 : 30 . / 俩 廿 除 外 遇节假日顺延 不是 改成 24点 99 刚才 暂停'.split(
    ' ',
  ),
  ' ',
  '，',
);
const talk = fc.array(
  fc.oneof({ weight: 6, arbitrary: scrap }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }),
  { maxLength: 40 },
);
const direction = fc.constantFrom('future' as const, 'past' as const, 'any' as const);
const letters = (text: string): string => [...text].filter((c) => !/\s/.test(c)).join('');

describe('whatever is said', () => {
  it('never throws, and leaves words that stood there, in their order', () => {
    fc.assert(
      fc.property(talk, direction, (words, towards) => {
        const text = words.join('');
        const said = readTime(text, options({ direction: towards }));
        if (!said) return;
        expect(said.rest.length).toBeLessThanOrEqual(text.length);
        let at = 0;
        for (const c of letters(said.rest)) {
          at = text.indexOf(c, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('reads no time that its direction forbids', () => {
    fc.assert(
      fc.property(talk, (words) => {
        const text = words.join('');
        const now = options().now;
        const ahead = readTime(text, options({ direction: 'future' }));
        if (ahead && 'assumed' in ahead && typeof ahead.at === 'number') expect(ahead.at).toBeGreaterThan(now);
        const over = readTime(text, options({ direction: 'past' }));
        if (over && 'assumed' in over && typeof over.at === 'number')
          expect(over.at).toBeLessThanOrEqual(now + 300_000);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['每周一、', '1:', '一', '5号、', '明天不对', 'mon, ', '从8点到', '十', ' ', '每月第', '2025-', 'every '])(
    'comes to an end with a message full of %s',
    (scrap) => {
      const text = scrap.repeat(4_000).slice(0, 4_000);
      for (const towards of ['future', 'past'] as const) readTime(text, options({ direction: towards }));
    },
  );

  it('reads 4,000 characters and leaves the rest', () => {
    const text = `明天9点 ${'甲'.repeat(5000)} 后天`;
    expect(readTime(text, options())?.rest === text.slice(5)).toBe(true);
  });
});
