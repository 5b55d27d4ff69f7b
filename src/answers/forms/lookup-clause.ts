import { cutAtSentence } from '../../base/cut.ts';
import { toChinese } from '../../base/numerals.ts';
import type { Block } from '../../commands/reply.ts';
import { type ClauseLookup, findClause } from '../../standards/lookup.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { Asking, Draft } from '../answerer.ts';
import { comingNote, quoteBlocks, sourceLine } from '../compose.ts';
import { clauseInEnglish, valuesInEnglish } from '../english-lead.ts';
import type { Glossary } from '../glossary.ts';
import { messages } from '../messages.ts';
import { FORCE } from '../verdict.ts';
import { successorOf } from './counterpart.ts';
import { answer, buttonTo, lineOf, MOST_LINES, notFound, type Place, statusAt, text, wayTo } from './drafts.ts';
import { formMessages } from './messages.ts';

/** `第5章` is chapter 5 of a standard and 第五章 of a law. */
function find(edition: Edition, number: string): ClauseLookup {
  const chapter = /^第(\d+)章$/.exec(number)?.[1];
  const named = chapter && `第${toChinese(Number(chapter))}章`;
  return findClause(edition, named && edition.outline.some((h) => h.number === named) ? named : number);
}

/**
 * A clause, table, chapter or appendix in its own words. When something about a whole chapter is asked that its heading doesn't
 * answer, the search does better: undefined.
 */
export function clauseShown(asking: Asking, edition: Edition, number: string, shown: boolean): Draft | undefined {
  const { turn } = asking;
  const found = find(edition, number);
  if (found.kind === 'none') {
    return notFound(
      asking,
      turn.say(messages.noSuchClause(edition.id, typedForm(number))),
      nearestNumbers(edition, number, found.nearest).map((n) => buttonTo(edition, n)),
    );
  }
  if (found.clause) return oneClause(asking, { edition, clause: found.clause }, found.parts);
  const isTable = found.parts.length > 0 && found.parts.every((c) => c.kind === 'row' || c.kind === 'note');
  if (!isTable && !shown) return undefined;
  if (found.parts.length === 0) return undefined;
  return several(asking, edition, found.number, found.heading?.title, found.parts, isTable);
}

/** Tables for a table, appendices for an appendix, clauses for a clause. */
function nearestNumbers(edition: Edition, number: string, nearest: readonly Clause[]): string[] {
  if (number.startsWith('表'))
    return [...new Set(edition.clauses.flatMap((c) => /^表[A-Z\d.]+(?= )/.exec(c.number)?.[0] ?? []))].slice(0, 4);
  if (number.startsWith('附录') && edition.appendices.length > 0)
    return edition.appendices.map((a) => `附录${a.letter}`);
  return nearest.slice(0, 3).map((c) => c.number);
}

const typedForm = (number: string): string =>
  number.replace(/^附录([a-z])/, (_, letter: string) => `附录${letter.toUpperCase()}`);

function oneClause(asking: Asking, place: Place, parts: readonly Clause[]): Draft {
  const { turn, shelf, question } = asking;
  const { clause, edition } = place;
  const status = statusAt(shelf, edition, question.day);
  const heading = clause.path.at(-1) ?? '';
  const lead = turn.say({
    zh: formMessages.clauseOf(edition.title, heading).zh,
    en: `${formMessages.clauseOf(edition.title, clause.number).en} ${inEnglish(clause, shelf.glossary)}`,
  });
  // Its items are quoted with it; notes, examples and an article's other paragraphs are its own.
  const more = parts.filter((c) => c.kind === 'note' || c.kind === 'example' || c.kind === 'paragraph');
  return answer(
    asking,
    [
      { kind: 'lead', text: lead },
      ...quoteBlocks(place, status, turn, shelf, more.length > 0 ? 1.5 : 1),
      ...more.slice(0, 3).map((c): Block => ({ kind: 'quote', text: cutAtSentence(labelled(c), 120).text })),
      ...standing(asking, place),
    ],
    [place],
  );
}

const labelled = (c: Clause): string =>
  c.kind === 'note' ? `注：${c.text}` : c.kind === 'example' ? `示例：${c.text}` : c.text;

const inEnglish = (clause: Clause, glossary: Glossary): string =>
  clause.quantities.length > 0
    ? valuesInEnglish(clause.quantities.slice(0, 3), FORCE[clause.modal])
    : clauseInEnglish(clause, glossary);

/** What is to be known of a clause that does not hold today: what holds instead, or what comes. */
export function standing(asking: Asking, { clause, edition }: Place): Block[] {
  const { turn, shelf, question } = asking;
  const status = statusAt(shelf, edition, question.day);
  if (status === '现行') return comingNote({ clause, edition }, question.day, turn, shelf);
  const current = shelf.catalogue.inForce(edition.code, question.day);
  const instead = current && (status === '即将实施' ? undefined : successorOf(clause, edition, current));
  return [
    text(turn.say(formMessages.notCurrent(status, current?.id ?? ''))),
    ...(current && instead
      ? [text(turn.say(formMessages.nowReads(wayTo(current, instead.number), cutAtSentence(instead.text, 80).text)))]
      : []),
  ];
}

function several(
  asking: Asking,
  edition: Edition,
  number: string,
  title: string | undefined,
  parts: readonly Clause[],
  isTable: boolean,
): Draft {
  const { turn, shelf, question } = asking;
  const own = isTable
    ? parts
    : parts.filter((c) => c.kind !== 'item' && c.kind !== 'row' && c.kind !== 'note' && c.kind !== 'example');
  const caption = isTable
    ? (parts[0]?.table?.caption ?? number)
    : `${/[章节]$/.test(number) ? number : number.replace(/^附录/, '附录 ')} ${title ?? ''}`.trim();
  const shown = own.slice(0, isTable ? 12 : MOST_LINES);
  const places = shown.map((clause) => ({ clause, edition }));
  const first = places[0];
  const say = isTable ? formMessages.rows : formMessages.parts;
  const left = own.length - shown.length;
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(say(edition.id, caption, own.length)) },
      { kind: 'list', items: shown.map((c) => (isTable ? rowText(c) : lineOf(c))) },
      ...(left > 0 ? [text(turn.say(formMessages.moreLine(left)))] : []),
      ...(first
        ? [
            {
              kind: 'source' as const,
              text: sourceLine(first, statusAt(shelf, edition, question.day)),
              key: first.clause.key,
            },
          ]
        : []),
      ...(first && statusAt(shelf, edition, question.day) !== '现行' ? standing(asking, first).slice(0, 1) : []),
    ],
    places,
  );
}

/** A row as its cells, whatever text it is given. */
const rowText = (clause: Clause): string =>
  clause.table
    ? clause.table.cells
        .map((c) => c.value)
        .filter(Boolean)
        .join(' · ')
    : lineOf(clause);
