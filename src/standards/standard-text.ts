import type { Block } from './blocks.ts';
import { type Draft, type DraftedText, drafting, type Oddity } from './draft.ts';
import { markerOf } from './markers.ts';
import { isWithin, pieces, readNumber } from './number.ts';

const NUMBERED =
  /^(\d{1,2}(?:[.．]\d{1,3}){0,5}|[A-Z](?:[.．]\d{1,3}){1,5})[.．]?(?:[\s　]+(.*)|(?=[\p{Script=Han}“《]|[（(](?:删|废止))(.*))?$/su;
const APPENDIX = /^附\s*录\s*([A-Z])(?![A-Za-z.])[\s　]*(?:[（(]\s*(规范性|资料性)(?:附录)?\s*[)）])?[\s　]*(.*)$/;
const CAPTION =
  /^(?:续\s*)?表[\s　]*([A-Z][.．]\d+|\d{1,2}(?:[.．]\d+)?)(?:[\s　]*[（(](?:续|第\d+页)[)）])?(?:[\s　]+(.*))?$/;
const NOTE = /^(注|示例)[\s　]*(\d{0,2})[\s　]*[：:][\s　]*(.*)$/s;
const FIGURE = /^图[\s　]*(?:[A-Z][.．])?\d+[\s　]+\S/;
/** In an amendment sheet: a part of a clause named whole, `4.1.1 b) …`, `表1 行2（删除）`, `4.1.1 注（删除）`. */
const PART =
  /^((?:\d{1,2}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+|表\s?(?:[A-Z]\.)?\d{1,2})(?:\s?(?:[a-z][)）]|\d{1,2}[)）]|—\d{1,2}|行\s?\d{1,3}|注\d{0,2}(?![：:\d])|示例\d{0,2}(?![：:\d])|（[一二三四五六七八九十]{1,3}）)){1,3})\s*(.*)$/s;
/** Chapters before the first and after the last that hold no clauses. */
const NO_CLAUSES = /^(?:前言|目次|目录|引言|参考文献|索引|封面|封面信息|发布公告)$/;
const DOT_LEADER = /(?:\.{4,}|…{2,}|·{4,})[\s　]*[\dIVX]*[\s　]*$/;
const NAMES_ONLY = /术语/;
const STATING = /^(?:范围|规范性引用文件|引用文件|引用标准)$/;

interface Level {
  readonly number: string;
  readonly depth: number;
  readonly label: string;
  readonly title: string;
}

const depthOf = (number: string): number => (number.startsWith('附录') ? 1 : pieces(number).length);
const dots = (number: string): string => number.replaceAll('．', '.');

export interface ReadingOptions {
  /** An amendment sheet holds single clauses: any number begins one, whatever chapter stands above. */
  readonly sheet?: boolean;
}

