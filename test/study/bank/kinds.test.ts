import { describe, expect, it } from 'vitest';
import { makeBank } from '../../../src/study/bank/make.ts';
import type { Item, ItemKind } from '../../../src/study/bank/model.ts';
import { catalogue, DAY, rightOf, short } from './demonstration.ts';

const { items } = makeBank(catalogue, DAY);
const asked = (key: string, kind: ItemKind, form: Item['key']['form']): readonly (readonly [string, string])[] =>
  items
    .filter((item) => short(item.clause) === key && item.kind === kind && item.key.form === form)
    .map((item) => [item.stem, rightOf(item).join(' → ')] as const);
const optionsOf = (stem: string): readonly string[] => items.find((item) => item.stem === stem)?.options ?? [];

describe('values', () => {
  it('are asked with the word for their unit', () => {
    expect(asked('JG 352—2024#5.2.2', 'value', 'single')).toEqual([
      ['留样食品的保存时间应不少于多长时间？', '48 小时'],
    ]);
    expect(asked('JG 352—2024#5.2.2', 'value', 'number')).toEqual([
      ['留样食品的保存时间应不少于（　　）小时。', '48 h'],
    ]);
    expect(asked('JG 313—2024#5.5.1', 'value', 'single')).toEqual([
      ['绿地内出现裸土、死株的，绿化工应在多少个工作日内补种？', '10 个工作日'],
    ]);
  });

  it('leave out what follows where it is a rule of its own', () => {
    expect(asked('JG 352—2024#8.2.2', 'value', 'single').map(([stem]) => stem)).toContain(
      '餐用具采用煮沸或者蒸汽消毒的，温度应达到多少摄氏度？',
    );
  });

  it('never give the value of the same clause’s other part as a wrong answer', () => {
    const grades = items.filter((i) => short(i.clause) === 'JG 205—2024#7.1.2' && i.key.form === 'single');
    for (const item of grades) expect(item.options.filter((o) => o === '80 分' || o === '90 分')).toHaveLength(1);
  });

  it('are judged false by a condition that takes in more cases, not fewer', () => {
    const judged = items.filter(
      (i) => short(i.clause) === 'JG 341—2024#5.1.2' && i.kind === 'value' && i.key.form === 'judge',
    );
    for (const { stem, key } of judged)
      if (key.form === 'judge' && !key.right) expect(Number(/(\d+)\s?人以上/.exec(stem)?.[1])).toBeLessThan(5);
  });

  it('are judged false from the side of a limit that does not follow, with words between too', () => {
    const judged = items.filter(
      (i) => i.kind === 'value' && i.key.form === 'judge' && !i.key.right && /超过定额费用 \d+% 的，/.test(i.stem),
    );
    expect(judged.length).toBeGreaterThan(0);
    for (const { stem } of judged) expect(Number(/(\d+)%/.exec(stem)?.[1])).toBeLessThan(10);
  });

  it('are no length of time where they are a way of writing it', () => {
    expect(items.filter((i) => i.kind === 'value' && /(?:小时|时间|）)\s?制(?!定)/.test(i.stem))).toEqual([]);
  });

  it('stand beside ranges and times of day', () => {
    expect(asked('JG 352—2024#5.2.3', 'value', 'single')).toEqual([
      ['留样食品应存放在温度为（　　）的专用留样冰箱内。', '0 ℃—8 ℃'],
    ]);
    expect(asked('JG 351—2024#5.1.1', 'value', 'single')).toEqual([['食堂的早餐供餐时间应为（　　）。', '7:30—8:40']]);
  });
});

describe('frequencies', () => {
  it('ask how often, in the form that the clause has', () => {
    expect(asked('JG 331—2024#7.2.1', 'frequency', 'single')).toEqual([['电梯轿厢应多久消毒一次？', '每日']]);
    expect(asked('JG 342—2024#6.1.3', 'frequency', 'single')).toEqual([
      ['白天对重点部位的防火巡查应每隔多长时间进行 1 次？', '2 小时'],
    ]);
    expect(asked('JG 331—2024#6.1.1', 'frequency', 'number')).toEqual([
      ['卫生间（厕所）应每日全面保洁（　　）次。', '2 次'],
    ]);
  });
});

