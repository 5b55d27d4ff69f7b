import { type Knowledge, loadKnowledge } from '../load.ts';
import type { Day, Edition, Fault } from '../model.ts';
import { originalFaults } from '../original.ts';
import { editionFaults, ownFaults } from './editions.ts';
import { referenceFaults } from './references.ts';
import { structureFaults } from './structure.ts';
import { valueFaults } from './values.ts';
import { wordingFaults } from './wording.ts';

export interface CheckReport {
  /** By file, then line; each once. */
  readonly faults: readonly Fault[];
  readonly errors: number;
  readonly warnings: number;
  readonly editions: number;
  readonly clauses: number;
}

/**
 * Every fault of a knowledge folder, with file, line and what to do. Never throws for what a file holds.
 * @param today the day on which what is in force is compared; texts still to come are checked as of their own day.
 */
export function checkFolder(dir: string, { today }: { readonly today: Day }): CheckReport {
  const knowledge = loadKnowledge(dir);
  const faults = [...knowledge.faults, ...originalFaults(dir, knowledge.catalogue)];
  return checkKnowledge({ ...knowledge, faults }, today);
}

/** The same for a folder that is loaded already. */
export function checkKnowledge({ catalogue, faults, unfinished }: Knowledge, today: Day): CheckReport {
  const found: Fault[] = [...faults, ...editionFaults(catalogue)];
  for (const edition of catalogue.editions) {
    found.push(...structureFaults(edition));
    const status = catalogue.statusOf(edition, today);
    // What no longer holds is kept as it was.
    if (status === '被代替' || status === '废止') continue;
    const day = dayFor(edition, today);
    found.push(...referenceFaults(catalogue, edition, day), ...wordingFaults(edition, day > today));
  }
  for (const { edition, known } of unfinished) {
    found.push(...ownFaults(edition, known), ...structureFaults(edition), ...wordingFaults(edition, false));
    found.push(...referenceFaults(catalogue, edition, today));
  }
  for (const sheet of catalogue.amendments) {
    const edition = catalogue.edition(sheet.amends, sheet.effective);
    const given = edition?.clauses.filter((c) => c.amendment === `修改单${sheet.number}`) ?? [];
    if (edition)
      found.push(...referenceFaults(catalogue, { ...edition, file: sheet.file }, dayFor(sheet, today), given));
  }
  found.push(...valueFaults(catalogue, today));
  const sorted = unique(found).sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule),
  );
  const errors = sorted.filter((f) => f.severity === 'error').length;
  return {
    faults: sorted,
    errors,
    warnings: sorted.length - errors,
    editions: catalogue.editions.length,
    clauses: catalogue.editions.reduce((n, e) => n + e.clauses.length, 0),
  };
}

const dayFor = ({ effective }: Pick<Edition, 'effective'>, today: Day): Day => (effective > today ? effective : today);

function unique(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter((f) => {
    const name = `${f.file}:${f.line} ${f.rule} ${f.message.zh}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
