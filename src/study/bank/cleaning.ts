import { narrow } from '../../base/narrow.ts';

/** Where a text points somewhere else: a standard's code, a clause's number, a table, an appendix, an article. */
const CODE =
  '(?:Q\\/[A-Z]+\\s?)?(?:[A-Z]{2,4}(?:\\/[TZ])?|LNJG-ZD)\\s?\\d+(?:\\.\\d+)*(?:[—-]\\d{4})?(?:《[^》]{1,40}》)?';
const NUMBER =
  '(?:第\\s?\\d+\\s?章|附录\\s?[A-Z]|表\\s?[A-Z]?\\.?\\d+(?:\\.\\d+)*|[A-Z]?\\.?\\d+(?:\\.\\d+){1,4}(?:\\s?[a-z]\\))?|第[一二三四五六七八九十百零]+条)';
const PLACE = `(?:本文件的?\\s?)?(?:${CODE}(?:\\s?的\\s?${NUMBER})?|${NUMBER})`;
const REFERENCE = new RegExp(PLACE);
/** 按 TY 104 放置…: without the reference it is still a rule. */
const BY_REFERENCE = new RegExp(
  // 按 6.2.2 的期限: of what follows 的 nothing is left without the reference.
  `(?:按照?|依照|依据|根据)\\s?${PLACE}(?:\\s?的?(?:规定|要求)(?:的(?=，)|，)?)?(?![\\d.]|\\s?(?:的|《))\\s?`,
  'g',
);
/** What is left after that says only that something else is to be followed. */
const NOTHING_LEFT =
  /(?:应|可|宜)?(?:执行|办理|进行|处理|处置|保存|实施|设置|确定|管理|填写|归档|报告|保护|复查|受理|限期整改|计算|分类|分级|控制|配置|调整|协助|限期)(?:，|$)/;

/** 按表1的次数: what the reference was of is left without it. */
const LEFT_OVER = /(?:^|[应可宜当，、])的/;

const ASIDE = /（(?:见|参见|详见|以下|以下简称|下称|又称|简称|以下统称)[^（）]*）/g;
/** 72 h（3 日）: the same value twice would give it away. */
const SAME_AGAIN = /（[^（）]{0,4}\d[^（）]{0,24}）/g;

/** Sentences of a clause: at each full stop and line, at a semicolon too. */
export function splitSentences(text: string): string[] {
  return text
    .split(/(?<=[。！？\n])(?![”’」』）)])|；/)
    .map((sentence) => sentence.replace(/[。！？；;\n]+$/, '').trim())
    .filter((sentence) => sentence !== '');
}

/** The sentence without references; undefined where it says nothing without them. */
export function cleaned(sentence: string): string | undefined {
  const bare = sentence
    .replace(ASIDE, '')
    .replace(SAME_AGAIN, '')
    .replace(/\s+/g, (space) => (space.includes('\n') ? '' : ' '))
    .trim();
  const segments = bare.split(/(?<=[，；])/);
  const kept: string[] = [];
  for (const segment of segments) {
    if (!pointsElsewhere(segment)) {
      kept.push(segment);
      continue;
    }
    const without = segment.replace(BY_REFERENCE, '');
    if (
      !pointsElsewhere(without) &&
      !LEFT_OVER.test(without) &&
      !NOTHING_LEFT.test(without.replace(/[，；]$/, '')) &&
      without.length >= 6
    ) {
      kept.push(without);
      continue;
    }
    // What comes behind a reference may depend on it, and a case before it has lost what is to be done.
    while (kept.length > 1 && /(?:的|时)[，；]$/.test(kept.at(-1) ?? '')) kept.pop();
    break;
  }
  const text = kept
    .join('')
    .replace(/[，；、]$/, '')
    .trim();
  return text === '' || pointsElsewhere(text) ? undefined : text;
}

/** True where a text names a standard's code, a clause's number, a table or an appendix. */
export const pointsElsewhere = (text: string): boolean =>
  REFERENCE.test(
    narrow(text)
      .replace(/\d{1,2}:\d{2}/g, '')
      .replace(/\d+\.\d+(?=\s?(?:元|分|m|%|MPa|倍|L|h|km))/g, ''),
  );
