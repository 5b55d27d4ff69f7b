import type { LookPorts, ShownScore, ShownScores } from '../../adapters/web/look-ports.ts';
import { dateOf } from '../base/time.ts';
import type { Core } from '../core.ts';
import { findingRef } from '../inspection/findings/model.ts';
import { messages, signed } from '../inspection/scores/messages.ts';
import { adjustmentRef, type Deduction } from '../inspection/scores/model.ts';
import { adjustmentsOf, type ScoredUnit, type Standing, scoredIn, standingOf } from '../inspection/scores/month.ts';
import type { ScoringPorts } from '../inspection/scores/ports.ts';
import { scoreBlocks, whoOf } from '../inspection/scores/show.ts';
import { may } from '../people/permissions.ts';
import type { Speaker } from '../people/speaker.ts';
import { type Look, lookOf, monthOptions, sourceText } from './look.ts';

/** More lines than a month can have: the page shows each. */
const EVERY = 100_000;

/** Who may look at scores at all. Source: Q/LNJG JG 205—2024, 4.5. */
export const seesScores = (speaker: Pick<Speaker, 'roles'>): boolean =>
  may(speaker, 'firm.see') || speaker.roles.has('finance');

/** A month's scores with every line: all of them for whoever oversees, a firm's own for its lead, frozen ones for finance. */
export const scorePages = (core: Core): Pick<LookPorts, 'scores'> => ({
  scores: async (viewer, asked, language) => {
    const look = await lookOf(core, viewer, language);
    return look && seesScores(look.speaker) ? list(core, asked.month, look) : undefined;
  },
});

async function list(core: Core, asked: string | undefined, look: Look): Promise<ShownScores> {
  const { store, catalogue, calendar } = core;
  const { now, zone, speaker } = look;
  const ports: ScoringPorts = { catalogue, calendar, zone };
  const thisMonth = dateOf(now, zone).slice(0, 7);
  const month = asked !== undefined && asked <= thisMonth ? asked : thisMonth;
  const all = may(speaker, 'all.see') || speaker.roles.has('finance');
  const shown: ShownScore[] = [];
  for (const one of await scoredIn(store, month, ports)) {
    if (!all && one.scored.unit !== speaker.unit) continue;
    const standing = await standingOf(store, one.scored, ports);
    // Finance pays by what is frozen; what is still counting is between the bureau and the firm.
    if (!standing || (!may(speaker, 'firm.see') && standing.state !== 'frozen')) continue;
    shown.push(await scoreShown(core, one, standing, look));
  }
  return { month, months: monthOptions(now, zone), scores: shown };
}

async function scoreShown(core: Core, one: ScoredUnit, standing: Standing, look: Look): Promise<ShownScore> {
  const { say, zone } = look;
  const { score, state } = standing;
  const blocks = scoreBlocks(standing, one.unit, await adjustmentsOf(core.store, one.scored), EVERY, look);
  const [, ...notes] = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  const last = `${score.month}-28`;
  return {
    name: whoOf(one.unit, score.service),
    score: score.score,
    base: score.base,
    ...(score.grade ? { grade: score.grade.name } : {}),
    frozen: state === 'frozen',
    state: say(messages.states[state]),
    deductions: score.deductions.map((line) => ({
      ref: findingRef(line.finding),
      day: dateOf(line.occurredAt, zone),
      what: line.what,
      severity: line.severity,
      points: `−${line.points}`,
      clauses: clausesOf(core, line, zone),
    })),
    adjustments: score.adjustments.map(({ number, delta, reason }) => ({
      ref: adjustmentRef(number),
      points: signed(delta),
      reason,
    })),
    ...(score.grade ? { gradeClause: cited(core, score.grade.clause, last) } : {}),
    notes,
  };
}

/** The clause that was broken, the one that binds by contract where it is another, and the one that sets the points. */
function clausesOf(core: Core, { clause, contract, rule, occurredAt }: Deduction, zone: string) {
  const day = dateOf(occurredAt, zone);
  return [clause, contract?.clause, rule].flatMap((key) => (key === undefined ? [] : [cited(core, key, day)]));
}

function cited({ catalogue }: Pick<Core, 'catalogue'>, key: string, day: string) {
  const found = catalogue().byKey(key, day);
  return { key, text: found ? sourceText(found.edition, found.clause) : key.replace('#', ' ') };
}
