import type { Catalogue } from '../../standards/catalogue.ts';
import type { Day } from '../../standards/model.ts';

/** Without a clause that says so: as Q/LNJG JG 207 has it. */
const DEFAULT_HOURS = 24;

/** Within how many clock hours a first answer is due: read from the clause in force, so that a revised standard changes the program. */
export function firstAnswerHours(catalogue: Pick<Catalogue, 'allInForce'>, today: Day): number {
  for (const edition of catalogue.allInForce(today)) {
    for (const clause of edition.clauses) {
      if (clause.modal !== '应' || !clause.text.includes('首次答复')) continue;
      const term = clause.quantities.find((q) => q.unit === 'h');
      const hours = term?.to ?? term?.from;
      if (hours !== undefined) return hours;
    }
  }
  return DEFAULT_HOURS;
}
