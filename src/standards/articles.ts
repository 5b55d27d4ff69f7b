import { readChinese } from '../base/numerals.ts';
import type { Block } from './blocks.ts';
import { type DraftedText, drafting } from './draft.ts';
import { markerOf } from './markers.ts';
import { articleNumber } from './number.ts';

const COUNT = '[〇零一二两三四五六七八九十百千]+';
const DIVISION = new RegExp(`^第\\s*(${COUNT}|\\d+)\\s*(编|分编|章|节)[\\s　]*(.*)$`);
const ARTICLE = new RegExp(
  `^第\\s?(${COUNT}|\\d+)\\s?条(之[一二三四五六七八九])?(?:([\\s　：:]+)|(?=[【（(])|$)?(.*)$`,
  's',
);
const ANNEX = /^附\s*[录件][\s　]*([一二三四五六七八九十\dA-Z]?)[\s　]*[：:]?[\s　]*(.*)$/;
const ANNEX_PART = /^([一二三四五六七八九十]{1,3})、[\s　]*(.*)$/s;
const CAPTION = /^表[\s　]*(\d{1,2})(?:[\s　]+(.*))?$/;
const NOTE = /^(注|示例)[\s　]*(\d{0,2})[\s　]*[：:][\s　]*(.*)$/s;
const CONTENTS = /^(?:目录|目次)$/;
const DEPTHS = ['编', '分编', '章', '节'];

/** The number of the article that a line begins; undefined for any other line. `expected` is the one that would come next. */
function articleAt(
  text: string,
  expected: number,
): { readonly number: string; readonly value: number; readonly text: string } | undefined {
  const match = ARTICLE.exec(text);
  if (!match) return undefined;
  const [, count = '', suffix = '', gap, rest = ''] = match;
  const value = /^\d+$/.test(count) ? Number(count) : readChinese(count);
  const number = articleNumber(count, suffix);
  if (value === undefined || number === undefined) return undefined;
  // 第十条规定的… at the beginning of a paragraph points at an article; 第十条为了… without a blank begins one.
  if (
    gap === undefined &&
    rest !== '' &&
    !/^[【（(]/.test(rest) &&
    (value !== expected || /^(?:规定|第|的|、|和|至|所)/.test(rest))
  ) {
    return undefined;
  }
  return { number, value, text: rest.trim() };
}

/** True when a text is made of articles (第X条) and not of numbered clauses. */
export function isMadeOfArticles(blocks: readonly Block[]): boolean {
  let articles = 0;
  let clauses = 0;
  for (const block of blocks) {
    if (block.kind === 'table') continue;
    if (/^第[〇零一二两三四五六七八九十百千\d]+条/.test(block.text)) articles++;
    else if (
      /^\d{1,2}(?:\.\d{1,3})+[\s　]/.test(block.text) ||
      (block.kind === 'heading' && /^\d{1,2}[\s　]/.test(block.text))
    )
      clauses++;
  }
  return articles > clauses;
}

/**
 * Reads a law, regulation or management document: chapters (第X章), sections, articles (第X条), their paragraphs (款, unnumbered)
 * and items (（一）). The first paragraph is the article itself; items of the second are `第十二条 第2款（三）`.
 */
export function readArticles(blocks: readonly Block[]): DraftedText {
  const draft = drafting();
  const divisions: { depth: number; label: string }[] = [];
  const appendices: { letter: string; title: string; normative: boolean }[] = [];
  let article: string | undefined;
  let paragraphs = 0;
  let expected = 1;
  let inContents = false;
  const seen = new Set<string>();

  function division(match: RegExpExecArray, label: string, line: number): void {
    const [, count = '', unit = '章', title = ''] = match;
    const depth = DEPTHS.indexOf(unit);
    while ((divisions.at(-1)?.depth ?? -1) >= depth) divisions.pop();
    divisions.push({ depth, label: label.trim() });
    draft.setPath(divisions.map((d) => d.label));
    draft.outline.push({ number: `第${count}${unit}`, title: title.trim(), level: unit === '节' ? 2 : 1, line });
    draft.close();
    article = undefined;
  }

  function annex(match: RegExpExecArray, label: string, line: number): void {
    const [, nth = '', title = ''] = match;
    const number = `附录${nth}`;
    divisions.length = 0;
    draft.setPath([label]);
    draft.outline.push({ number, title: title.trim(), level: 1, line });
    appendices.push({ letter: nth, title: title.trim(), normative: true });
    draft.clause(number, 'clause', '', line);
    article = number;
    paragraphs = 1;
  }

  function lineOf(text: string, line: number, apart: boolean, isHeading: boolean): void {
    const compact = text.replace(/[\s　]/g, '');
    if (CONTENTS.test(compact)) {
      inContents = true;
      return;
    }
    const divided = DIVISION.exec(text);
    if (divided && (isHeading || (text.length <= 40 && !/[。；，：]$/.test(text)))) {
      // In a table of contents every chapter is named once before it comes.
      if (inContents && !seen.has(compact)) {
        seen.add(compact);
        return;
      }
      inContents = false;
      division(divided, text, line);
      return;
    }
    const begun = articleAt(text, expected);
    if (begun) {
      inContents = false;
      if (article?.startsWith('附') !== true) expected = begun.value + 1;
      article = begun.number;
      paragraphs = 1;
      draft.clause(article, 'article', begun.text, line);
      return;
    }
    if (inContents) return;
    const annexed = ANNEX.exec(text);
    if (annexed && expected > 1 && (isHeading || text.length <= 40) && !/[。；，]$/.test(text)) {
      annex(annexed, text, line);
      return;
    }
    if (isHeading) {
      if (article !== undefined || divisions.length > 0) draft.setPath([...divisions.map((d) => d.label), text]);
      return;
    }
    if (article === undefined) return;
    const caption = CAPTION.exec(text);
    if (caption && text.length <= 40 && !/[。；]$/.test(text)) {
      draft.caption(`表${caption[1] ?? ''}`, text, line);
      return;
    }
    const note = NOTE.exec(text);
    if (note) {
      draft.note(note[1] === '注' ? 'note' : 'example', note[2] ?? '', note[3] ?? '', line);
      return;
    }
    const part = article.startsWith('附') ? ANNEX_PART.exec(text) : null;
    if (part) {
      draft.clause(`${article} ${part[1] ?? ''}`, 'clause', part[2] ?? '', line);
      return;
    }
    const marker = markerOf(text);
    if (marker) {
      draft.item(marker, line);
      return;
    }
    const last = draft.last();
    // A line that goes on in the middle of a sentence was broken by a scanner or an editor.
    const goesOn = last !== undefined && !apart && last.text !== '' && !/[。；：！？;:”》]$/.test(last.text);
    if (goesOn || draft.base()?.text === '') {
      draft.text(text, false);
      return;
    }
    paragraphs += 1;
    draft.clause(`${article} 第${paragraphs}款`, 'paragraph', text, line);
  }

  for (const block of blocks) {
    if (block.kind === 'table') draft.table(block);
    else lineOf(block.text, block.line, block.kind === 'heading' || block.apart, block.kind === 'heading');
  }
  draft.done();
  return {
    drafts: draft.drafts.filter((d) => {
      if (d.text !== '') return true;
      if (d.kind === 'article')
        draft.oddities.push({ rule: 'empty-clause', line: d.line, detail: { number: d.number } });
      return false;
    }),
    outline: draft.outline,
    appendices,
    oddities: draft.oddities,
  };
}
