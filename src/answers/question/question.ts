import { foldText } from '../../base/fold.ts';
import type { LocalDate } from '../../base/time.ts';
import { COUNTERS, unitNamed } from '../../base/units.ts';
import type { Language } from '../../commands/language.ts';
import type { Quantity, Service } from '../../standards/model.ts';
import { quantitiesIn } from '../../standards/quantities.ts';
import type { Glossary } from '../glossary.ts';
import type { AskedSide, Scope } from '../scope.ts';
import { type Asked, quantitiesAsked, readAsked, unitsAsked } from './asked.ts';
import { type AskedTime, readTime, withoutTime } from './day.ts';
import { tellsOtherwise } from './orders.ts';
import { plainQuestion } from './plain.ts';

/** A question as the rest of the room reads it. */
export interface Question {
  /** As it was asked. */
  readonly text: string;
  /** In plain words, for matching; never shown. */
  readonly plain: string;
  /** The plain question without the words that only name a day or an edition. Same length. */
  readonly topic: string;
  /** The plain question that this one goes on from, if it is a follow-up, and the clause that answered it. */
  readonly earlier?: string;
  readonly answeredBy?: string;
  /** The asker tells another rule than there is; what he says is not repeated. */
  readonly told: boolean;
  /** A guest asks: only standards that are open to all may answer. */
  readonly openOnly: boolean;
  readonly language: Language;
  readonly asked: ReadonlySet<Asked>;
  /** Units in which the answer is expected: 几克, 几卷. */
  readonly units: readonly string[];
  readonly time: AskedTime;
  /** The day whose standards count. */
  readonly day: LocalDate;
  /** Values that the asker names: 100 克够不够. */
  readonly values: readonly Quantity[];
  readonly services: ReadonlySet<Service>;
  /** Things of logistics services that it names, each with the standards' words for it. */
  readonly things: readonly { readonly name: string; readonly terms: readonly string[] }[];
  /** The sides of a thing that it asks for. */
  readonly sides: readonly AskedSide[];
}

/** How the answer is to be put: no subject of its own. */
const LISTED =
  /[,， ]?(?:请|给我|都|一起|一次|一块儿?)*(?:列(?:一列|一下|出来|给我看?|举)?|说(?:一说|说|清楚?)|数一数|报一遍|告诉我)[。!！?？]*$/;

/** What a question's words are known by. */
export interface Vocabulary {
  readonly glossary: Glossary;
  readonly scope: Scope;
}

export interface ReadingOptions {
  /** In plain words already: a part of a message, or one rebuilt from what was said before. */
  readonly plain?: string;
  /** The plain question that this one goes on from, and the key of the clause that answered it. */
  readonly earlier?: string;
  readonly answeredBy?: string;
  readonly openOnly?: boolean;
}

/** Reads one question; what a follow-up leaves unsaid is taken from the question before. */
export function readQuestion(
  text: string,
  language: Language,
  today: LocalDate,
  { glossary, scope }: Vocabulary,
  { plain = plainQuestion(text), earlier, answeredBy, openOnly = false }: ReadingOptions = {},
): Question {
  const time = readTime(plain, today);
  const asked = readAsked(plain);
  const before = earlier === undefined ? new Set<Asked>() : readAsked(earlier);
  const services = glossary.services(plain);
  const spoken = glossary.spoken(plain);
  return {
    text,
    plain,
    topic: withoutTime(plain).replace(LISTED, (words) => ' '.repeat(words.length)),
    ...(earlier === undefined ? {} : { earlier }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    told: tellsOtherwise(foldText(text)),
    openOnly,
    language,
    asked:
      quantitiesAsked(asked).length > 0 || asked.has('who') || asked.has('why')
        ? asked
        : new Set([...asked, ...before]),
    units: unitsAsked(plain, (name) => unitNamed(name) !== undefined || COUNTERS.includes(name)),
    time,
    day: time.day ?? (earlier === undefined ? today : (readTime(earlier, today).day ?? today)),
    values: quantitiesIn(plain),
    things: scope.things(plain).map((name) => ({
      name,
      terms: spoken.filter((s) => s.said.includes(name) || name.includes(s.said)).flatMap((s) => s.terms),
    })),
    sides: scope.sides(plain),
    services: services.size > 0 || earlier === undefined ? services : glossary.services(earlier),
  };
}
