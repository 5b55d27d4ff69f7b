import type { Card } from '../../picture/card.ts';
import type { Clause, Day, Edition } from '../../standards/model.ts';
import { wholeText } from '../../standards/whole-text.ts';
import { FORCE_NAMES } from '../handbook/messages.ts';
import { messages } from './messages.ts';

/** One clause for people who read in passing. Every word is the clause's, its heading's, or says where it stands. */
export interface Poster {
  /** For the notice board: heading, words, source, a line each or more. */
  readonly board: string;
  /** The same in one line, for channels that take text alone. */
  readonly plain: string;
  readonly card: Card;
}

/**
 * Makes a poster of a clause. It never says more than the clause does: a value is set large only where the clause names one
 * alone, so that no value stands without what it holds for.
 */
export function posterOf(edition: Edition, clause: Clause, comesFrom?: Day): Poster {
  const text = clause.term
    ? `${clause.term.word}：${clause.term.definition}`
    : clause.table
      ? clause.table.cells.map(({ header, value }) => `${header}：${value}`).join('\n')
      : wholeText(edition, clause);
  const title = clause.table?.caption.replace(/^表\s?(?:[A-Z]\.)?\d+\s*/, '') || headingOf(clause) || edition.title;
  const place = `${edition.id}《${edition.title}》${clause.number}`;
  const source = [place, clause.amendment, comesFrom && messages.comes(comesFrom).zh].filter(Boolean).join(' · ');
  const value = onlyValue(clause, text);
  const force = clause.modal === '陈述' ? undefined : FORCE_NAMES[clause.modal].zh;
  return {
    board: [`【${title}】`, text, source].join('\n'),
    plain: `${text.replace(/\s*\n\s*/g, ' ')}（${source}）`,
    card: { title, body: text, source, ...(value === undefined ? {} : { value }), ...(force ? { mark: force } : {}) },
  };
}

const headingOf = ({ path }: Clause): string =>
  path.at(-1)?.replace(/^(?:附录\s?[A-Z](?:（(?:规范性|资料性)）)?|[\dA-Z][\d.]*|第\S+[章节])\s*/, '') ?? '';

function onlyValue({ quantities }: Clause, text: string): string | undefined {
  const [only, ...others] = quantities;
  // A number among items, or a second one in the words, would make the large one a half truth.
  return only && others.length === 0 && text.split(/\d+(?:\.\d+)?/).length <= only.text.split(/\d+(?:\.\d+)?/).length
    ? only.text
    : undefined;
}
