import type { Block } from '../../commands/reply.ts';
import type { Edition, Quantity } from '../../standards/model.ts';
import { quantitiesIn } from '../../standards/quantities.ts';
import type { Asking, Draft } from '../answerer.ts';
import { candidateFor } from '../find.ts';
import { answerFrom } from '../from-clauses.ts';
import { valuesSaid } from '../judged.ts';
import { messages } from '../messages.ts';
import { compareValue } from '../verdict.ts';
import { lineageOf } from './counterpart.ts';
import { mayRead, type Place } from './drafts.ts';

/** Words by which somebody speaks of what an old paper, or one that is to come, says. */
const ANOTHER_PAPER =
  /(?:20\d\d|(?<!\d)\d\d)年?的?那?个?(?:版|本)|老(?:版|本|标准|规定)|旧|以前|原来|过去|作废|过期|有效|墙上|贴(?:的|着|了)|(?:手上|手里|手头)|书上|册子|本子|打印的|写(?:的|着|了)|新(?:规定|标准|版|的规定)|改(?:成|为|到)|\b(?:old|new|printed|poster|wall)\b/;

/**
 * `墙上那本写着100克，还能照着做吗`: a value by itself, read off another edition than the one in force. Where one edition gave it
 * or will give it, the clause in force answers, and says whose value that is.
 */
export function oldValue(asking: Asking): Draft | undefined {
  const { question, shelf, turn } = asking;
  if (question.earlier !== undefined || !ANOTHER_PAPER.test(question.plain)) return undefined;
  const values = valuesSaid({ plain: question.topic, values: quantitiesIn(question.topic) });
  const [said, ...more] = values.filter((value) => value.kind !== 'count' && value.kind !== 'clock');
  if (!said || more.some((other) => other.unit !== said.unit || other.from !== said.from)) return undefined;
  const [only, ...others] = saidElsewhere(said, asking);
  const best = only && others.length === 0 ? candidateFor(question, shelf, only.now) : undefined;
  if (!only || !best) return undefined;
  const { year = '', effective } = only.edition;
  const head = turn.say(
    only.coming ? messages.ofComing(said.text, year, effective) : messages.ofEdition(said.text, year),
  );
  const draft = answerFrom(asking, best, []);
  const [lead, ...rest] = draft.reply.blocks;
  const blocks: Block[] =
    lead?.kind === 'lead' && !lead.text.startsWith(head)
      ? [{ ...lead, text: `${head}${best.clause.text}` }, ...rest.filter((block) => block.kind !== 'quote')]
      : [...draft.reply.blocks];
  return { ...draft, reply: { ...draft.reply, blocks } };
}

interface Elsewhere {
  /** Key of the clause in force. */
  readonly now: string;
  readonly edition: Edition;
  readonly coming: boolean;
}

/** The clauses in force that give another value than they gave before, or will give, of all that the question may be about. */
function saidElsewhere(said: Quantity, asking: Asking): Elsewhere[] {
  const { question, shelf } = asking;
  return shelf.catalogue.editions.flatMap((edition) => {
    const status = shelf.statusOf(edition, question.day);
    const current = shelf.catalogue.inForce(edition.code, question.day);
    if (!current || status === undefined || status === '现行' || !mayRead(asking, current)) return [];
    const coming = status === '即将实施';
    const { changes } = coming ? lineageOf(current, edition) : lineageOf(edition, current);
    return changes.flatMap(({ before, after }) => {
      const [theirs, now] = coming ? [after, before] : [before, after];
      if (!theirs || !now || !theirs.quantities.some((rule) => isSame(said, rule))) return [];
      if (now.quantities.some((rule) => isSame(said, rule))) return [];
      return names(question.things, { clause: now, edition: current }) ? [{ now: now.key, edition, coming }] : [];
    });
  });
}

const isSame = (said: Quantity, rule: Quantity): boolean =>
  compareValue(said, rule) === 'within' && said.unit === rule.unit && (said.from ?? said.to) === (rule.from ?? rule.to);

/** Whatever thing the question names, the clause is about it. */
const names = (things: Asking['question']['things'], { clause, edition }: Place): boolean => {
  const text = `${edition.title} ${clause.path.join(' ')} ${clause.text}`.toLowerCase();
  return things.every(({ name, terms }) => text.includes(name) || terms.some((term) => text.includes(term)));
};
