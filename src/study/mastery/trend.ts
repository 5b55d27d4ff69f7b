import { z } from 'zod';
import type { Instant } from '../../base/clock.ts';
import { DAY, dateOf } from '../../base/time.ts';
import type { FileMaker } from '../../commands/file-order.ts';
import { lines } from '../../commands/reply.ts';
import { TEAMS, type Team } from '../../people/model.ts';
import { chartSvg } from '../../picture/chart.ts';
import { SHADES } from '../../picture/model.ts';
import { pngOf } from '../../picture/png.ts';
import { mondayOf } from '../../schedule/days.ts';
import type { Reader } from '../../store/store.ts';
import { papers, quizRef, quizzes } from '../quiz/model.ts';
import { messages } from './messages.ts';

export const TREND_FILE = 'quiz-trend';
const WEEKS = 12;

export interface TrendWeek {
  /** Its Monday, as `5/12`. */
  readonly week: string;
  /** Papers given out, taken at all, passed. */
  readonly of: number;
  readonly taken: number;
  readonly passed: number;
}

/** How the quizzes of a team went, week by week, those of the last twelve weeks in which any was closed. */
export async function trendOf(reader: Reader, team: Team, now: Instant, zone: string): Promise<readonly TrendWeek[]> {
  const from = now - WEEKS * 7 * DAY;
  const { rows } = await reader.find(papers, { where: { state: 'closed', at: { from, to: now + 1 } } });
  const weeks = new Map<string, { of: number; taken: number; passed: number }>();
  for (const { document } of rows) {
    const quiz = await reader.get(quizzes, quizRef(document.quiz));
    if (!quiz || quiz.why === 'single' || quiz.why === 'contest' || (team !== '全员' && quiz.team !== team)) continue;
    const monday = mondayOf(dateOf(document.at, zone));
    const week = weeks.get(monday) ?? { of: 0, taken: 0, passed: 0 };
    week.of += 1;
    if (document.score !== undefined) week.taken += 1;
    if (document.passed === true) week.passed += 1;
    weeks.set(monday, week);
  }
  return [...weeks]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([monday, counts]) => ({ week: `${Number(monday.slice(5, 7))}/${Number(monday.slice(8))}`, ...counts }));
}

const argsSchema = z.object({
  team: z.enum(TEAMS),
  language: z.enum(['zh', 'en']),
  at: z.number(),
  shade: z.enum(SHADES).default('light'),
});
const percent = (part: number, of: number): number | undefined =>
  of === 0 ? undefined : Math.round((100 * part) / of);

/** Draws it, light or dark as it was asked for. */
export const trendFile = ({ zone }: { readonly zone: string }): FileMaker => ({
  name: TREND_FILE,
  make: async (args, reader) => {
    const { team, language, at, shade } = argsSchema.parse(args);
    const weeks = await trendOf(reader, team, at, zone);
    if (weeks.length === 0) return undefined;
    const svg = await chartSvg(
      {
        kind: 'line',
        title: messages.trendTitle(team)[language],
        labels: weeks.map(({ week }) => week),
        series: [
          { name: messages.passed[language], values: weeks.map(({ passed, of }) => percent(passed, of)) },
          { name: messages.taken[language], values: weeks.map(({ taken, of }) => percent(taken, of)) },
        ],
        unit: '%',
        most: 100,
        note: messages.trendNote(weeks.reduce((sum, { of }) => sum + of, 0))[language],
      },
      shade,
    );
    return {
      files: [{ name: `${messages.trendTitle(team)[language]}.png`, bytes: await pngOf(svg) }],
      blocks: lines(messages.trendTitle(team)[language]),
    };
  },
});
