import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlaceIn } from '../../src/notes/place.ts';
import { readPlaces } from '../../src/people/places.ts';

const read = readPlaces(readFileSync('knowledge/places.yaml', 'utf8'));
if (!read.ok) throw new Error(read.error.say.en);
const { places } = read.value;
const found = (text: string) => readPlaceIn(text, places);

describe('a place in a message from the floor', () => {
  it.each([
    ['三楼男厕地面有水', '三楼男厕', 3, 'A-3-MWC'],
    ['3F男厕', '3F男厕', 3, 'A-3-MWC'],
    ['３Ｆ男厕', '３Ｆ男厕', 3, 'A-3-MWC'],
    ['三樓男廁冇紙', '三樓男廁', 3, 'A-3-MWC'],
    ['二十八楼办公室', '二十八楼办公室', 28, 'A-28-OFF'],
    ['负一车库灯坏', '负一车库', -1, 'A-B1-CAR'],
    ['地下一层车库', '地下一层车库', -1, 'A-B1-CAR'],
    ['B1车库灯坏', 'B1车库', -1, 'A-B1-CAR'],
    ['-1楼车库', '-1楼车库', -1, 'A-B1-CAR'],
    ['顶楼天台 排水口堵了', '顶楼天台', 30, 'A-30-ROOF'],
    ['B座4楼培训教室', 'B座4楼培训教室', 4, 'B-4-TRN'],
    ['食堂楼一楼厨房', '食堂楼一楼厨房', 1, 'C-1-KIT'],
    ['2F pantry, water on the floor', '2F pantry', 2, 'A-2-TEA'],
    ['the pantry on the 2nd floor is wet', 'pantry on the 2nd floor', 2, 'A-2-TEA'],
  ])('%s', (text, location, floor, code) => {
    const place = found(text);
    expect([place?.location, place?.floor, place?.place?.code]).toEqual([location, floor, code]);
  });

  it('is known without its floor where there is one only', () => {
    expect(found('消控室只有一个人')?.place?.code).toBe('A-1-FCR');
    expect(found('南门岗亭没人')).toMatchObject({ location: '南门岗亭', place: { code: 'GS' } });
    expect(found('地库灯坏')?.place).toBeUndefined();
  });

  it('is put together from a floor and a room that stand apart', () => {
    expect(found('地面有水 男厕 保洁 三楼')).toMatchObject({ location: '三楼男厕', rest: '地面有水 保洁' });
  });

  it('need not be a room that the list has: the floor is known then', () => {
    expect(found('六楼会议室 话筒没声')).toMatchObject({ location: '六楼会议室', floor: 6, within: { code: 'A-6' } });
    expect(found('1203会议室没纸')).toMatchObject({ location: '1203会议室', floor: 12 });
  });

  it('is read from the code on its sign', () => {
    expect(found('A-2-TEA 有水')).toMatchObject({ floor: 2, place: { code: 'A-2-TEA' }, rest: '有水' });
    expect(found('位置:GE 灯坏了')?.place?.code).toBe('GE');
  });

  it('is not a layer of dust, a service, or a lift that is broken', () => {
    expect(found('桌上一层灰')).toBeUndefined();
    expect(found('二楼有水 食堂')).toMatchObject({ location: '二楼', rest: '有水 食堂' });
    expect(found('电梯坏了')).toBeUndefined();
    expect(found('一楼电梯坏了')).toMatchObject({ location: '一楼', rest: '电梯坏了' });
  });

  it('names a floor that the building does not have', () => {
    expect(found('B座8楼有水')?.fault?.zh).toContain('B座没有8层');
    expect(found('99楼茶水间')?.fault?.zh).toContain('主楼没有99层');
    expect(found('0楼')?.fault?.zh).toContain('没有 0 层');
    expect(found('负一楼后厨')?.fault).toBeUndefined();
  });

  it('takes the first of two', () => {
    expect(found('一楼大厅，二楼厕所都没纸')?.location).toBe('一楼大厅');
  });
});
