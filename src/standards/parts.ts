import { readChinese, toChinese } from '../base/numerals.ts';
import type { Block } from './blocks.ts';
import { type Draft, type DraftedText, drafting } from './draft.ts';
import { type Marker, markerOf } from './markers.ts';
import { type PartPiece, partNumber } from './part-number.ts';

const HAN = '一二三四五六七八九十';
const PART = new RegExp(`^([${HAN}]{1,3})\\s*[、.．]\\s*(.+)$`, 's');
const CAPTION = /^表[\s　]*(\d{1,2})(?:[\s　]+(.*))?$/;
const NOTE = /^(注|示例)[\s　]*(\d{0,2})[\s　]*[：:][\s　]*(.*)$/s;
/** `附件1`, `附件 2：考勤表`; `附件：1. 考勤表` only lists what is attached. */
const ANNEX = new RegExp(`^附\\s*[件录]\\s*(\\d{1,2}|[${HAN}])?\\s*[：:]?\\s*(.*)$`);
const ATTACHED = /^附\s*[件录]\s*[：:]\s*\S/;
const DATE =
  /^[〇零一二三四五六七八九十\d]{4}\s*年\s*[一二三四五六七八九十\d]{1,3}\s*月\s*[一二三四五六七八九十\d]{1,3}\s*日$/;
