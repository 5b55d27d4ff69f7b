import type { Catalogue } from '../catalogue.ts';
import { foldCode } from '../code.ts';
import { findClause } from '../lookup.ts';
import { faultOf } from '../messages.ts';
import type { Amendment, Edition, Fault } from '../model.ts';

const CODE = /^(?:[A-Z]{1,6}\d{0,6})(?:\/[A-Z]{1,10})?(?: [A-Z]{2,4})? \d+(?:\.\d+)*$/;

/** Faults of front matter that need more than its schema: codes, dates in order, editions and sheets side by side. */
export function editionFaults(catalogue: Catalogue): readonly Fault[] {
  return [
    ...catalogue.editions.flatMap((e) => [
      ...codeFaults(e),
      ...dateFaults(e),
      ...replacedFaults(catalogue, e),
      ...movedFaults(catalogue, e),
    ]),
    ...overlaps(catalogue),
    ...catalogue.amendments.flatMap((sheet, i) => sheetFaults(catalogue, sheet, catalogue.amendments.slice(0, i))),
  ];
}

/** Faults of one front matter by itself, as far as what it says is `known`. */
export const ownFaults = (edition: Edition, known: ReadonlySet<string>): readonly Fault[] => [
  ...(known.has('code') ? codeFaults(edition) : []).filter((f) => f.rule !== 'year-mismatch' || known.has('published')),
  ...(known.has('published') && known.has('effective') ? dateFaults(edition) : []),
];

function codeFaults(edition: Edition): readonly Fault[] {
  if (edition.type !== '标准') return [];
  if (!CODE.test(edition.code)) {
    const detail = '请写成 Q/LNJG JG 352、GB/T 1.1、DB44/T 2394 的形式，年份另写一行 year。';
    const detailEn = 'Write it like Q/LNJG JG 352, GB/T 1.1 or DB44/T 2394, with the year on a line of its own.';
    return [faultOf('bad-code', edition.file, 2, { value: edition.code, detail, detailEn })];
  }
  if (edition.year === undefined) return [faultOf('missing-key', edition.file, 2, { key: 'year' })];
  if (!edition.published.startsWith(edition.year)) {
    return [faultOf('year-mismatch', edition.file, 3, { year: edition.year, published: edition.published })];
  }
  return [];
}

function dateFaults(edition: Edition): readonly Fault[] {
  const { published, effective, withdrawn, file } = edition;
  const faults: Fault[] = [];
  if (effective < published) {
    faults.push(
      faultOf('date-order', file, 2, {
        later: 'effective',
        laterDate: effective,
        earlier: 'published',
        earlierDate: published,
      }),
    );
  }
  if (withdrawn !== undefined && withdrawn < effective) {
    faults.push(
      faultOf('date-order', file, 2, {
        later: 'withdrawn',
        laterDate: withdrawn,
        earlier: 'effective',
        earlierDate: effective,
      }),
    );
  }
  return faults;
}

const replacedFaults = (catalogue: Catalogue, edition: Edition): readonly Fault[] =>
  edition.replaces
    .filter((id) => !catalogue.editions.some((e) => foldCode(e.id) === foldCode(id)))
    .map((value) => faultOf('missing-replaced', edition.file, 2, { value }));

function movedFaults(catalogue: Catalogue, edition: Edition): readonly Fault[] {
  const before = catalogue.previous(edition);
  return Object.entries(edition.moved).flatMap(([from, to]) => {
    const faults: Fault[] = [];
    if (!before || findClause(before, from).kind === 'none') {
      faults.push(
        faultOf('moved-unknown', edition.file, 2, { number: from, id: before?.id ?? `${edition.code}（旧版）` }),
      );
    }
    if (findClause(edition, to).kind === 'none')
      faults.push(faultOf('moved-unknown', edition.file, 2, { number: to, id: edition.id }));
    return faults;
  });
}

/** Two editions of one standard that hold on one day: the same day of effect, or a withdrawal after the next one's. */
function overlaps(catalogue: Catalogue): readonly Fault[] {
  const faults: Fault[] = [];
  for (const code of new Set(catalogue.editions.map((e) => e.code))) {
    const all = catalogue.editionsOf(code);
    all.forEach((later, i) => {
      for (const earlier of all.slice(0, i)) {
        const together =
          earlier.effective === later.effective ||
          (earlier.withdrawn !== undefined && earlier.withdrawn > later.effective);
        if (!together || (earlier.withdrawn !== undefined && earlier.withdrawn <= later.effective)) continue;
        faults.push(
          faultOf('two-in-force', later.file, 2, {
            id: later.id,
            other: earlier.id,
            otherFile: earlier.file,
            day: later.effective,
          }),
        );
      }
    });
  }
  return faults;
}

function sheetFaults(catalogue: Catalogue, sheet: Amendment, earlier: readonly Amendment[]): readonly Fault[] {
  const target = catalogue.editions.find((e) => foldCode(e.id) === foldCode(sheet.amends));
  if (!target) return [];
  const faults: Fault[] = [];
  const twin = earlier.find((s) => foldCode(s.amends) === foldCode(sheet.amends) && s.number === sheet.number);
  if (twin)
    faults.push(
      faultOf('amendment-number', sheet.file, 2, { id: target.id, number: String(sheet.number), other: twin.file }),
    );
  if (sheet.effective < target.effective) {
    faults.push(faultOf('amendment-date', sheet.file, 2, { effective: sheet.effective, base: target.effective }));
  }
  if (sheet.effective < sheet.published) {
    faults.push(
      faultOf('date-order', sheet.file, 2, {
        later: 'effective',
        laterDate: sheet.effective,
        earlier: 'published',
        earlierDate: sheet.published,
      }),
    );
  }
  const before = catalogue.sheetsOf(target).filter((s) => s.number < sheet.number);
  for (const { number, line } of sheet.deleted) {
    const known =
      findClause(target, number).kind === 'found' || before.some((s) => s.clauses.some((c) => c.number === number));
    if (!known) faults.push(faultOf('deletes-unknown', sheet.file, line, { number, id: target.id }));
  }
  if (sheet.clauses.length === 0 && sheet.deleted.length === 0) faults.push(faultOf('no-clauses', sheet.file, 1, {}));
  return faults;
}
