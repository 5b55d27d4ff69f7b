import { html } from 'hono/html';
import type { Citation, Clause } from '../../../src/standards/model.ts';
import { anchorOf, clausePath, standardPath } from '../addresses.ts';
import { emphasise } from '../emphasis.ts';
import type { StandardEntry } from '../ports.ts';
import type { Html } from './layout.ts';

/** Where a citation leads: a clause of this text, or an edition that the reader may see; undefined when neither. */
export type Resolve = (citation: Citation) => string | undefined;

export function resolver(clauses: readonly Clause[], entries: readonly StandardEntry[]): Resolve {
  const numbers = new Set(clauses.map(({ number }) => number));
  return ({ code, year, clause }) => {
    if (code === undefined) return clause !== undefined && numbers.has(clause) ? `#${anchorOf(clause)}` : undefined;
    const editions = entries.filter((entry) => entry.code === code && (year === undefined || entry.year === year));
    const edition = editions.find(({ status }) => status === '现行') ?? (year === undefined ? undefined : editions[0]);
    if (!edition) return undefined;
    return clause === undefined ? standardPath(edition.id) : clausePath(`${edition.id}#${clause}`);
  };
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly as: (text: string) => Html;
}

const strong = (text: string): Html => html`<strong>${text}</strong>`;

/** Values as the parser read them; in a text that it read none from, whatever looks like one. */
function valueMarks({ text, quantities }: Clause): Mark[] {
  if (quantities.length > 0)
    return quantities.map((quantity) => ({
      start: quantity.start,
      end: quantity.start + quantity.text.length,
      as: strong,
    }));
  let start = 0;
  return emphasise(text).flatMap((run) => {
    const mark = { start, end: start + run.text.length, as: strong };
    start = mark.end;
    return run.strong ? [mark] : [];
  });
}

function citationMarks({ text, cites }: Clause, resolve: Resolve): Mark[] {
  let from = 0;
  return cites.flatMap((citation) => {
    const start = text.indexOf(citation.text, from);
    const href = resolve(citation);
    if (start < 0 || citation.text === '') return [];
    from = start + citation.text.length;
    return href ? [{ start, end: from, as: (words: string) => html`<a href="${href}">${words}</a>` }] : [];
  });
}

/** A clause's own words, with its values standing out and its citations as links. */
export function clauseText(clause: Clause, resolve: Resolve): Html {
  const marks = [...citationMarks(clause, resolve), ...valueMarks(clause)].sort((a, b) => a.start - b.start);
  const pieces: (Html | string)[] = [];
  let from = 0;
  for (const { start, end, as } of marks) {
    if (start < from || end > clause.text.length) continue;
    pieces.push(clause.text.slice(from, start), as(clause.text.slice(start, end)));
    from = end;
  }
  pieces.push(clause.text.slice(from));
  return html`${pieces}`;
}