/** What a letter ends with. */
const CLOSING = /^(?:特此(?:通知|通告|公告|报告|函告)|[（(]?此(?:件|页)|抄送|主送|印发[：:])/;
/** Whom a notice addresses: `各处室、各直属单位：`. */
const ADDRESSEE = /^[^。；，]{2,40}[：:]$/;

/** Depths: 一、 （一） 1. （1）. */
const DEPTH: Partial<Record<Marker['kind'], 2 | 3 | 4>> = { han: 2, dot: 3, digit: 4 };

interface Begun {
  readonly depth: 1 | 2 | 3 | 4;
  readonly nth: number;
  readonly text: string;
}

/** What begins with a line: a part, or something below one. */
function begunBy(text: string): Begun | undefined {
  const part = PART.exec(text);
  const nth = readChinese(part?.[1] ?? '');
  if (part && nth !== undefined) return { depth: 1, nth, text: (part[2] ?? '').trim() };
  const marker = markerOf(text);
  const depth = marker && DEPTH[marker.kind];
  return marker?.nth !== undefined && depth ? { depth, nth: marker.nth, text: marker.text.trim() } : undefined;
}

/** True when a text is made of parts (一、 （一） 1.), as notices, plans and house rules are, and neither of articles nor of numbered clauses. */
export function isMadeOfParts(blocks: readonly Block[]): boolean {
  let parts = 0;
  let clauses = 0;
  for (const block of blocks) {
    if (block.kind === 'table') continue;
    if (begunBy(block.text)?.depth === 1) parts++;
    else if (
      /^\d{1,2}(?:\.\d{1,3})+[\s　]/.test(block.text) ||
      /^第[\d〇零一二两三四五六七八九十百千]+条/.test(block.text)
    )
      clauses++;
    else if (block.kind === 'heading' && /^\d{1,2}[\s　]/.test(block.text)) clauses++;
  }
  return parts >= 2 && parts > clauses;
}

interface Open {
  readonly depth: Begun['depth'];
  readonly nth: number;
  /** Its words, as a heading of what stands below it. */
  readonly label: string;
  /** A title, not the first words of a sentence. */
  readonly titled: boolean;
  /** The sentence that introduces its list. */
  readonly lead: Draft | undefined;
}

/**
 * Reads a notice, plan or house rule: parts (一、), below them （一）, 1. and （1）, each with a title or its sentence, and paragraphs
 * without a number. A piece's number is that of all above it, `一（一）1`; a second paragraph is `一（一） 第2段`. What stands before
 * the first part is `导语`. Whom it addresses, who signed it and when are no clauses.
 */
export function readParts(blocks: readonly Block[]): DraftedText {
  const draft = drafting();
  const open: Open[] = [];
  const appendices: { letter: string; title: string; normative: boolean }[] = [];
  let annex = '';
  let paragraphs = 0;
  let skipping = false;

  const numberHere = (): string => {
    const pieces = open.map(({ depth, nth }): PartPiece => ({ depth, nth }));
    return annex === '' || pieces.length === 0 ? annex || partNumber(pieces) : `${annex} ${partNumber(pieces)}`;
  };
  /** The headings above; the first words of a sentence are none for what it introduces: that has the sentence itself. */
  const labels = (upTo: number, ledIn = false): string[] => [
    ...(annex === '' ? [] : [annex]),
    ...open.slice(0, upTo).flatMap(({ label, titled }) => (titled || !ledIn ? [label] : [])),
  ];

  function begin({ depth, nth, text }: Begun, block: Exclude<Block, { kind: 'table' }>, next: Block | undefined): void {
    const above = draft.last();
    while ((open.at(-1)?.depth ?? 0) > depth) open.pop();
    const sibling = open.at(-1)?.depth === depth ? open.pop() : undefined;
    const lead = sibling ? sibling.lead : above && /[：:]$/.test(above.text) ? above : undefined;
    const expected = (sibling?.nth ?? 0) + 1;
    const mark = markOf(depth, nth);
    const titled = isTitle(text, block, depth, next);
    const words = titled ? text.replace(/。$/, '') : firstWords(text);
    open.push({ depth, nth, label: `${mark}${words}`, titled, lead });
    const number = numberHere();
    if (nth > expected)
      draft.oddities.push({
        rule: 'numbering-gap',
        line: block.line,
        detail: { number, expected: markOf(depth, expected) },
      });
    draft.setPath(labels(titled ? open.length : open.length - 1, lead !== undefined));
    if (depth === 1 || (depth === 2 && titled))
      draft.outline.push({ number, title: words, level: depth, line: block.line });
    paragraphs = titled ? 0 : 1;
    // What a sentence introduces has its force; the rest stands by itself.
    if (lead && !titled) draft.clause(number, 'item', text, block.line, { under: lead });
    else draft.clause(number, 'clause', titled ? '' : text, block.line);
  }

  function lineOf(block: Exclude<Block, { kind: 'table' }>, next: Block | undefined, isSignature: boolean): void {
    const { text, line } = block;
    if (block.kind === 'heading' && block.level === 1 && open.length === 0) return;
    const begun = begunBy(text);
    if (begun && (begun.depth === 1 || open.length > 0) && !(skipping && begun.depth > 1)) {
      skipping = false;
      begin(begun, block, next);
      return;
    }
    const annexed = ANNEX.exec(text);
    if (ATTACHED.test(text) && block.kind === 'line') {
      skipping = true;
      return;
    }
    if (annexed && open.length + appendices.length > 0 && text.length <= 40 && !/[。；，]/.test(text)) {
      beginAnnex(annexed[1] ?? '', annexed[2] ?? '', line);
      return;
    }
    if (skipping || isSignature || DATE.test(text) || CLOSING.test(text)) return;
    if (block.kind === 'heading') {
      draft.setPath([...labels(open.length), text]);
      return;
    }
    const caption = CAPTION.exec(text);
    if (caption && text.length <= 40 && !/[。；]$/.test(text)) {
      draft.caption(`表${caption[1] ?? ''}`, text, line);
      return;
    }
    const note = NOTE.exec(text);
    if (note && draft.base()) {
      draft.note(note[1] === '注' ? 'note' : 'example', note[2] ?? '', note[3] ?? '', line);
      return;
    }
    const marker = markerOf(text);
    if (marker && draft.base()) {
      draft.item(marker, line);
      return;
    }
    paragraph(block);
  }

  function paragraph({ text, line, ...block }: Exclude<Block, { kind: 'table' }>): void {
    const last = draft.last();
    const apart = block.kind === 'heading' || block.apart;
    // A line that goes on in the middle of a sentence was broken by a scanner or an editor.
    if (last && !apart && last.text !== '' && !/[。；：！？;:”》]$/.test(last.text)) draft.text(text, false);
    else if (draft.base()?.text === '' && paragraphs === 0) {
      draft.text(text, false);
      paragraphs = 1;
    } else if (open.length === 0 && annex === '') {
      if (!draft.base()) {
        if (/[。：]$/.test(text) && !ADDRESSEE.test(text)) draft.clause('导语', 'paragraph', text, line);
      } else draft.text(text, true);
    } else {
      paragraphs += 1;
      draft.clause(`${numberHere()} 第${paragraphs}段`, 'paragraph', text, line);
    }
  }

  function beginAnnex(nth: string, title: string, line: number): void {
    skipping = false;
    open.length = 0;
    annex = `附录${nth}`;
    draft.setPath([title === '' ? annex : `${annex} ${title}`]);
    draft.outline.push({ number: annex, title, level: 1, line });
    appendices.push({ letter: nth, title, normative: true });
    draft.clause(annex, 'clause', '', line);
    paragraphs = 0;
  }

  blocks.forEach((block, i) => {
    const next = blocks[i + 1];
    if (block.kind !== 'table') lineOf(block, next, isSignature(block, next));
    else if (!skipping && draft.base()) draft.table(block);
  });
  draft.done();
  return {
    drafts: draft.drafts.filter((d) => d.text !== ''),
    outline: draft.outline,
    appendices,
    oddities: draft.oddities,
  };
}

function markOf(depth: Begun['depth'], nth: number): string {
  if (depth === 1) return `${toChinese(nth)}、`;
  return depth === 2 ? `（${toChinese(nth)}）` : depth === 3 ? `${nth}. ` : `（${nth}）`;
}

/** A short line without an end, below which something stands. */
function isTitle(text: string, block: Block, depth: number, next: Block | undefined): boolean {
  const short = block.kind === 'heading' || (text.length <= 40 && !/[。；：！？;:]/.test(text));
  const below = next && next.kind !== 'table' ? begunBy(next.text) : undefined;
  // （一）空调管理。 and then 1.: the mark is only habit.
  if (below && below.depth > depth && /^[^。；：，]{2,20}。$/.test(text)) return true;
  if (!short || next === undefined || /[。；：]$/.test(text)) return false;
  if (next.kind === 'table') return true;
  if (DATE.test(next.text) || ANNEX.test(next.text) || CLOSING.test(next.text)) return false;
  return below === undefined ? next.kind === 'line' && /[。；：，]/.test(next.text) : below.depth > depth;
}

/** `加强领导。各部门要…` → `加强领导`: what a sentence is about, as far as its first mark. */
const firstWords = (text: string): string => (/^[^。；：，\n]{1,24}/.exec(text)?.[0] ?? text.slice(0, 24)).trim();

/** Who signed, above the date. */
const isSignature = (block: Exclude<Block, { kind: 'table' }>, next: Block | undefined): boolean =>
  block.text.length <= 30 && !/[。；：，]/.test(block.text) && next?.kind === 'line' && DATE.test(next.text);
