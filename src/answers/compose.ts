import { cutAtSentence } from '../base/cut.ts';
import type { LocalDate } from '../base/time.ts';
import type { Block, Button, CitedClause } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { shortCode as shortForm } from '../standards/code.ts';
import type { Clause, Edition, Status } from '../standards/model.ts';
import { messages } from './messages.ts';
import type { Placed, Shelf } from './shelf.ts';
import { MODAL_SHOWN } from './verdict.ts';

/** In a group an answer stays within a phone's screen. */
const LONGEST_QUOTE = { group: 260, direct: 420 } as const;

/** `JG 352 5.2.1` in the fewest words that the catalogue understands, for buttons. */
export const shortCode = (edition: Pick<Edition, 'code'>): string => shortForm(edition.code);

/** What of a clause is quoted: its words, and the items that it introduces; of an item or row, what introduces it first. */
export function quoteOf(clause: Clause, shelf: Shelf): string {
  if (clause.kind === 'term' && clause.term)
    return `${clause.term.word}${clause.term.english ? ` ${clause.term.english}` : ''}：${clause.term.definition}`;
  const parts =
    clause.kind === 'item' && clause.leadIn
      ? [clause.leadIn.text, `${lastMark(clause)} ${clause.text}`]
      : [clause.text];
  const items = shelf.childrenOf(clause).filter((child) => child.kind === 'item');
  if (/[：:]$/.test(clause.text.trim())) parts.push(...items.map((item) => `${lastMark(item)} ${item.text}`));
  const rows = shelf.childrenOf(clause).filter((child) => child.kind === 'row');
  if (rows.length > 0 && rows.length <= MOST_ROWS) parts.push(...rows.map((row) => row.text));
  return parts.join('\n');
}

/** A table of so few rows is shown with the clause that refers to it. */
const MOST_ROWS = 8;

/** `4.2.1 b) 2)` → `2)`; a dash stays a dash. */
function lastMark(item: Clause): string {
  const mark = item.number.split(' ').at(-1) ?? '';
  return mark.startsWith('—') ? '——' : (/（[^（）]+）$/.exec(item.number)?.[0] ?? mark);
}

export function citationOf(
  { clause, edition }: Pick<Placed, 'clause' | 'edition'>,
  status: Status,
  shelf: Shelf,
): CitedClause {
  return {
    code: edition.id,
    title: edition.title,
    clause: clause.number,
    status,
    modal: clause.modal,
    quote: quoteOf(clause, shelf),
    ...(clause.amendment ? { amendment: clause.amendment } : {}),
  };
}

/** `Q/LNJG JG 352—2024 5.2.1 · 修改单1 · 现行 · 应（要求）` */
export const sourceLine = ({ clause, edition }: Pick<Placed, 'clause' | 'edition'>, status: Status): string =>
  [`${edition.id} ${clause.number}`, clause.amendment, status, MODAL_SHOWN[clause.modal]].filter(Boolean).join(' · ');

/** The clause in its own words and where it stands. */
export function quoteBlocks(
  placed: Pick<Placed, 'clause' | 'edition'>,
  status: Status,
  turn: Turn,
  shelf: Shelf,
  share = 1,
): Block[] {
  const { text } = cutAtSentence(
    quoteOf(placed.clause, shelf),
    Math.floor(LONGEST_QUOTE[turn.conversation.kind] / share),
  );
  return [
    { kind: 'quote', text },
    { kind: 'source', text: sourceLine(placed, status), key: placed.clause.key },
  ];
}

/** The buttons below an answer. */
export function answerButtons(turn: Turn, ref: string, placed: Pick<Placed, 'clause' | 'edition'>): Button[] {
  const where = `${shortCode(placed.edition)}${placed.edition.year ? `—${placed.edition.year}` : ''} ${placed.clause.number}`;
  return [
    { label: turn.say(messages.useful), say: `有用 ${ref}` },
    { label: turn.say(messages.notUseful), say: `没用 ${ref}` },
    ...(turn.speaker.guest ? [] : [{ label: turn.say(messages.raise), say: '提需求' }]),
    { label: turn.say(messages.context), say: `上下文 ${where}` },
    { label: turn.say(messages.full), say: `全文 ${where}` },
  ];
}

/** What a coming edition or sheet makes of this clause: said with the answer, so that nobody learns it too late. */
export function comingNote(
  placed: Pick<Placed, 'clause' | 'edition'>,
  day: LocalDate,
  turn: Turn,
  shelf: Shelf,
): Block[] {
  const coming = shelf.catalogue.coming(placed.edition.code, day);
  const successor = coming?.clauses.find((c) => c.number === placed.clause.number);
  if (!coming || !successor || successor.text === placed.clause.text) return [];
  return [{ kind: 'text', text: turn.say(messages.coming(coming.effective, successor.text)) }];
}
