import type { Gate } from './gate.ts';

/** Bounds say no but deny nothing: 不少于 is one relation. */
const BOUNDS = /不(?:应|得|宜)?(?:少于|低于|小于|短于|早于|不足|超过|多于|大于|高于|长于|晚于|迟于)/g;
/** Words that hold a 不 or 无 and deny nothing. */
const WORDS =
  /不锈钢|不干胶|不同|不定期|不明|不良|不合格|不满意|无障碍|无人|无线|无菌|无纸|非机动车|非工作|非涉密|不动产|不干|不强制|是否|有无|能否|不渗漏|不打滑|不遗漏/g;
const NO = /不应|不得|不宜|不必|不能|不可|不准|不许|禁止|严禁|未|没有|没|无|非|不/g;
const OUTRIGHT = /不得不|不能不|不会不|不可不|并非不|不是不|无不|没有不|未必不|不无/;

/** One denial at most where a statement is judged; nowhere one that denies another. */
export const negation: Gate = {
  name: 'negation',
  pass(draft) {
    if (OUTRIGHT.test(draft.stem)) return undefined;
    const denied = draft.stem.replace(BOUNDS, '').replace(WORDS, '').match(NO)?.length ?? 0;
    if (draft.kind === 'written') return denied <= 2 ? draft : undefined;
    const most = draft.answer.form === 'judge' ? 1 : 2;
    return denied <= most ? draft : undefined;
  },
};