/** Reads a text in the form of GB/T 1.1: chapters, clauses to five levels, lists, tables, notes, terms, appendices. */
export function readStandardText(blocks: readonly Block[], options: ReadingOptions = {}): DraftedText {
  const draft = drafting();
  const levels: Level[] = [];
  const appendices: { letter: string; title: string; normative: boolean }[] = [];
  let skipping: number | undefined;
  /** A term's number was read; its word comes next. */
  let awaitingTerm: { readonly number: string; readonly line: number } | undefined;

  const chapter = (): Level | undefined => levels[0];
  const inTerms = (): boolean => NAMES_ONLY.test(chapter()?.title ?? '') && !chapter()?.number.startsWith('附录');

  function heading(number: string, title: string, label: string, line: number): void {
    const depth = depthOf(number);
    while ((levels.at(-1)?.depth ?? 0) >= depth) levels.pop();
    levels.push({ number, depth, label, title });
    draft.setPath(levels.map((l) => l.label));
    draft.outline.push({ number, title, level: depth, line });
    draft.clause(number, 'clause', '', line, STATING.test(title) ? { stating: true } : {});
  }

  function startTerm(number: string, word: string, line: number): Draft {
    while ((levels.at(-1)?.depth ?? 0) >= depthOf(number)) levels.pop();
    const split = splitTerm(word);
    levels.push({ number, depth: depthOf(number), label: `${number} ${split.word}`, title: split.word });
    draft.setPath(levels.map((l) => l.label));
    return draft.clause(number, 'term', word, line, { term: { ...split, definition: '' } });
  }

  /** True when `number` may begin a clause here: it stands in the chapter that is open, or begins the next one. */
  function plausible(number: string, sentence: boolean): boolean {
    if (options.sheet) return true;
    // A wrong chapter in a whole sentence is a slip in the numbering, which `check` names; not a value.
    if (number.split('.').length > 2 || (number.includes('.') && sentence)) return true;
    const open = chapter()?.number;
    const [first = ''] = number.split('.');
    if (open === undefined) return first === '1';
    if (open.startsWith('附录')) return first === open.slice(2);
    return number.includes('.')
      ? first === open || Number(first) === Number(open) + 1
      : Number(first) === Number(open) + 1;
  }

  function numberedLine(number: string, text: string, line: number, next: Block | undefined): void {
    const depth = depthOf(number);
    while ((levels.at(-1)?.depth ?? 0) >= depth) levels.pop();
    draft.setPath(levels.map((l) => l.label));
    if (text === '' && inTerms() && depth > 1) awaitingTerm = { number, line };
    else if (text === '') draft.clause(number, 'clause', '', line);
    else if (inTerms() && depth > 1 && isWord(text)) startTerm(number, text, line);
    else if (!number.includes('.') || isTitle(number, text, next)) heading(number, text, `${number} ${text}`, line);
    else draft.clause(number, 'clause', text, line);
  }

  function headingBlock(block: Extract<Block, { kind: 'heading' }>, next: Block | undefined): void {
    const compact = block.text.replace(/[\s　]/g, '');
    if (skipping !== undefined && block.level > skipping) return;
    skipping = undefined;
    if (NO_CLAUSES.test(compact)) {
      skipping = block.level;
      draft.close();
      return;
    }
    const appendix = APPENDIX.exec(block.text);
    if (appendix) {
      appendixHeading(appendix, block.text, block.line);
      return;
    }
    const caption = CAPTION.exec(block.text);
    if (caption) {
      draft.caption(`表${dots(caption[1] ?? '')}`, block.text, block.line);
      return;
    }
    const numbered = NUMBERED.exec(block.text);
    if (numbered) {
      const number = dots(numbered[1] ?? '');
      const title = (numbered[2] ?? numbered[3] ?? '').trim();
      if (inTerms() && depthOf(number) > 1 && chapter()?.number === number.split('.')[0]) {
        if (title === '') awaitingTerm = { number, line: block.line };
        else startTerm(number, title, block.line);
        return;
      }
      if (/[。；：]$/.test(title)) {
        numberedLine(number, title, block.line, next);
        return;
      }
      if (title === '') {
        while ((levels.at(-1)?.depth ?? 0) >= depthOf(number)) levels.pop();
        draft.setPath(levels.map((l) => l.label));
        draft.clause(number, 'clause', '', block.line);
        return;
      }
      heading(number, title, `${number} ${title}`, block.line);
      return;
    }
    if (block.level > 1) {
      // An unnumbered heading inside a chapter: part of the path, no clause of its own.
      const kept = levels.filter((l) => l.number !== '');
      draft.setPath([...kept.map((l) => l.label), block.text]);
    }
  }

  function appendixHeading(match: RegExpExecArray, label: string, line: number): void {
    const [, letter = '', nature, title = ''] = match;
    appendices.push({ letter, title: title.trim(), normative: nature !== '资料性' });
    levels.length = 0;
    heading(`附录${letter}`, title.trim(), label, line);
  }

  function termLine(number: string, block: Extract<Block, { kind: 'line' }>): void {
    awaitingTerm = undefined;
    startTerm(number, block.text, block.line);
  }

  function textLine(block: Extract<Block, { kind: 'line' }>, next: Block | undefined): void {
    const { text, line } = block;
    const compact = text.replace(/[\s　]/g, '');
    if (DOT_LEADER.test(text)) return;
    if (compact.length <= 4 && NO_CLAUSES.test(compact)) {
      skipping = 6;
      draft.close();
      return;
    }
    const part = options.sheet ? PART.exec(text) : null;
    const partNumber = part && readNumber(part[1] ?? '');
    if (part && partNumber !== undefined && partNumber !== null) {
      const kind = / 注\d*$/.test(partNumber)
        ? 'note'
        : / 示例\d*$/.test(partNumber)
          ? 'example'
          : / 行\d+$/.test(partNumber)
            ? 'row'
            : 'item';
      draft.clause(partNumber, kind, part[2] ?? '', line);
      return;
    }
    const numbered = NUMBERED.exec(text);
    const number = numbered ? dots(numbered[1] ?? '') : '';
    const rest = (numbered?.[2] ?? numbered?.[3] ?? '').trim();
    const marker = markerOf(text);
    const begins =
      numbered !== null &&
      marker === undefined &&
      plausible(number, block.apart && /[。：；]$/.test(rest)) &&
      !startsWithUnit(number, rest);
    const appendix = APPENDIX.exec(text);
    if (appendix && (appendix[2] !== undefined || (appendix[3] ?? '') === '')) {
      skipping = undefined;
      appendixHeading(appendix, text, line);
      return;
    }
    if (skipping !== undefined) {
      if (!begins || number !== '1') return;
      skipping = undefined;
    }
    if (awaitingTerm && !begins) {
      termLine(awaitingTerm.number, block);
      return;
    }
    awaitingTerm = undefined;
    const caption = CAPTION.exec(text);
    if (
      caption &&
      (caption[2] === undefined || !/[。；]$/.test(caption[2])) &&
      (next?.kind === 'table' || text.length <= 40)
    ) {
      draft.caption(`表${dots(caption[1] ?? '')}`, text, line);
      return;
    }
    if (FIGURE.test(text) && text.length <= 40 && !/[。；]$/.test(text)) return;
    const note = NOTE.exec(text);
    if (note) {
      draft.note(note[1] === '注' ? 'note' : 'example', note[2] ?? '', note[3] ?? '', line);
      return;
    }
    if (begins) {
      numberedLine(number, rest, line, next);
      return;
    }
    if (marker) {
      draft.item(marker, line);
      return;
    }
    const last = draft.last();
    if (last?.kind === 'term' && last.term) {
      definition(last, block);
      return;
    }
    draft.text(text, block.apart);
  }

  blocks.forEach((block, i) => {
    if (block.kind === 'heading') headingBlock(block, blocks[i + 1]);
    else if (block.kind === 'line') textLine(block, blocks[i + 1]);
    else if (skipping === undefined) draft.table(block);
  });
  draft.done();
  return {
    // A heading alone is no clause; its number still counts for those who refer to it (`outline`).
    drafts: draft.drafts.filter((d) => isFilled(d, draft.drafts, draft.oddities)),
    outline: draft.outline,
    appendices,
    oddities: draft.oddities,
  };
}

