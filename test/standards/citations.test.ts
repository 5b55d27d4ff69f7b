import { describe, expect, it } from 'vitest';
import { citationsIn } from '../../src/standards/citations.ts';

const OWN = 'Q/LNJG JG 205';
const brief = (text: string, own = OWN) =>
  citationsIn(text, own).map((c) => `${c.code ?? ''}${c.year ? `—${c.year}` : ''}#${c.clause ?? ''}`);

describe('what a clause points at', () => {
  it.each([
    ['遗失的处理见 5.3.2。', ['#5.3.2']],
    ['差额按 6.4 调整。', ['#6.4']],
    ['应分别按 6.4、6.6 和 6.7 的规定进行', ['#6.4', '#6.6', '#6.7']],
    ['复查按 JG 204 的 6.2 执行', ['Q/LNJG JG 204#6.2']],
    ['按 Q/LNJG TY 107 的 4.3 保存', ['Q/LNJG TY 107#4.3']],
    [
      '其整改时限按 Q/LNJG JG 204 的 5.2 执行，复查按 Q/LNJG JG 204 的 6.2 执行。',
      ['Q/LNJG JG 204#5.2', 'Q/LNJG JG 204#6.2'],
    ],
    ['按 TY 107 的 4.3 和 4.5 保存', ['Q/LNJG TY 107#4.3', 'Q/LNJG TY 107#4.5']],
    ['符合 GB/T 1.1—2020 的规定', ['GB/T 1.1—2020#']],
    ['符合 GB 31654 和 GB/T 24421.2—2023', ['GB 31654#', 'GB/T 24421.2—2023#']],
    ['按 DB44/T 2394—2022', ['DB44/T 2394—2022#']],
    ['按附录 A 汇总', ['#附录A']],
    ['应符合表1的规定', ['#表1']],
    ['按表A.1。', ['#表A.1']],
    ['按 JG 352 的附录 A 填写', ['Q/LNJG JG 352#附录A']],
    ['电梯困人应按第 6 章处置', ['#6']],
    ['见 5.1.2 b)', ['#5.1.2 b)']],
    ['Q/LNJG JG 352—2024', ['Q/LNJG JG 352—2024#']],
    ['按 JG 331—2025 执行', ['Q/LNJG JG 331—2025#']],
    ['5.1.2 规定的受理内容', ['#5.1.2']],
    ['应按 A.3 填写', ['#A.3']],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it.each([
    ['违反本法第十条、第十一条规定的', ['#第十条', '#第十一条']],
    ['依照本条例第四十六条第二款第（三）项处罚', ['#第四十六条 第2款（三）']],
    ['依照《中华人民共和国治安管理处罚法》第十九条处罚', ['中华人民共和国治安管理处罚法#第十九条']],
    [
      '依照食品安全法第一百二十三条、第一百二十六条的规定给予处罚',
      ['食品安全法#第一百二十三条', '食品安全法#第一百二十六条'],
    ],
    ['违反法律规定第三条的', ['#第三条']],
    ['根据《中华人民共和国节约能源法》，制定本条例', ['中华人民共和国节约能源法#']],
  ])('in a law: %s', (text, expected) => {
    expect(brief(text, '公共机构节能条例')).toEqual(expected);
  });

  it.each([
    '应扣 0.5 分',
    '2.5 元/m²·月',
    '3×0.5＋1×0.25＝10.75（分）',
    '压力为 0.4 MPa',
    '表面清洁',
    '附录音设备',
    '不低于 1.5 m',
    '处理率为 2.5 倍',
    '在 1.5 h 内',
  ])('%s points nowhere', (text) => {
    expect(brief(text)).toEqual([]);
  });

  it('keeps the words that point', () => {
    expect(citationsIn('保存期限按 Q/LNJG TY 107 的 4.3 执行。', OWN)[0]?.text).toBe('Q/LNJG TY 107 的 4.3');
    expect(citationsIn('违反本法第十条规定', '消防法')[0]?.text).toBe('本法第十条');
  });
});
