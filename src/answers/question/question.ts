import type { LocalDate } from '../../base/time.ts';
import type { Language } from '../../commands/language.ts';
import type { Quantity, Service } from '../../standards/model.ts';
import { quantitiesIn } from '../../standards/quantities.ts';
import type { Glossary } from '../glossary.ts';
import { type Asked, readAsked } from './asked.ts';
import { type AskedTime, readTime } from './day.ts';
import { plainQuestion } from './plain.ts';

/** A question as the rest of the room reads it. */
export interface Question {
  /** As it was asked. */
  readonly text: string;
  /** In plain words, for matching; never shown. */
  readonly plain: string;
  readonly language: Language;
  readonly asked: ReadonlySet<Asked>;
  readonly time: AskedTime;
  /** The day whose standards count. */
  readonly day: LocalDate;
  /** Values that the asker names: 100 克够不够. */
  readonly values: readonly Quantity[];
  readonly services: ReadonlySet<Service>;
}

/** Reads one question. `plain` is given for a part of a message that has been read already. */
export function readQuestion(
  text: string,
  language: Language,
  today: LocalDate,
  glossary: Glossary,
  plain = plainQuestion(text),
): Question {
  const time = readTime(plain, today);
  return {
    text,
    plain,
    language,
    asked: readAsked(plain),
    time,
    day: time.day ?? today,
    values: quantitiesIn(plain),
    services: glossary.services(plain),
  };
}