describe('steps', () => {
  it('are put in order, and asked for one by one', () => {
    const [whole] = asked('JG 352—2024#4.2.2', 'order', 'order');
    expect(whole?.[0]).toBe('食品原料验收步骤的先后顺序是怎样的？');
    expect(whole?.[1]).toMatch(/^查看运输车辆.*→ 在采购记录上登记并签名$/);
    expect(asked('JG 352—2024#4.2.2', 'order', 'single')).toContainEqual([
      '食品原料验收时，第一步做什么？',
      '查看运输车辆和包装是否清洁',
    ]);
  });

  it('name the text where another has steps for the same', () => {
    expect(asked('JG 311—2024#6.2.1', 'order', 'order').map(([stem]) => stem)[0]).toMatch(
      /^按《物业维修与设施巡查》的规定，/,
    );
  });

  it('are not put in order where two of them are branches', () => {
    expect(asked('JG 342—2024#8.1.5', 'order', 'order')).toEqual([]);
  });
});

describe('responsibility', () => {
  it('is asked with posts that do not hold each other', () => {
    const stem = '由谁每日核对留样的品种和记录？';
    expect(asked('JG 352—2024#5.1.5', 'who', 'single')).toEqual([[stem, '食品安全管理员']]);
    const supplier = items.filter((i) => i.kind === 'who' && rightOf(i)[0] === '供应商');
    for (const { options } of supplier) expect(options.filter((o) => /供应商.|班长|保洁员|保安员/.test(o))).toEqual([]);
  });
});

describe('who', () => {
  it('is asked beside another post, or another office, as the right one is', () => {
    const posts = items.filter((i) => i.kind === 'who' && i.stem.includes('由谁') && rightOf(i)[0] === '保安员');
    expect(posts.length).toBeGreaterThan(3);
    for (const { options } of posts) expect(options.filter((o) => /员$|长$|人员$/.test(o)).length).toBeGreaterThan(1);
  });
});

describe('who, of what is left of a sentence,', () => {
  const who = items.filter((i) => i.kind === 'who');

  it('is asked without a case whose rule is left out', () => {
    expect(who.filter((i) => /，[^，]+的？$/.test(i.stem))).toEqual([]);
    expect(asked('JG 203—2024#4.1.2', 'who', 'single').map(([stem]) => stem)).toEqual([
      '按《采购与合同管理》的规定，由谁根据采购金额和服务特点确定采购方式？',
    ]);
  });

  it('is not asked where anyone who is there must', () => {
    expect(who.filter((i) => /由谁.*(?:送医|急救|120|离开现场)/.test(i.stem))).toEqual([]);
  });

  it('is not asked in few words that a reference had narrowed', () => {
    expect(asked('JG 342—2024#5.3.1', 'who', 'single')).toEqual([]);
  });

  it('does not share a word with the right name alone', () => {
    expect(who.filter((i) => i.stem.includes('班组') && rightOf(i)[0] === '班组长')).toEqual([]);
  });
});

describe('permission and force', () => {
  it('turn a prohibition into a statement that is false, and one that is true', () => {
    expect(asked('JG 331—2024#5.3.3', 'allowed', 'judge')).toEqual([
      ['84 消毒液可以与洁厕灵（酸性清洁剂）混合使用。', '错'],
      ['84 消毒液不得与洁厕灵（酸性清洁剂）混合使用。', '对'],
    ]);
  });

  it('put an item into the sentence that introduces it', () => {
    const [, ...rest] = asked('JG 352—2024#4.1.3 e)', 'allowed', 'judge');
    expect(rest).toEqual([]);
    expect(asked('JG 352—2024#4.1.3 e)', 'allowed', 'judge')[0]?.[0]).toMatch(
      /^来源不明的散装食用油、自制酒(?:不得|可以)采购。$/,
    );
    expect(asked('JG 351—2024#4.2.1 c)', 'allowed', 'judge')[0]?.[0]).toMatch(
      /^食堂从业人员处理生食后，接触熟食前，(?:应|不必)洗手。$/,
    );
  });

  it('leave out what everyone knows, what protects people, and what another clause requires', () => {
    const kinds = items.filter((i) => i.kind === 'force' || i.kind === 'allowed');
    expect(kinds.filter((i) => /吸烟|伪造/.test(i.stem) && i.key.form === 'judge')).toEqual([]);
    expect(kinds.filter((i) => short(i.clause) === 'BZ 402—2024#5.1.5')).toEqual([]);
    expect(asked('JG 341—2024#5.4.3', 'force', 'single')).toEqual([]);
    expect(asked('TY 101—2024#5.1.1', 'force', 'single')).toEqual([]);
  });

  it('leave out a permission with a part that is no matter of choice, with a limit, and of ways alone', () => {
    const may = items.filter((i) => i.kind === 'force' && rightOf(i)[0] === '可以这样做，也可以不做');
    expect(may.length).toBeGreaterThan(10);
    for (const { stem } of may) {
      const quoted = /“(.+)”是哪/.exec(stem)?.[1] ?? '';
      expect(quoted).not.toMatch(/(?:采用|通过)[^，]*[、或]|(?:小时|日|分钟)内/);
    }
    expect(asked('TY 107—2024#5.1.3', 'force', 'single')).toEqual([]);
    expect(asked('TY 105—2024#5.1.2', 'force', 'single')).toEqual([]);
  });

  it('tell a recommendation from a requirement', () => {
    expect(asked('BZ 407—2024#7.1', 'force', 'single')).toEqual([
      ['按《节能管理》的规定，“打印和复印文件双面打印”是哪一种规定？', '提倡这样做，不强制'],
    ]);
  });
});

