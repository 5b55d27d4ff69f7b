import { beforeAll, describe, expect, it } from 'vitest';
import { readAsked } from '../../src/answers/question/asked.ts';
import { asksInEmergency } from '../../src/answers/question/emergency.ts';
import { asksToBeErased } from '../../src/answers/question/erase.ts';
import { plainQuestion } from '../../src/answers/question/plain.ts';
import { asker, demonstration } from './forms/asking.ts';

let ask: ReturnType<typeof asker>;
beforeAll(async () => {
  ask = asker(await demonstration(), { search: true });
});
const line = (question: string): string => ask(question)?.text.split('\n')[0] ?? '';

describe('a yes or no', () => {
  it('is given where the clause speaks of all that is asked for', () => {
    expect(line('楼梯间能不能放电瓶车')).toMatch(/^不行：/);
    expect(line('洁厕灵跟84能一块用不')).toMatch(/^不行：/);
    expect(line('can cleaners mix bleach with toilet cleaner')).toMatch(/^No/);
  });

  it('is left out where the clause speaks of another thing', () => {
    expect(line('消毒液可以和洗洁精混用吗')).not.toMatch(/^(?:不行|可以)/);
    expect(line('苹果要不要削皮了再上桌')).not.toMatch(/^是/);
  });
});

describe('an emergency', () => {
  it.each(['有人晕倒了怎么办', '有人打架怎么办', '有人触电了怎么处理'])('is answered at once: %s', (text) => {
    expect(ask(text)?.behaviour).toBe('answer');
    expect(ask(text)?.cited[0]).toContain('BZ 402');
  });

  it('is told from a question for a rule', () => {
    const asked = (text: string): boolean => asksInEmergency(text, readAsked(text));
    expect(asked('有人昏迷了怎么办')).toBe(true);
    expect(asked('灭火器多久检查一次')).toBe(false);
  });

  it('says in English whom to call', () => {
    expect(line('what should I do if someone faints')).toContain('Call 120');
  });
});

describe('who wants own words gone', () => {
  it('is understood, and a question for the rule is none', () => {
    expect(asksToBeErased(plainQuestion('删掉我的信息'))).toBe(true);
    expect(asksToBeErased(plainQuestion('把我的聊天记录清空'))).toBe(true);
    expect(asksToBeErased('delete my data')).toBe(true);
    expect(asksToBeErased('个人信息保存几年后删除')).toBe(false);
  });
});

describe('Cantonese', () => {
  it('is put into the words of the standards', () => {
    expect(plainQuestion('電梯壞咗要幾耐先有人嚟整')).toBe('电梯坏了要多久才有人来修');
  });
});
