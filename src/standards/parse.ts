import { createHash } from 'node:crypto';
import { isMadeOfArticles, readArticles } from './articles.ts';
import { type Block, blocksOf } from './blocks.ts';
import { editionId, readCode } from './code.ts';
import type { DraftedText, Oddity } from './draft.ts';
import { finish } from './finish.ts';
import { parseYaml, splitFrontMatter, validated } from './front-matter.ts';
import { faultOf, isRule } from './messages.ts';
import { type Amendment, amendmentMatterSchema, type Edition, type Fault, frontMatterSchema } from './model.ts';
import { isMadeOfParts, readParts } from './parts.ts';
import { readStandardText } from './standard-text.ts';
import { type Unfinished, unfinishedOf } from './unfinished.ts';

export type Parsed =
  | { readonly kind: 'edition'; readonly edition: Edition; readonly faults: readonly Fault[] }
  | { readonly kind: 'amendment'; readonly amendment: Amendment; readonly faults: readonly Fault[] }
  /** The file cannot be used; the faults say why. What could be read of its text is there for `check` alone. */
  | { readonly kind: 'nothing'; readonly faults: readonly Fault[]; readonly unfinished?: Unfinished };

export const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a file of `knowledge/standards` or `knowledge/rules`: a standard, a management document, a law, or an amendment sheet.
 * Never throws: what cannot be understood is a fault with the line and what to do.
 * @param given the file's text.
 * @param file path that faults and the edition name, relative to the knowledge folder.
 * @param hash SHA-256 of the file's bytes, when the caller has it already.
 */
export function parseFile(given: string, file: string, hash: string = hashOf(given)): Parsed {
  const source = given.replace(/\r\n?/g, '\n');
  const nothing = (...faults: readonly Fault[]): Parsed => ({ kind: 'nothing', faults });
  if (source.replace(/^\ufeff/, '').trim() === '') return nothing(faultOf('empty-file', file, 1, {}));
  const split = splitFrontMatter(source);
  if (!split) {
    if (/^\ufeff?\s*---\s*[A-Za-z]+\s*[\r\n]/.test(source)) return nothing(faultOf('front-matter-code', file, 1, {}));
    if (/^\ufeff?\s*---\s*[\r\n]/.test(source)) return nothing(faultOf('front-matter-open', file, 1, {}));
    return unusable([faultOf('no-front-matter', file, 1, {})], undefined, blocksOf(source, 1), file);
  }
  const yaml = parseYaml(split.matter, file, 2);
  const faults: Fault[] = [];
  const body = withoutControls(split.body, () => faults.push(faultOf('control-characters', file, split.bodyLine, {})));
  const blocks = blocksOf(body, split.bodyLine);
  if (typeof yaml.value === 'object' && yaml.value !== null && 'amends' in yaml.value) {
    const { value: matter, faults: wrong } = validated(amendmentMatterSchema, yaml, file);
    if (!matter || wrong.length > 0) return nothing(...wrong);
    return amendmentOf(matter, blocks, file, hash, faults);
  }
  const { value: matter, faults: wrong } = validated(frontMatterSchema, yaml, file);
  if (!matter || wrong.length > 0) return unusable(wrong, yaml.value, blocks, file);
  const typed = readCode(matter.code);
  const year = matter.year ?? typed.year;
  // A law or management document keeps its code as it is written; only a standard's has a form.
  const code = matter.type === '标准' ? typed.code : matter.code.trim();
  const id = editionId(code, year);
  const drafted = draftedOf(blocks);
  const edition: Edition = {
    ...matter,
    code,
    ...(year === undefined ? {} : { year }),
    id,
    file,
    hash,
    clauses: finish(drafted.drafts, id, code),
    outline: drafted.outline,
    appendices: drafted.appendices,
    body,
    amendments: [],
  };
  const odd = oddFaults(drafted, matter.type, file);
  return { kind: 'edition', edition, faults: [...faults, ...odd] };
}

const draftedOf = (blocks: readonly Block[]): DraftedText =>
  isMadeOfArticles(blocks)
    ? readArticles(blocks)
    : isMadeOfParts(blocks)
      ? readParts(blocks)
      : readStandardText(blocks);

/** How a law sets its lists is not ours to mend. */
const oddFaults = (drafted: DraftedText, type: Edition['type'], file: string): readonly Fault[] =>
  oddityFaults(drafted.oddities, file).filter((f) => type !== '法规' || !f.rule.startsWith('list-'));

/** A file whose front matter is wrong: the faults of its text are told all the same, so that all can be mended at once. */
function unusable(wrong: readonly Fault[], matter: unknown, blocks: readonly Block[], file: string): Parsed {
  const drafted = draftedOf(blocks);
  if (drafted.drafts.length === 0) return { kind: 'nothing', faults: wrong };
  const unfinished = unfinishedOf(matter, drafted, file);
  return { kind: 'nothing', faults: [...wrong, ...oddFaults(drafted, unfinished.edition.type, file)], unfinished };
}

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function withoutControls(body: string, report: () => void): string {
  CONTROLS.lastIndex = 0;
  if (!CONTROLS.test(body)) return body;
  report();
  return body.replace(CONTROLS, '');
}

const DELETED = /^[（(]\s*(?:删除|删去|废止)\s*[)）]。?$/;

function amendmentOf(
  matter: ReturnType<typeof amendmentMatterSchema.parse>,
  blocks: readonly Block[],
  file: string,
  hash: string,
  faults: readonly Fault[],
): Parsed {
  const typed = readCode(matter.amends);
  const amends = editionId(typed.code, typed.year);
  const drafted: DraftedText = isMadeOfArticles(blocks)
    ? readArticles(blocks)
    : readStandardText(blocks, { sheet: true });
  const clauses = finish(drafted.drafts, amends, typed.code);
  const name = `修改单${matter.number}`;
  return {
    kind: 'amendment',
    amendment: {
      ...matter,
      amends,
      file,
      hash,
      clauses: clauses.filter((c) => !DELETED.test(c.text)).map((c) => ({ ...c, amendment: name })),
      deleted: clauses.filter((c) => DELETED.test(c.text)).map(({ number, line }) => ({ number, line })),
      outline: drafted.outline,
    },
    // A sheet changes single items, whose lead-in and neighbours stand in the edition.
    faults: [...faults, ...oddityFaults(drafted.oddities, file).filter((f) => !f.rule.startsWith('list-'))],
  };
}

const oddityFaults = (oddities: readonly Oddity[], file: string): readonly Fault[] =>
  oddities.flatMap((o) => (isRule(o.rule) ? [faultOf(o.rule, file, o.line, o.detail)] : []));
