import { foldText } from '../../base/fold.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { codeAliases, foldCode, readCode } from '../../standards/code.ts';
import type { Edition } from '../../standards/model.ts';

/** A code that a question holds, as far as the folder knows it. */
export interface CodeSaid {
  readonly start: number;
  readonly end: number;
  /** As it was typed, tidied for showing. */
  readonly typed: string;
  /** The code of one of our standards; absent when it is none of ours. */
  readonly code?: string;
  readonly year?: string;
  /** A year behind the code without a dash: an edition only if there is one of that year. */
  readonly spaced?: string;
}

interface Names {
  /** Folded code, alias or tail of a code, to the code. */
  readonly byName: ReadonlyMap<string, string>;
  /** The numbers that belong to one standard only. */
  readonly byNumber: ReadonlyMap<string, string>;
  /** Letters that codes begin with here: what looks like a code of ours and is none, is a code that does not exist. */
  readonly letters: ReadonlySet<string>;
  /** Codes that are words and numbers, as documents are sent under them (岭管〔2025〕7号), folded, to the code. */
  readonly sent: ReadonlyMap<string, string>;
}

const known = new WeakMap<Catalogue, Names>();

function namesOf(catalogue: Catalogue): Names {
  const found = known.get(catalogue);
  if (found) return found;
  const byName = new Map<string, string | undefined>();
  const byNumber = new Map<string, string | undefined>();
  const letters = new Set<string>();
  const sent = new Map<string, string>();
  const note = (names: Map<string, string | undefined>, name: string, code: string) =>
    names.set(name, names.has(name) && names.get(name) !== code ? undefined : code);
  for (const code of new Set(catalogue.editions.map((e: Edition) => e.code))) {
    if (!/\d/.test(code)) continue;
    if (/\p{Script=Han}.*\d/u.test(code)) {
      sent.set(foldText(code), code);
      continue;
    }
    const tail = /([A-Z]+)\s*([\d.]+)$/.exec(code);
    for (const alias of [...codeAliases(code), ...(tail ? [`${tail[1]}${tail[2]}`] : [])]) {
      const numeric = /^[\d.]+$/.test(alias);
      note(numeric ? byNumber : byName, alias, code);
      const head = /^\D+(?=\d)/.exec(alias)?.[0];
      if (head) letters.add(head);
    }
  }
  for (const { code } of catalogue.cited) {
    const head = /^[A-Z]+(?:\d+T)?(?=\d)/.exec(foldCode(code))?.[0];
    if (head) letters.add(head);
  }
  const settled = (names: Map<string, string | undefined>) =>
    new Map([...names].filter((entry): entry is [string, string] => entry[1] !== undefined));
  const names = { byName: settled(byName), byNumber: settled(byNumber), letters, sent };
  known.set(catalogue, names);
  return names;
}

/** Letters that begin the codes of standards everywhere. */
const PUBLIC = /^(?:GB|GBT|GBZ|GBJ|DB\d{2,6}T?|ISO|IEC|CJJ?T?|JGJT?|GA|GAT|WS|WST|SB|SBT|AQ|AQT|HJ|HJT|TSG)$/;
const LETTERS = '(?:国标|国家标准|[a-z]{1,6}(?:\\d{2,6}(?=\\s*/))?)(?:\\s*/\\s*[a-z]{1,10})?(?:[\\s-]*[a-z]{2,10})?';
const YEAR =
  '(?:\\s*[-(]\\s*((?:19|20)\\d\\d)(?!\\d|年\\d)\\s*\\)?|\\s*((?:19|20)\\d\\d)\\s*年?版|\\s+((?:19|20)\\d\\d)(?![\\d./:-]|\\s*年|\\s*版))?';
const CODE = new RegExp(`(?<![a-z0-9])(${LETTERS})[\\s-]*(\\d{1,6}(?:\\.\\d+)*)${YEAR}`, 'g');
/** `331新版`, `352 5.2.1`, `标准205`: a number alone is a code only where the words around it say so. */
const BARE = new RegExp(
  `(?<![\\d.a-z/:-])(\\d{3,6})(?:${YEAR}(?=\\s*(?:$|新版|老版|旧版|附录|表|第.{1,4}[条章]|标准|规范|里|现在|作废|[,，?？]|\\d{1,2}\\.\\d|(?:的|是|讲|说|改|管).{0,3}(?:什么|啥|哪|怎么)))|\\s*-\\s*(20\\d\\d)(?!\\d))`,
);

/** The codes in a plain question, in order. */
export function codesSaid(plain: string, catalogue: Catalogue): CodeSaid[] {
  const { byName, byNumber, letters, sent } = namesOf(catalogue);
  const found: CodeSaid[] = [];
  for (const [typed, code] of sent) {
    const start = plain.indexOf(typed);
    if (start >= 0) found.push({ start, end: start + typed.length, typed, code });
  }
  for (const match of plain.matchAll(CODE)) {
    const said = oneCode(match, byName, letters);
    if (said) found.push(said);
  }
  if (found.length > 0) return found;
  const bare = BARE.exec(plain);
  const code = bare && byNumber.get(bare[1] ?? '');
  if (!bare || !code) return [];
  const year = bare[2] ?? bare[3] ?? bare[5];
  return [{ start: bare.index, end: bare.index + bare[0].length, typed: bare[0], code, ...(year ? { year } : {}) }];
}

/** Words before a code may look like a part of it (`is jg 352`): the longest reading that is a code counts. */
function oneCode(
  match: RegExpExecArray,
  byName: ReadonlyMap<string, string>,
  letters: ReadonlySet<string>,
): CodeSaid | undefined {
  const [whole, head = '', digits = '', dashed, edition, spaced] = match;
  // JG 3开头的: the beginning of codes, no code.
  if (/^\s*(?:字?开头|字?打头|系列)/.test(match.input.slice(match.index + whole.length))) return undefined;
  const year = dashed ?? edition;
  const numbers = digits.split('.');
  const at = whole.indexOf(digits, head.length);
  const heads = [0, ...[...head.matchAll(/[\s-]+/g)].map((gap) => gap.index + gap[0].length)];
  for (const from of heads) {
    const name = foldCode(head.slice(from));
    const start = match.index + from;
    for (let n = numbers.length; n > 0; n--) {
      const number = numbers.slice(0, n).join('.');
      const code = byName.get(`${name}${number}`);
      if (!code) continue;
      if (n < numbers.length) return { start, end: match.index + at + number.length, typed: whole.slice(from), code };
      return {
        start,
        end: match.index + whole.length,
        typed: whole.slice(from).trim(),
        code,
        ...(year ? { year } : {}),
        ...(spaced ? { spaced } : {}),
      };
    }
  }
  for (const from of heads) {
    const name = foldCode(head.slice(from));
    if (!PUBLIC.test(name) && !(letters.has(name) && name.length > 1)) continue;
    const typed = tidy(`${head.slice(from)} ${digits}`);
    return { start: match.index + from, end: match.index + whole.length, typed, ...(year ? { year } : {}) };
  }
  return undefined;
}

const tidy = (typed: string): string => readCode(typed.toUpperCase()).code;
