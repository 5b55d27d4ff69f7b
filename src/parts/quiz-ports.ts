import { quoteOf, sourceLine } from '../answers/compose.ts';
import type { Shelf } from '../answers/shelf.ts';
import type { Team } from '../people/model.ts';
import type { WorkCalendar } from '../schedule/calendar.ts';
import type { Catalogue } from '../standards/catalogue.ts';
import type { Service } from '../standards/model.ts';
import type { WrittenQuestion } from '../study/bank/written.ts';
import { readWritten } from '../study/bank/written-files.ts';
import { afterQuiz } from '../study/items/after-quiz.ts';
import { createInUse } from '../study/items/care.ts';
import { createCandidates, isFor } from '../study/quiz/candidates.ts';
import type { QuizPorts } from '../study/quiz/ports.ts';
import { makeUpWithin, passMark } from '../study/quiz/rules.ts';

/** Clauses that a topic takes in at most, and how near to the nearest they must be. */
const ABOUT = 40;
const NEAR = 0.35;

export interface QuizPortsSetting {
  readonly knowledge: string;
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly shelf: () => Shelf;
}

/** Questions written by hand in a knowledge folder: read again when the knowledge has changed, and not before. */
export function writtenIn(knowledge: string, catalogue: () => Catalogue): () => readonly WrittenQuestion[] {
  let written: { readonly of: Catalogue; readonly questions: readonly WrittenQuestion[] } | undefined;
  return () => {
    if (written?.of !== catalogue())
      written = { of: catalogue(), questions: readWritten(knowledge).rows.map((row) => row.question) };
    return written.questions;
  };
}

/** Keys of the clauses in force that a topic is about, for a team, the nearest first. */
const aboutOn =
  (shelf: () => Shelf) =>
  (topic: string, team: Team, day: string): readonly string[] => {
    const found = shelf().search(topic, {
      limit: ABOUT,
      filter: ({ edition }) => shelf().statusOf(edition, day) === '现行' && isFor(team, { edition }),
    });
    const best = found[0]?.ranked.score ?? 0;
    const near = found.filter(({ ranked }) => ranked.score >= best * NEAR).map(({ placed }) => placed.clause.key);
    // Short clauses that say the very word rank behind long ones that say it often: a quiz on 留样 without its amount would be none.
    const saying = shelf()
      .catalogue.allInForce(day)
      .filter((edition) => topic.length > 1 && isFor(team, { edition }))
      .flatMap(({ clauses }) => clauses.filter(({ text }) => text.includes(topic)).map(({ key }) => key));
    return [...new Set([...near, ...saying])];
  };

/** The services whose own standards in force say a topic's very word. */
export const servicesSaying =
  (catalogue: () => Catalogue) =>
  (topic: string, day: string): readonly Service[] => {
    if (topic.length < 2) return [];
    const saying = catalogue()
      .allInForce(day)
      .filter(({ service, clauses }) => service !== undefined && clauses.some(({ text }) => text.includes(topic)));
    return [...new Set(saying.flatMap(({ service }) => service ?? []))];
  };

/** What quizzes know of the standards: the questions of the bank, topics by the index, rules by the clauses that set them. */
export function quizPortsOn({ knowledge, zone, calendar, shelf }: QuizPortsSetting): QuizPorts {
  const quote: QuizPorts['quote'] = (key, day) => {
    const placed = shelf().placed(key, day);
    if (!placed) return undefined;
    const status = shelf().statusOf(placed.edition, day);
    if (!status) return undefined;
    return [
      { kind: 'quote', text: quoteOf(placed.clause, shelf()) },
      { kind: 'source', text: sourceLine(placed, status), key },
    ];
  };
  const catalogue = () => shelf().catalogue;
  const { items, clauses, makeAll } = createCandidates({
    catalogue,
    written: writtenIn(knowledge, catalogue),
    about: aboutOn(shelf),
  });
  return {
    zone,
    calendar,
    items,
    makeAll,
    servicesSaying: servicesSaying(catalogue),
    inUse: createInUse({ catalogue, clauses }),
    closed: [afterQuiz({ zone, quote })],
    quote,
    replacedSince: (key, day) => {
      const edition = shelf().placed(key, day)?.edition;
      if (!edition || shelf().statusOf(edition, day) === '现行') return undefined;
      return catalogue()
        .editionsOf(edition.code)
        .find((other) => shelf().statusOf(other, day) === '现行')?.effective;
    },
    passMark: (day) => passMark(shelf().catalogue, day),
    makeUpWithin: (day) => makeUpWithin(shelf().catalogue, day),
  };
}
