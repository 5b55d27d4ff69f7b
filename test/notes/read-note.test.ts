import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toIso } from '../../src/base/time.ts';
import { readNote } from '../../src/notes/read-note.ts';
import { asks } from '../../src/notes/signs.ts';
import { readPlaces } from '../../src/people/places.ts';
import { readCalendar } from '../../src/schedule/calendar-file.ts';
import { instantOf, WEDNESDAY } from '../support/app.ts';

const places = readPlaces(readFileSync('knowledge/places.yaml', 'utf8'));
if (!places.ok) throw new Error(places.error.say.en);
const knows = {
  places: places.value.places,
  serviceNames: (parse(readFileSync('knowledge/glossary.yaml', 'utf8')) as { services: Record<string, string[]> })
    .services,
  calendar: readCalendar('knowledge'),
};
const note = (text: string) => readNote(text, knows, { now: instantOf(WEDNESDAY), zone: 'Asia/Shanghai' });
const item = (text: string) => note(text).items[0];
const brief = (text: string) => {
  const { what, location, service, severity } = item(text) ?? {};
  return [location, what, service?.value, severity];
};

describe('a message from the floor', () => {
  it.each([
    ['三楼男厕地面有水没放警示牌 保洁 一般', '三楼男厕', '地面有水没放警示牌', '保洁', '一般'],
    ['一般 保洁 三楼男厕 地面有水', '三楼男厕', '地面有水', '保洁', '一般'],
    ['3楼男厕 小便池有异味 bj yb', '3楼男厕', '小便池有异味', '保洁', '一般'],
    ['⚠️一楼大堂 玻璃门上有手印🖐️ 保洁 一般👌 [图片]', '一楼大堂', '玻璃门上有手印', '保洁', '一般'],
    ['2F pantry, water on the floor, cleaning, minor', '2F pantry', 'water on the floor', '保洁', '一般'],
    ['二楼，不对，是三楼茶水间 地面积水 保洁 一般', '三楼茶水间', '地面积水', '保洁', '一般'],
    ['七楼男厕地面有水 保洁 一般 不对 较重', '七楼男厕', '地面有水', '保洁', '较重'],
    ['南门岗亭 门卫睡岗 较重', '南门岗亭', '门卫睡岗', '安保', '较重'],
    ['三楼走廊 地面有污渍，地面有污渍，地面有污渍 保洁 一般', '三楼走廊', '地面有污渍', '保洁', '一般'],
  ])('%s', (text, ...read) => expect(brief(text)).toEqual(read));

  it('is read through the words of somebody who talks', () => {
    const said = '那个我刚才在四楼开水间看了一下哈地上有一摊水没人拖算保洁的吧就一般问题记一下';
    expect(brief(said)).toEqual(['四楼开水间', '地上有一摊水没人拖', '保洁', '一般']);
  });

  it('says when it was, and by when it must be put right', () => {
    const at = (text: string) => item(text)?.at;
    expect(toIso(at('前天夜里11点 监控室只有一个人值守 安保 较重') ?? 0)).toBe('2025-05-12T23:00:00+08:00');
    expect(item('昨天下午 食堂后厨 砧板混用')?.date).toBe('2025-05-13');
    expect(at('四楼会议室投影打不开 11点就要开会')).toBeUndefined();
    const due = item('三楼走廊 墙面刮花 物业 一般 明天中午12点前整改');
    expect([due?.what, toIso(due?.deadline ?? 0)]).toEqual(['墙面刮花', '2025-05-15T12:00:00+08:00']);
  });

  it('counts things, but neither one alone nor people who should be there', () => {
    expect(item('一楼大堂烟头3个 保洁 一般')).toMatchObject({ what: '烟头', count: 3 });
    expect(item('四楼走廊 两具压力不足 安保 较重')).toMatchObject({ what: '压力不足', count: 2 });
    expect(item('监控室只有一个人值守')?.count).toBeUndefined();
    expect(item('三楼厕所没纸 说了三次')?.count).toBeUndefined();
  });

  it('holds several findings, and what stands over them', () => {
    const { items } = note('巡查发现：1、一楼大堂烟头3个 保洁 一般 2、南门岗亭没人 安保 较重');
    expect(items.map(({ location, what }) => [location, what])).toEqual([
      ['一楼大堂', '烟头'],
      ['南门岗亭', '没人'],
    ]);
    const shared = note('二楼茶水间：① 地面积水 ② 垃圾桶满 保洁 一般').items;
    expect(shared.map(({ location, severity }) => [location, severity])).toEqual([
      ['二楼茶水间', '一般'],
      ['二楼茶水间', '一般'],
    ]);
  });

  it('knows whose it is by what is wrong, and by the place', () => {
    expect(item('三楼走廊灯不亮')?.service).toEqual({ value: '物业', from: 'words' });
    expect(item('五楼会议室话筒没声')?.service).toEqual({ value: '会务', from: 'words' });
    expect(item('后厨地面积水')?.service?.value).toBe('食堂');
    expect(item('五楼走廊有异响')?.service).toBeUndefined();
  });

  it('may be a check that found nothing', () => {
    expect(item('查了三楼第一会议室 会务 一切正常')).toMatchObject({ result: '合格', what: '' });
    expect(item('三楼第一会议室灯不正常')?.result).toBeUndefined();
  });

  it('names what cannot be', () => {
    expect(note('三楼厕所 昨天25点查的 地面积水').fault?.zh).toContain('25点');
    expect(note('B座八楼走廊有污渍').fault?.zh).toContain('B座没有8层');
    expect(note('明天10点 三楼茶水间地面积水 保洁 一般').fault?.zh).toContain('还没到');
  });

  it('cries for help, or only speaks of it', () => {
    expect(note('水管爆了!!').emergency).toBe('水管爆裂');
    expect(note('有人困在2号电梯里了').emergency).toBe('困人');
    expect(note('后厨有煤气味').emergency).toBe('燃气泄漏');
    for (const text of ['水管爆了多久要到场', '消防演练冒烟怎么组织', '万一着火了要先打哪个电话呢'])
      expect(note(text).emergency).toBeUndefined();
  });

  it('past is a record, present a finding, future a plan', () => {
    expect(note('三楼男厕拖完了').tense).toBe('past');
    expect(note('三楼男厕地面有水').tense).toBe('present');
    expect(note('明天去查三楼食堂').tense).toBe('future');
  });

  it('keeps nothing that a spreadsheet would compute', () => {
    expect(item('=HYPERLINK("http://evil.example","点我") 三楼走廊灯不亮')?.what).toBe('灯不亮');
  });
});

it.each(['三楼厕所多久巡一次', '厕所间隔变没变', '要是他来不了呢', '灯坏了找谁'])('%s asks', (text) => {
  expect(asks(text)).toBe(true);
});
