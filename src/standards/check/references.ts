import type { Catalogue } from '../catalogue.ts';
import { editionId, foldCode } from '../code.ts';
import { faultOf } from '../messages.ts';
import type { Citation, Clause, Day, Edition, Fault } from '../model.ts';
import { type Resolved, resolve } from '../references.ts';

/**
 * Citations that lead nowhere, to what no longer holds, or to what chapter 2 does not list.
 * @param clauses which of the edition's clauses to look at: those of an amendment sheet, or all.
 */
export function referenceFaults(
  catalogue: Catalogue,
  edition: Edition,
  day: Day,
  clauses: readonly Clause[] = edition.clauses,
): readonly Fault[] {
  const faults: Fault[] = [];
  const listed = listedCodes(edition);
  const reported = new Set<string>();
  for (const clause of clauses) {
    for (const citation of clause.cites) {
      const resolved = resolve(catalogue, citation, edition, day);
      // An example shows how a thing is written; what it names need not hold.
      const shown = clause.kind === 'example' && citation.code !== undefined;
      const fault = shown ? undefined : faultFor(resolved, citation, edition, clause.line);
      const once =
        fault &&
        `${fault.rule} ${citation.code ?? ''} ${citation.clause ?? ''} ${fault.rule === 'dangling-reference' ? clause.line : ''}`;
      if (fault && once !== undefined && !reported.has(once)) {
        reported.add(once);
        faults.push(fault);
      }
      const { code } = citation;
      if (code === undefined || !listed || /\p{Script=Han}/u.test(code) || /^[A-Z]{2} \d{3}$/.test(code)) continue;
      if (
        clause.kind === 'note' ||
        clause.kind === 'example' ||
        clause.kind === 'row' ||
        foldCode(code) === foldCode(edition.code)
      )
        continue;
      const folded = foldCode(code);
      const whole = [...listed].some((l) => l === folded || folded.startsWith(`${l}.`));
      if (!whole && !reported.has(`not-listed ${folded}`)) {
        reported.add(`not-listed ${folded}`);
        faults.push(faultOf('not-listed', edition.file, clause.line, { code }));
      }
    }
  }
  return faults;
}

/** The codes that chapter 2 lists; undefined for a text without such a chapter. */
function listedCodes(edition: Edition): ReadonlySet<string> | undefined {
  const chapter = edition.outline.find((h) => h.level === 1 && /引用/.test(h.title));
  if (!chapter) return undefined;
  const clause = edition.clauses.find((c) => c.number === chapter.number);
  return new Set(clause?.cites.flatMap((c) => (c.code === undefined ? [] : [foldCode(c.code)])));
}

function faultFor(resolved: Resolved, citation: Citation, edition: Edition, line: number): Fault | undefined {
  const id = editionId(citation.code ?? '', citation.year);
  switch (resolved.kind) {
    case 'missing-clause': {
      // The text of a law that ours cites may be another edition than the one that the citation meant.
      if (edition.type === '法规' && citation.code !== undefined) return undefined;
      const nearest = resolved.nearest.map((c) => c.number).join('、');
      return faultOf('dangling-reference', edition.file, line, { text: citation.text, nearest });
    }
    case 'clause':
    case 'standard': {
      const over = resolved.status === '废止' || (resolved.status === '被代替' && citation.year !== undefined);
      return over && citation.code !== undefined
        ? faultOf('withdrawn-standard', edition.file, line, { code: id, status: resolved.status ?? '', by: '' })
        : undefined;
    }
    case 'outside': {
      if (resolved.status !== '被代替' && resolved.status !== '废止') return undefined;
      const by =
        resolved.cited.replacedBy ??
        (resolved.newest && resolved.newest !== resolved.cited
          ? editionId(resolved.newest.code, resolved.newest.year)
          : '');
      return faultOf('withdrawn-standard', edition.file, line, { code: id, status: resolved.status, by });
    }
    case 'unknown':
      // Laws and documents by name are too many to list; a code can be.
      return edition.type === '标准' && !/^[\p{Script=Han}]/u.test(resolved.id)
        ? faultOf('unknown-standard', edition.file, line, { code: resolved.id })
        : undefined;
  }
}