/** Says whether a draft is a clause; one that nothing fills, not even clauses below it, is an oddity. */
function isFilled(draft: Draft, all: readonly Draft[], oddities: Oddity[]): boolean {
  const empty = draft.term ? draft.term.definition === '' : draft.text === '';
  if (!empty) return true;
  const below = all.some(
    (d) =>
      d !== draft &&
      (isWithin(d.number, draft.number) ||
        (d.kind === 'row' && d.line > draft.line && d.path.at(-1) === draft.path.at(-1))),
  );
  if (!below)
    oddities.push({
      rule: draft.term ? 'undefined-term' : 'empty-clause',
      line: draft.line,
      detail: { number: draft.number },
    });
  return false;
}

/** `雨具 rain gear` → the word and its English. */
function splitTerm(text: string): { word: string; english?: string } {
  const match = /^(.*?[\p{Script=Han}）)].*?)[\s　]+([A-Za-z][A-Za-z0-9 ,;:'’\-–()/&.]*)$/u.exec(text);
  const [, word, english] = match ?? [];
  return word !== undefined && english !== undefined
    ? { word: word.trim(), english: english.trim() }
    : { word: text.trim() };
}

function definition(draft: Draft, block: Extract<Block, { kind: 'line' }>): void {
  const { term } = draft;
  if (!term) return;
  if (term.definition === '' && term.english === undefined && /^[A-Za-z][A-Za-z0-9 ,;:'’\-–()/&.]*$/.test(block.text)) {
    term.english = block.text;
    draft.text += ` ${block.text}`;
    return;
  }
  const joint = term.definition === '' ? '' : block.apart || /[。；：]$/.test(term.definition) ? '\n' : '';
  term.definition += joint + block.text;
  draft.text += (term.definition === block.text ? '\n' : joint) + block.text;
}

const isWord = (text: string): boolean =>
  text.length <= 60 && !/[。；：，]/.test(text) && !/[应宜可]/.test(text.slice(0, 8));

/** 2.5 元 and 5.1 m at the beginning of a line are values, not clauses. */
const startsWithUnit = (number: string, rest: string): boolean =>
  number.split('.').length <= 2 && /^(?:元|m²|m³|m\b|kg|g\b|℃|%|h\b|min\b|mg|L\b|万元|倍|分[^类别部])/.test(rest);

/** A short numbered line without a full stop, whose own sub-clauses follow: a title. */
function isTitle(number: string, text: string, next: Block | undefined): boolean {
  if (text.length > 30 || /[。；：，]/.test(text)) return false;
  const following = next && next.kind !== 'table' ? NUMBERED.exec(next.text)?.[1] : undefined;
  return following !== undefined && dots(following).startsWith(`${number}.`);
}
