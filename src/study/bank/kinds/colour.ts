import type { Located } from '../../../standards/catalogue.ts';
import type { Draft } from '../draft.ts';
import { rulesOf } from '../rule.ts';

const COLOUR = /(红|黄|蓝|绿|白|黑|橙|紫|灰)色/g;
const COMMON = ['红色', '黄色', '蓝色', '绿色', '白色', '黑色'];

/** 红色抹布用于便器，黄色抹布用于洗手台 …: which colour for what, a question for each. */
export function colourDrafts(located: Located): Draft[] {
  return rulesOf(located).flatMap((rule) => {
    const colours = [...new Set([...rule.text.matchAll(COLOUR)].map(([word]) => word))];
    const parts = rule.text.split(/[，：:]/);
    return parts.flatMap((part): Draft[] => {
      const [own, ...more] = [...part.matchAll(COLOUR)];
      if (!own || more.length > 0 || part.length < 6 || part.length > 40) return [];
      // One colour in a sentence may be anything's; it is the rule where it is required outright, or one of several.
      const before = part.slice(0, own.index);
      if (colours.length < 3 && !/应(?:指在|使用|采用|为|是)$/.test(before)) return [];
      const rest = part.replace(own[0], '');
      const after = part.slice(before.length + own[0].length);
      const stem = part.startsWith(own[0])
        ? `什么颜色的${rest.replace(/^的/, '')}？`
        : `${before}什么颜色${after === '' ? '' : '的'}${after.replace(/^的/, '')}？`;
      return [
        {
          kind: 'colour',
          edition: rule.edition,
          clause: rule.clause,
          stem: `${rule.context}${stem}`,
          answer: {
            form: 'single',
            right: own[0],
            wrong: [...colours, ...COMMON].filter((c, i, all) => c !== own[0] && all.indexOf(c) === i),
          },
          topic: rest,
        },
      ];
    });
  });
}
