import { describe, expect, it } from 'vitest';
import { findPost, isMeant, nearestPosts, type Post } from '../../../src/study/handbook/posts.ts';

const post = (name: string, service?: Post['service'], id = name): Post => ({
  name,
  id,
  ...(service ? { service } : {}),
});
const LEAD = '供应商负责人';
const POSTS = [
  post('保洁员', '保洁'),
  post('保洁班长', '保洁'),
  post('保安员', '安保'),
  post('保安班长', '安保'),
  post('机电值班员', '物业'),
  post('消防控制室值班员', '安保'),
  post('监管人员'),
  post(LEAD),
  post(LEAD, '保洁', `${LEAD}（保洁）`),
  post(LEAD, '食堂', `${LEAD}（食堂）`),
];
const ids = (posts: readonly Post[]): string[] => posts.map(({ id }) => id);

describe('finding a post', () => {
  it.each([
    ['保洁员', ['保洁员']],
    ['保洁', ['保洁员']],
    ['保洁阿姨', ['保洁员']],
    ['保安岗', ['保安员']],
    ['班组长', ['保洁班长', '保安班长']],
    ['值班员', ['机电值班员', '消防控制室值班员']],
    ['供应商负责人', ['供应商负责人']],
    ['供应商负责人(食堂)', ['供应商负责人（食堂）']],
    ['', []],
    ['厨', []],
    ['飞行员', []],
  ])('%s → %j', (typed, expected) => {
    expect(ids(findPost(POSTS, typed))).toEqual(expected);
  });

  it('offers the nearest for a word that is no post', () => {
    expect(ids(nearestPosts(POSTS, '保洁主管'))).toContain('保洁员');
    expect(nearestPosts(POSTS, '飞行员')).toEqual([]);
  });
});

describe('a word of a clause', () => {
  const [cleaner, , , , property, fire, supervisor, lead, cleaningLead, canteenLead] = POSTS as [Post, ...Post[]];
  it.each([
    ['保洁员', cleaner, '保洁', true],
    ['保洁人员', cleaner, '保洁', true],
    ['保洁从业人员', cleaner, '保洁', true],
    ['班组长', POSTS[1], undefined, true],
    ['班组长', cleaner, undefined, false],
    ['值班人员', property, undefined, true],
    ['值班人员', fire, '物业', false],
    ['检查人员', supervisor, '保洁', true],
    ['保洁供应商', cleaningLead, undefined, true],
    ['保洁供应商', canteenLead, undefined, false],
    ['供应商', canteenLead, '保洁', false],
    ['供应商', lead, '保洁', true],
    ['供应商', cleaner, '保洁', false],
  ] as const)('%s, for %o in a standard of %s: %s', (word, meant, service, expected) => {
    expect(meant && isMeant(word, meant, service)).toBe(expected);
  });
});
