import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskNumbers } from '../../src/chat/mask.ts';

const ID = '11010519491231002X';

describe('numbers of people', () => {
  it.each([
    ['an identity card', `身份证${ID}，请登记`, '身份证11****************，请登记'],
    ['in lower case', '11010519491231002x', '11****************'],
    ['in full width', '１１０１０５１９４９１２３１００２Ｘ', '11****************'],
    ['parted by blanks', '110105 19491231 002X', '11****************'],
    ['parted by dashes', '1101-0519-4912-3100-2X', '11****************'],
    ['in Chinese numerals', '一一零一零五一九四九一二三一零零二X', '11****************'],
    ['glued to another number', `编号9${ID}`, '编号911****************'],
    ['beside another number', `1 ${ID} 2`, '1 11**************** 2'],
    ['a phone', '打13800138000', '打13*********'],
    ['a phone with its country', '+86 138 0013 8000', '+86***********'],
    ['a phone as it is dictated', '幺三八零零一三八零零零', '13*********'],
    ['two phones', '13800138000 13900139000', '13********* 13*********'],
    ['three, with dashes', '138-0013-8000、139-0013-9000，137 0013 7000', '13*********、13*********，13*********'],
    ['a bank card', '6222 0212 3456 7890 128'.replace('128', '120'), undefined],
    ['a bank card that adds up', '卡号4111 1111 1111 1111', '卡号41**************'],
  ])('%s: %s', (_, text, masked) => {
    if (masked === undefined) return expect(maskNumbers(text).text).toMatch(/\d/);
    expect(maskNumbers(text).text).toBe(masked);
  });

  it('are counted', () => expect(maskNumbers(`${ID} 13800138000`).count).toBe(2));

  it.each([
    '留样125克，保存48小时',
    'Q/LNJG JG 352—2024 5.2.1',
    '2025-05-14 10:20 到 2025-05-15 10:20',
    '110105194912310021',
    '12345678901234567890',
    '订单 20250514102030405060',
    '12800138000',
    '第一二三四五六七八九条',
    '0.138001380001',
    '温度 4.5 6.2 7.1 5.5 4.8 5.1 6.0',
  ])('are not what only looks a little like one: %s', (text) => {
    expect(maskNumbers(text)).toEqual({ text, count: 0 });
  });

  it('never get through, whatever stands around them', () => {
    const around = fc.string({ unit: fc.constantFrom('1', '9', ' ', '-', '，', '号', '三', 'x'), maxLength: 30 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const { text } = maskNumbers(`${before}${ID}${after}`);
        expect(text).not.toContain(ID);
      }),
    );
  });

  it('are found in time, however long the digits go on', () => {
    const long = '1'.repeat(100_000);
    expect(maskNumbers(long).text).toHaveLength(long.length);
    expect(maskNumbers('1 '.repeat(50_000)).count).toBe(0);
  });
});
