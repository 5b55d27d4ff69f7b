import { foldCode } from '../../standards/code.ts';
import type { CitedStandard } from '../../standards/glossary.ts';
import { citedStatusOn } from '../../standards/status.ts';
import type { Asking, Draft } from '../answerer.ts';
import type { AskedOfStandard } from './about-words.ts';
import { clausesCiting } from './citing-code.ts';
import { answer, byStandard, mayRead, reply, text } from './drafts.ts';
import { formMessages } from './messages.ts';
import type { Naming } from './named.ts';

export const idOf = (cited: CitedStandard): string => `${cited.code}${cited.year ? `—${cited.year}` : ''}`;

/** A standard that is not ours but that ours cite: its status, and where it is cited. */
export function aboutOutside(
  asking: Asking,
  naming: Extract<Naming, { kind: 'outside' }>,
  _asked: AskedOfStandard,
): Draft | undefined {
  const { turn, shelf, question } = asking;
  const day = question.day;
  const codes = [...new Set(naming.cited.map((c) => c.code))];
  const named = naming.year
    ? naming.cited.filter((c) => c.year === naming.year)
    : codes.flatMap((code) =>
        newest(
          naming.cited.filter((c) => c.code === code),
          day,
        ),
      );
  const meant = named.length > 0 ? named : naming.cited;
  const citing = codes
    .flatMap((code) => clausesCiting(shelf.catalogue, code, day))
    .filter((p, i, all) => mayRead(asking, p.edition) && all.findIndex((q) => q.clause.key === p.clause.key) === i);
  const blocks = [
    ...meant.slice(0, 4).map((c, i) => {
      const said = turn.say(formMessages.outside(idOf(c), c.title ?? '', citedStatusOn(c, day)));
      const replaced =
        c.replacedBy && c.withdrawn ? ` ${turn.say(formMessages.replacedBy(c.replacedBy, c.withdrawn))}` : '';
      return { kind: i === 0 ? ('lead' as const) : ('text' as const), text: said + replaced };
    }),
    text(turn.say(formMessages.noOutsideText)),
    ...(citing.length > 0
      ? [
          text(
            turn.say(
              formMessages.citedBy(
                codes.length === 1 ? (codes[0] ?? '') : sharedCode(codes),
                new Set(citing.map((p) => p.edition.id)).size,
              ),
            ),
          ),
          { kind: 'list' as const, items: byStandard(citing).slice(0, 8) },
        ]
      : []),
  ];
  return citing.length > 0 ? answer(asking, blocks, citing) : reply(asking, 'answer', blocks);
}

const newest = (all: readonly CitedStandard[], day: string): CitedStandard[] => {
  const one = all.findLast((c) => citedStatusOn(c, day) === '现行') ?? all.at(-1);
  return one ? [one] : [];
};

/** `GB/T 24421` of its parts. */
export function sharedCode(codes: readonly string[]): string {
  const [first = ''] = codes;
  const stem = first.replace(/\.\d+$/, '');
  return codes.every((c) => foldCode(c).startsWith(foldCode(stem))) ? stem : codes.join('、');
}
