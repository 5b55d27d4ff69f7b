import { beforeAll, describe, expect, it } from 'vitest';
import { type FollowUp, readFollowUp } from '../../src/answers/follow-up.ts';
import { plainQuestion } from '../../src/answers/question/plain.ts';
import { readQuestion } from '../../src/answers/question/question.ts';
import type { Shelf } from '../../src/answers/shelf.ts';
import { demonstration } from './forms/asking.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await demonstration();
});

const goingOn = (earlier: string, text: string, root?: string): FollowUp | undefined =>
  readFollowUp(
    readQuestion(text, 'zh', '2025-05-14', shelf, { plain: plainQuestion(text) }),
    { plain: earlier, text: earlier, clauses: [], choices: [], ...(root === undefined ? {} : { root }) },
    shelf,
  );

describe('a follow-up', () => {
  it('asks the same with another number', () => {
    expect(goingOn('保洁3000平一个月多少钱', '要是4000平呢')).toEqual({
      kind: 'instead',
      plain: '保洁4000平一个月多少钱',
    });
    expect(goingOn('保安一个人一个月多少钱', '三个呢')).toEqual({ kind: 'instead', plain: '保安三个人一个月多少钱' });
  });

  it('asks the same of another case', () => {
    expect(goingOn('一般问题多久改完', '那较重的呢')).toEqual({ kind: 'instead', plain: '较重问题多久改完' });
    expect(goingOn('合格扣多少服务费', '不合格呢')).toEqual({ kind: 'instead', plain: '不合格扣多少服务费' });
  });

  it('knows what the conversation began with', () => {
    expect(goingOn('后面呢', '那谁来倒呢', '开会第一次续水什么时候')).toMatchObject({
      kind: 'more',
      earlier: '开会第一次续水什么时候 后面呢',
    });
  });
});
