import type { Draft } from '../draft.ts';
import { withoutWrong } from '../draft.ts';
import type { Gate } from './gate.ts';

const CATCH_ALL =
  /(?<!可)以上(?:都|均|皆|全|各项|几项|所有|选项|说法|答案)|^(?:都|均|全部|皆|全)(?:是|对|可以?|正确|不[是对])|(?:都|全|均)(?:不?对|正确)$|^(?:不确定|不知道|其他)$/;

/** No 以上都是, no 都不对: such an option is right for reasons that have nothing to do with the clause. */
export const catchAll: Gate = {
  name: 'catch-all',
  pass(draft: Draft) {
    const { answer } = draft;
    if (answer.form !== 'single' && answer.form !== 'several') return draft;
    if ([answer.right].flat().some((words) => CATCH_ALL.test(words))) return undefined;
    if (draft.kind === 'written' && answer.wrong.some((words) => CATCH_ALL.test(words))) return undefined;
    return withoutWrong(draft, (words) => CATCH_ALL.test(words));
  },
};
