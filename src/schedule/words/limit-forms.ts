import { NUMBER, numberIn } from './number.ts';
import { type Form, form, type Saying } from './piece.ts';

const count = (said: string | undefined, unit?: 'week' | 'day' | 'month'): Saying | undefined => {
  const value = numberIn(said);
  return value === undefined ? undefined : { kind: 'count', count: value, ...(unit ? { unit } : {}) };
};
const policy = (said: 'skip' | 'move' | 'run'): Saying => ({ kind: 'holidays', policy: said });
const HOLIDAYS = '(?:法定)?(?:节假日|假日|放假|节日|假期|休息日)';

/** How often in all (共8次, 连续4周, 8 times), and what holidays do to it (遇节假日顺延). */
export const LIMIT_FORMS: readonly Form[] = [
  form(
    `(?:一共|总共|总计|共计|合计|连续|共|持续|连着|满|连(?=[考推学办])|[只仅先](?=[考推学办开]))(?:考|学|推|做|开|搞|办|发|要)?\\s?(?<n>(?:-|负)?${NUMBER})\\s?(?:次|回|遍|期)(?:为止|后?(?:结束|停止?|截止))?`,
    ({ groups = {} }) => (/^[-负]/.test(groups.n ?? '') ? { kind: 'count', count: 0 } : count(groups.n)),
  ),
  form(
    `(?:考|学|推|做|开|搞|办)?(?:满|够)?(?<n>${NUMBER})\\s?(?:次|回|遍|期)(?:为止|就?(?:结束|停止?|截止)|后(?:结束|停止?|截止))`,
    ({ groups = {} }) => count(groups.n),
  ),
  form(
    `(?:一共|总共|连续|持续|连着|[只仅先](?=[考推学办开]))(?:考|推|学|办|开)?\\s?(?<n>${NUMBER})\\s?个?(?<u>周|星期|礼拜|天|月)(?![一二三四五六日内后前])`,
    ({ groups = {} }) => count(groups.n, groups.u === '天' ? 'day' : groups.u === '月' ? 'month' : 'week'),
  ),
  form(
    '(?<![a-z\\d])(?:for\\s)?(?<n>\\d{1,9})\\s(?:times|occurrences)(?:\\sin\\s(?:all|total))?(?![a-z])',
    ({ groups = {} }) => count(groups.n),
  ),
  form(
    '(?<![a-z])(?<!mute\\s|mute\\sme\\s|pause\\s|paused\\s)for\\s(?:the\\snext\\s)?(?<n>\\d{1,4})\\s(?<u>week|day|month)s?(?![a-z])',
    ({ groups = {} }) => count(groups.n, groups.u === 'day' ? 'day' : groups.u === 'month' ? 'month' : 'week'),
  ),
  form(
    `(?:[遇逢碰]到?|如遇|若遇)?${HOLIDAYS}(?:的话|时|就)?\\s?(?:自动)?(?:顺延|往后[推顺延移]{1,2}|推迟|延后|后延|改到下一?个?工作日|往后推一天)(?:一天)?`,
    () => policy('move'),
  ),
  form(
    `(?:[遇逢碰]到?|如遇|若遇)${HOLIDAYS}(?:的话|时|就)?\\s?(?:跳过|取消|不[考推发学开]|停一次|暂停|略过)|${HOLIDAYS}(?:除外|跳过|不[考推发学开])|除(?:了)?${HOLIDAYS}(?:之|以)?外`,
    () => policy('skip'),
  ),
  form(
    `(?:[遇逢碰]到?|如遇|若遇)?${HOLIDAYS}(?:的话|时|就)?\\s?(?:照常|照旧|也?照[考推发学开]|不休|也[考推发学开]|不停|不跳过|不例外)|(?:包括|含)${HOLIDAYS}(?:在内)?`,
    () => policy('run'),
  ),
  form('(?:skip(?:ping)?|except|not on)\\s(?:public\\s)?holidays', () => policy('skip')),
  form('(?:including|even on)\\s(?:public\\s)?holidays', () => policy('run')),
];
