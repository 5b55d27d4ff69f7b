import { wordsOf } from '../draft.ts';
import type { Gate } from './gate.ts';

const CATCH_ALL = /(?<!可)以上|都对|都是|都可以|均可|均对|全部|皆是|都不|以上都|不确定|不知道/;

/** No 以上都是, no 都不对: such an option is right for reasons that have nothing to do with the clause. */
export const catchAll: Gate = {
  name: 'catch-all',
  pass(draft) {
    const { answer } = draft;
    if (answer.form !== 'single' && answer.form !== 'several') return draft;
    const [, ...options] = wordsOf(draft);
    return options.some((text) => CATCH_ALL.test(text.replace(/\d[^，。]{0,6}以上/g, ''))) ? undefined : draft;
  },
};
