import { lines } from '../../commands/reply.ts';
import { codeAliases, foldCode } from '../../standards/code.ts';
import type { Edition } from '../../standards/model.ts';
import { citing } from '../../standards/references.ts';
import type { Asking, Draft } from '../answerer.ts';
import { clausesCiting } from './citing-code.ts';
import { answer, byStandard, mayRead, type Place, reply, scopeOf } from './drafts.ts';
import { idOf, sharedCode } from './lookup-outside.ts';
import { formMessages } from './messages.ts';
import { type Naming, readNaming } from './named.ts';

const CITES = /引用|引了|引到|援引|\bcit(?:e|es|ed|ing)\b|\brefer(?:s|red|ences?)?\b/;
/** 被…引用, 哪些标准引用了…, 谁引用…: others point at it. */
const CITED_BY =
  /被|(?:哪些|哪个|哪几个|哪项|什么|谁|有多少|几个)(?:标准|文件|制度|条款|地方|规范)?(?:里|都)?(?:引用|引了|引到|援引)|(?:cited|referred to) (?:by|in)|(?:which|what) (?:standards?|clauses?|documents?) (?:cite|refer)|who cites/;
const CITES_WHAT =
  /(?:引用|引了|援引)(?:了|到)?(?:的)?(?:哪些|哪个|什么|啥|多少|几)|(?:cite|refer to|reference)s?\s*\??$|what does .{1,60} cite/;

/** Who cites a standard, and what a standard cites. */
export function cites(asking: Asking): Draft | undefined {
  const { plain } = asking.question;
  if (!CITES.test(plain)) return undefined;
  const naming = readNaming(asking.question, asking.shelf, asking.today);
  if (!naming || naming.kind === 'unknown') return undefined;
  if (CITED_BY.test(plain)) return whoCites(asking, naming);
  const edition = naming.kind === 'ours' ? naming.editions[0] : undefined;
  return edition && CITES_WHAT.test(plain) && mayRead(asking, edition) ? whatItCites(asking, edition) : undefined;
}

/** The list of references says little of how a standard is used: other clauses come first. */
const byUse = (a: Place, b: Place): number => Number(a.clause.number === '2') - Number(b.clause.number === '2');

function whoCites(asking: Asking, naming: Exclude<Naming, { kind: 'unknown' }>): Draft | undefined {
  const { shelf, question, turn } = asking;
  const edition = naming.kind === 'ours' ? naming.editions[0] : undefined;
  const codes = naming.kind === 'outside' ? [...new Set(naming.cited.map((c) => c.code))] : [];
  const cited = naming.kind === 'outside' ? naming.cited : [];
  const name = edition
    ? `${edition.code}${naming.kind === 'ours' && naming.clause ? ` ${naming.clause.number}` : ''}`
    : codes.length === 1 && cited[0]
      ? cited.length === 1
        ? idOf(cited[0])
        : (codes[0] ?? '')
      : sharedCode(codes);
  const target = edition && {
    edition,
    ...(naming.kind === 'ours' && naming.clause ? { number: naming.clause.number.replace(/\s*[条款]$/, '') } : {}),
  };
  const found = target
    ? citing(shelf.catalogue, target, question.day)
    : codes.flatMap((c) => clausesCiting(shelf.catalogue, c, question.day));
  const places = [...new Map(found.map((p) => [p.clause.key, p])).values()]
    .filter((p) => mayRead(asking, p.edition) && p.edition.code !== edition?.code)
    .sort(byUse);
  if (places.length === 0) return reply(asking, 'answer', lines(turn.say(formMessages.notCited(name))));
  const grouped = byStandard(places.toSorted((a, b) => a.edition.id.localeCompare(b.edition.id)));
  const oneEach = [...new Map(places.toReversed().map((p) => [p.edition.id, p])).values()];
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(formMessages.citedBy(name, oneEach.length)) },
      { kind: 'list', items: grouped.slice(0, 20) },
    ],
    [
      ...oneEach.toSorted((a, b) => a.edition.id.localeCompare(b.edition.id)),
      ...places.filter((p) => !oneEach.includes(p)),
    ],
  );
}

function whatItCites(asking: Asking, edition: Edition): Draft | undefined {
  const { shelf, turn } = asking;
  const names = new Map<string, { readonly name: string; readonly places: Place[] }>();
  const own = new Set(codeAliases(edition.code));
  for (const clause of edition.clauses) {
    for (const { code, year } of clause.cites) {
      if (code === undefined || own.has(foldCode(code))) continue;
      const known = shelf.catalogue.editionsOf(code).at(-1);
      const outside = known ? undefined : shelf.catalogue.cited.findLast((c) => foldCode(c.code) === foldCode(code));
      const title = known?.title ?? outside?.title ?? '';
      const name = `${known?.code ?? outside?.code ?? code}${year ? `—${year}` : ''}${title ? ` ${title}` : ''}`;
      const entry = names.get(name) ?? { name, places: [] };
      entry.places.push({ clause, edition });
      names.set(name, entry);
    }
  }
  const all = [...names.values()];
  const first = all[0]?.places[0] ?? { clause: scopeOf(edition), edition };
  if (!first.clause) return undefined;
  if (all.length === 0)
    return answer(asking, lines(turn.say(formMessages.citesNothing(edition.id))), [{ clause: first.clause, edition }]);
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(formMessages.cites(edition.id, all.length)) },
      {
        kind: 'list',
        items: all
          .slice(0, 20)
          .map((e) => `${e.name}（${[...new Set(e.places.map((p) => p.clause.number))].slice(0, 3).join('、')}）`),
      },
    ],
    [{ clause: first.clause, edition }],
  );
}
