import type { Catalogue, Located } from '../../standards/catalogue.ts';
import { codeAliases, foldCode } from '../../standards/code.ts';

/** The clauses in force that point at a code, whole or in part (a citation of all parts of GB/T 24421 is one of GB/T 24421.2). */
export function clausesCiting(catalogue: Catalogue, code: string, day: string): readonly Located[] {
  const names = new Set(codeAliases(code).filter((a) => !/^[\d.]+$/.test(a)));
  const stem = foldCode(code);
  const points = (cited: string): boolean =>
    names.has(cited) || stem.startsWith(`${cited}.`) || cited.startsWith(`${stem}.`);
  return catalogue
    .allInForce(day)
    .flatMap((edition) =>
      edition.clauses
        .filter((clause) => clause.cites.some((c) => c.code !== undefined && points(foldCode(c.code))))
        .map((clause) => ({ edition, clause })),
    );
}
