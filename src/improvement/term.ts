import type { Instant } from '../base/clock.ts';
import { dateOf } from '../base/time.ts';
import type { WorkCalendar } from '../schedule/calendar.ts';
import type { Catalogue } from '../standards/catalogue.ts';
import type { AnswerTerm } from './demand.ts';

/**
 * Within how many working days a need is answered: read from the clause in force that says so, so that a revised standard
 * changes the program. Undefined when no clause in force sets a term.
 */
export function answerTermOf(
  catalogue: Catalogue,
  calendar: WorkCalendar,
  now: Instant,
  zone: string,
): AnswerTerm | undefined {
  const today = dateOf(now, zone);
  for (const edition of catalogue.allInForce(today)) {
    for (const clause of edition.clauses) {
      if (clause.modal !== '应' || !/需求/.test(clause.text) || !/答复/.test(clause.text)) continue;
      const term = clause.quantities.find((q) => q.unit === '工作日');
      const workdays = term?.to ?? term?.from;
      if (workdays === undefined) continue;
      const due = calendar.addWorkdays(today, workdays);
      return { workdays, due: due.ok ? due.value : undefined };
    }
  }
  return undefined;
}
