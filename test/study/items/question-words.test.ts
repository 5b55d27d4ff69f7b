import { describe, expect, it } from 'vitest';
import { answerSaid, readQuestion } from '../../../src/study/items/question-words.ts';

const read = (text: string) => {
  const said = readQuestion(text);
  const answer = answerSaid(said);
  return { question: said.question, clause: said.clause, answer: answer.ok ? answer.value : answer.error.zh };
};

describe('a question as a manager says it', () => {
  it('has one right option, marked with a star', () => {
    expect(read('留样要放多久？ A 24h B 48h* C 72h 条款 JG352 5.2.2')).toEqual({
      question: '留样要放多久？',
      clause: 'JG352 5.2.2',
      answer: { form: 'single', right: '48h', wrong: ['24h', '72h'], take: 2 },
    });
  });

  it.each([
    '留样要放多久？ A.24h B.48h✓ C.72h 依据：JG352 5.2.2',
    '留样要放多久？\nＡ、24h\nＢ、48h（对）\nＣ、72h\nJG352 5.2.2',
    '留样要放多久？ a 24h b 48h c 72h 答案 B 条款 JG352 5.2.2',
  ])('is read in other forms: %s', (text) => {
    expect(read(text)).toMatchObject({
      question: '留样要放多久？',
      clause: 'JG352 5.2.2',
      answer: { form: 'single', right: '48h' },
    });
  });

  it('has several right options, a number, a verdict, or an order', () => {
    expect(read('标签上要写哪些？ A 品种名称* B 留样量* C 单价').answer).toEqual({
      form: 'several',
      right: ['品种名称', '留样量'],
      wrong: ['单价'],
      take: 1,
    });
    expect(read('每个品种留样至少多少？ 答案 125克').answer).toEqual({ form: 'number', right: 125, unit: 'g' });
    expect(read('留样要放多久？ 答案 四十八小时').answer).toEqual({ form: 'number', right: 48, unit: 'h' });
    expect(read('员工的饮料可以放进留样冰箱。 错').answer).toEqual({ form: 'judge', right: false });
    expect(read('验收的先后？ A 登记 B 看车 C 闻味 顺序 BCA').answer).toEqual({
      form: 'order',
      right: ['看车', '闻味', '登记'],
    });
  });

  it('says what is wrong with it', () => {
    expect(read('留样要放多久？ A 24h B 24h* C 72h').answer).toContain('重复');
    expect(read('留样要放多久？ A 24h B 48h*').answer).toContain('至少');
    expect(read('留样要放多久？ 答案 125 xyz').answer).toContain('xyz');
    expect(read('先后？ A 登记 B 看车 C 闻味 顺序 BBA').answer).toContain('顺序');
  });

  it('leaves open what was not said', () => {
    expect(read('')).toEqual({ question: undefined, clause: undefined, answer: undefined });
    expect(read('留样要放多久？ A 24h B 48h C 72h').answer).toBeUndefined();
    expect(read('A座几点开门？')).toMatchObject({ question: 'A座几点开门？', answer: undefined });
  });
});