describe('terms, lists, colours, tables, cases', () => {
  it('ask for a term beside terms of its sort, and not at all where its meaning holds it', () => {
    const [patrol] = items.filter((i) => i.kind === 'term' && rightOf(i)[0] === '自查');
    expect(patrol?.options.every((word) => /查$/.test(word))).toBe(true);
    expect(asked('JG 352—2024#3.3', 'term', 'single').map(([, right]) => right)).not.toContain('中心温度');
    // 人次 is what is counted as 一人次; 荤菜 has no other dish beside it.
    expect(items.filter((i) => i.kind === 'term' && /“(?:人次|电子记录|首次答复|荤菜)”/.test(i.stem))).toEqual([]);
  });

  it('ask which belong to a list, beside what other lists of the same text hold', () => {
    const [list] = asked('JG 341—2024#5.1.3', 'list', 'several');
    expect(list?.[0]).toBe('来访预约应填写哪些内容？');
    expect(optionsOf('来访预约应填写哪些内容？')).toContain('未办结的放行条和暂存物品');
  });

  it('ask for a colour with the colours of the other things', () => {
    expect(asked('JG 331—2024#5.2.1', 'colour', 'single')).toContainEqual(['什么颜色的抹布用于便器？', '红色']);
    expect(optionsOf('什么颜色的抹布用于便器？').toSorted()).toEqual(['红色', '绿色', '蓝色', '黄色']);
  });

  it('ask of a row with no wrong answer that names another row', () => {
    const hooks = items.filter((i) => /“绿”对应的“存放”/.test(i.stem));
    expect(hooks).toEqual([]);
    for (const item of items.filter((i) => i.kind === 'table')) {
      const label = /里，“(.+?)”对应的/.exec(item.stem)?.[1] ?? '';
      const found = catalogue.byKey(item.clause, DAY);
      if (rightOf(item)[0]?.includes(label) || !found) continue;
      const rows = found.edition.clauses.filter((c) => c.table?.caption === found.clause.table?.caption);
      const names = rows.flatMap((c) => c.table?.cells[0]?.value ?? []).filter((n) => n !== label && !/^\d*$/.test(n));
      const wrong = item.options.filter((o) => o !== rightOf(item)[0]);
      expect(wrong.filter((o) => names.some((n) => o.includes(n)))).toEqual([]);
    }
  });

  it('name a table by what it is called, never by its number', () => {
    const tables = items.filter((item) => item.clause.includes('#表'));
    expect(tables.length).toBeGreaterThan(100);
    expect(tables.filter((item) => /表\s?[A-Z\d]/.test(item.stem))).toEqual([]);
  });

  it('tell of a case that the clause’s limit decides', () => {
    const [late] = asked('JG 311—2024#5.2.2', 'case', 'judge');
    expect(late?.[0]).toMatch(/^一般维修项目，维修工在接到报修后 \d+ 小时[才就]到达现场，这样符合时限要求。$/);
    expect(asked('JG 352—2024#7.1.2', 'case', 'judge')[0]?.[1]).toBe('错');
  });
});
