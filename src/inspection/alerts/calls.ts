import type { Emergency } from '../../notes/model.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Clause, Day, Service } from '../../standards/model.ts';

/** How the clauses speak of whom to call. The number is theirs. Source: Q/LNJG BZ 402—2024, 6.1, 7.2. */
const WORDS: Readonly<Record<Emergency, RegExp | undefined>> = {
  火情: /火灾.*?拨打\s*(\d{3})/,
  燃气泄漏: /火灾.*?拨打\s*(\d{3})/,
  困人: /被困.*?拨打\s*(\d{3}(?:\s*和\s*\d{3})?)/,
  食物中毒: /食物中毒.*?拨打\s*(\d{3})/,
  人员受伤: /受伤.*?拨打\s*(\d{3})/,
  打架斗殴: /治安.*?拨打\s*(\d{3})/,
  水管爆裂: undefined,
};

export interface Call {
  readonly number: string;
  readonly clause: Clause;
}

/** Whom to call first, by the clause in force. */
export function callFor(catalogue: Catalogue, kind: Emergency, day: Day): Call | undefined {
  const words = WORDS[kind];
  if (!words) return undefined;
  for (const edition of catalogue.allInForce(day)) {
    for (const clause of edition.clauses) {
      const number = clause.modal === '应' ? words.exec(clause.text)?.[1] : undefined;
      if (number !== undefined) return { number, clause };
    }
  }
  return undefined;
}

/** Who leads in dealing with it, where the message does not say whose it is. Source: Q/LNJG BZ 402—2024, table 1. */
export const LEADS: Readonly<Record<Emergency, Service | undefined>> = {
  火情: '安保',
  燃气泄漏: '安保',
  困人: '物业',
  食物中毒: '食堂',
  人员受伤: undefined,
  打架斗殴: '安保',
  水管爆裂: '物业',
};
