import { cutAtSentence } from '../../base/cut.ts';
import type { ClauseChange } from '../../standards/lineage.ts';
import type { Clause } from '../../standards/model.ts';

const LONGEST = 40;
const brief = (clause: Clause | undefined): string =>
  cutAtSentence((clause?.text ?? '').replace(/\s+/g, ' '), LONGEST).text;
/** The heading that a clause stands under, without its number. */
const heading = (clause: Clause | undefined): string => clause?.path.at(-1)?.replace(/^[\d.A-Z]+\s*/, '') ?? '';

/** One change in one line: `5.2.1 巡回频次：每 60 min → 每 45 min`. */
export function changeLine({ kind, before, after, values }: ClauseChange): string {
  const number = after?.number ?? before?.number ?? '';
  switch (kind) {
    case 'added':
      return `新增 ${number}：${brief(after)}`;
    case 'removed':
      return `删去 ${number}：${brief(before)}`;
    case 'moved':
      return `${before?.number} 移到 ${number}`;
    case 'values': {
      const changed = values.map((v) => `${v.before?.text ?? '（无）'} → ${v.after?.text ?? '（删去）'}`).slice(0, 2);
      return `${number} ${heading(after)}：${changed.join('；')}`;
    }
    default:
      return `改写 ${number}：${brief(after)}`;
  }
}
