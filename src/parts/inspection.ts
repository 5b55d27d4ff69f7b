import { citationOf, sourceLine } from '../answers/compose.ts';
import { findClauses } from '../answers/find.ts';
import { readPlace } from '../answers/places.ts';
import { readQuestion } from '../answers/question/question.ts';
import type { Placed, Shelf } from '../answers/shelf.ts';
import { foldText } from '../base/fold.ts';
import { instantAt } from '../base/time.ts';
import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { Undo } from '../commands/undo.ts';
import { alertCommands } from '../inspection/alerts/commands.ts';
import { ALERT_KIND, escalationJob } from '../inspection/alerts/escalation.ts';
import { answeringCommands } from '../inspection/answering/commands.ts';
import { findingCollections } from '../inspection/findings/model.ts';
import type { FindingPorts } from '../inspection/findings/ports.ts';
import { undoStep } from '../inspection/findings/undo.ts';
import { amendCommand } from '../inspection/reports/amend.ts';
import { reportCommands } from '../inspection/reports/commands.ts';
import { reportCollections } from '../inspection/reports/model.ts';
import { pictureCommand } from '../inspection/reports/picture-command.ts';
import type { ReportPorts, ShownClause } from '../inspection/reports/ports.ts';
import { undoCheck, undoFiling } from '../inspection/reports/undo.ts';
import type { JobPorts } from '../job-list.ts';
import type { JobKind } from '../schedule/jobs.ts';
import type { Day, Service } from '../standards/model.ts';

/** What findings, reports and alerts keep. */
export const inspectionCollections = [...findingCollections, ...reportCollections];

/** What was filed, or the step that was taken last. */
const undoIssue: Undo = {
  ...undoFiling,
  undo: async (turn, number) => (await undoFiling.undo(turn, number)) ?? (await undoStep.undo(turn, number)),
};

/** What of them can be taken back shortly after. */
export const inspectionUndos: readonly Undo[] = [undoIssue, undoCheck];

type InspectionCore = Pick<CommandCore, 'shelf' | 'calendar' | 'places' | 'settings'>;

export const findingPortsOf = ({ shelf, calendar, places, settings }: InspectionCore): FindingPorts => ({
  catalogue: () => shelf().catalogue,
  calendar,
  places,
  zone: settings.ZHIBIAO_TIMEZONE,
  serviceNames: shelf().catalogue.glossary.services,
});

const reportPortsOf = (core: InspectionCore): ReportPorts => {
  const { shelf, settings } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  return {
    ...findingPortsOf(core),
    clausesFor: (what, service, day) => clausesFor(shelf(), what, service, day),
    serviceOf: (what, day) => {
      const named = [...shelf().glossary.services(foldText(what))];
      return named.length === 1 ? named[0] : serviceOfBest(shelf(), what, day);
    },
    clauseAt: (key, day) => {
      const placed = shelf().placed(key, day);
      return placed && shown(placed, day, shelf());
    },
    clauseNamed: (words, day) => {
      const reader = { now: instantAt(day, '12:00', zone), zone, language: 'zh', speaker: { guest: false } } as const;
      const named = readPlace(words, reader, shelf());
      const placed = named?.clause && shelf().placed(named.clause.key, day);
      return placed && shown(placed, day, shelf());
    },
  };
};

/** Everything that can be said of findings. */
export function inspectionCommands(core: InspectionCore): Command[] {
  const ports = reportPortsOf(core);
  return [
    ...reportCommands(ports),
    amendCommand(ports),
    pictureCommand,
    ...answeringCommands(ports),
    ...alertCommands(),
  ];
}

/** What of them happens at times of its own. */
export const inspectionJobs = ({ core, tell }: JobPorts): JobKind[] => [
  escalationJob({ zone: core.settings.ZHIBIAO_TIMEZONE, tell }),
];
export const INSPECTION_SELF_HEALING: readonly string[] = [ALERT_KIND];

/** Forces that somebody can break. */
const ASKING: readonly string[] = ['应', '不应', '指示'];
/** What something wrong can be held against by itself. */
const WHOLE: readonly string[] = ['clause', 'item', 'article', 'paragraph', 'row'];
/** So much of what is wrong must be spoken of in the clause. */
const COVERED = 0.5;
const LISTED_MOST = 6;

/** The clauses in force on a day that something wrong is about: of the service's own standards first, else of those for all. */
function clausesFor(shelf: Shelf, what: string, service: Service | undefined, day: Day): readonly ShownClause[] {
  const question = readQuestion(what.slice(0, 200), 'zh', day, shelf);
  const { candidates } = findClauses(
    { ...question, openOnly: false },
    shelf,
    day,
    ({ edition, clause }) =>
      (service === undefined || edition.service === undefined || edition.service === service) &&
      ASKING.includes(clause.modal) &&
      WHOLE.includes(clause.kind),
  );
  const fitting = candidates.filter(({ coverage }) => coverage.things >= COVERED);
  const own = fitting.filter(({ edition }) => edition.service !== undefined && edition.service === service);
  return [...own, ...fitting.filter((one) => !own.includes(one))]
    .slice(0, LISTED_MOST)
    .map((placed) => shown(placed, day, shelf));
}

/** The service whose standards speak of something, where the best clauses agree. */
function serviceOfBest(shelf: Shelf, what: string, day: Day): Service | undefined {
  const found = clausesFor(shelf, what, undefined, day).slice(0, 3);
  const services = new Set(found.map(({ key }) => shelf.placed(key, day)?.edition.service));
  return services.size === 1 ? [...services][0] : undefined;
}

function shown(placed: Placed, day: Day, shelf: Shelf): ShownClause {
  const status = shelf.statusOf(placed.edition, day) ?? '现行';
  const cited = citationOf(placed, status, shelf);
  return { key: placed.clause.key, text: cited.quote, source: sourceLine(placed, status), cited };
}
