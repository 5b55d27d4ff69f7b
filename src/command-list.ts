import { questionCommand, refuseSecret } from './answers/commands.ts';
import { editionCommands } from './answers/editions/commands.ts';
import { exampleFor } from './answers/examples.ts';
import { feedbackCommands } from './answers/feedback/commands.ts';
import { learningCommands } from './answers/feedback/learning-commands.ts';
import { gapCommands } from './answers/gaps/commands.ts';
import { handoverCommands } from './answers/handover/commands.ts';
import { undoHandover } from './answers/handover/handover.ts';
import { forwardCommand } from './answers/reading/forward-command.ts';
import { originalCommand } from './answers/reading/original-command.ts';
import { showCommands } from './answers/reading/show-commands.ts';
import { answerTodos } from './answers/todo.ts';
import { deadLetterCommands } from './chat/dead-letters.ts';
import { helpCommand, noop } from './chat/reflexes.ts';
import { resumeCommand } from './chat/resume.ts';
import type { Command } from './commands/command.ts';
import { todoCommand } from './commands/todo.ts';
import { undoCommand } from './commands/undo.ts';
import type { Core } from './core.ts';
import { directoryCommands } from './directory/commands.ts';
import { demandTodo, improvementCommands, undoDemand } from './improvement/commands.ts';
import { answerTermOf } from './improvement/term.ts';
import { findingTodos } from './inspection/findings/todo.ts';
import { resendLater } from './job-list.ts';
import { contestTodos } from './parts/contests.ts';
import { findingTalk } from './parts/finding.ts';
import { handbookCommands } from './parts/handbook.ts';
import { inspectionCommands, inspectionUndos } from './parts/inspection.ts';
import { recordTalk } from './parts/records.ts';
import { assessmentTalk, assessmentTodos } from './parts/scores.ts';
import { studyCommands } from './parts/study.ts';
import { traceCommand } from './parts/trace.ts';
import { unfinishedTodo } from './parts/unfinished.ts';
import type { RandomBytes } from './people/codes.ts';
import { whoHolds } from './people/who.ts';
import { undoRecord } from './records/commands/void.ts';
import { ownResults } from './study/quiz/status-commands.ts';

/** What of the program the commands need. */
export type CommandCore = Pick<
  Core,
  | 'loginLink'
  | 'settings'
  | 'shelf'
  | 'lessons'
  | 'calendar'
  | 'places'
  | 'recordTypes'
  | 'honoursDemonstration'
  | 'reaches'
  | 'conversationOf'
  | 'pageOf'
  | 'pageAt'
  | 'erasurePlan'
  | 'originals'
>;

/** Everything that the bot can do, the question first: it is what help shows and what everything else is not. */
export function allCommands(
  core: CommandCore,
  randomBytes: RandomBytes,
): { readonly commands: readonly Command[]; readonly question: Command } {
  const { shelf, lessons, calendar, settings } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  const serviceNames = shelf().catalogue.glossary.services;
  const question = questionCommand(shelf, lessons, (turn) => ownResults(turn, zone));
  const commands: Command[] = [
    question,
    refuseSecret,
    ...improvementCommands({
      answerTerm: (turn) => answerTermOf(shelf().catalogue, calendar, turn.now, zone),
      serviceNames,
      serviceOf: (content) => [...shelf().glossary.services(content)][0],
      workgroup: async (turn) => (await whoHolds(turn.tx, 'workgroup', { now: turn.now, zone })).map((m) => m.id),
    }),
    ...feedbackCommands(shelf),
    ...gapCommands(shelf),
    ...editionCommands(shelf),
    ...showCommands({ shelf, pageOf: core.pageOf }),
    originalCommand({ shelf, originalOf: core.originals.of }),
    forwardCommand({
      shelf,
      originalOf: core.originals.of,
      reaches: core.reaches,
      conversationOf: core.conversationOf,
    }),
    ...handoverCommands({ shelf, reaches: core.reaches }),
    ...learningCommands(shelf, lessons),
    ...directoryCommands({
      serviceNames,
      honoursDemonstration: core.honoursDemonstration,
      randomBytes,
      loginLink: core.loginLink,
      erasurePlan: core.erasurePlan,
    }),
    ...studyCommands(core),
    ...handbookCommands(core),
    ...recordTalk(core),
    ...inspectionCommands(core),
    ...findingTalk(core),
    traceCommand(core),
    ...assessmentTalk(core, randomBytes),
    todoCommand([
      ...answerTodos(shelf),
      demandTodo,
      ...findingTodos,
      ...contestTodos,
      ...assessmentTodos,
      unfinishedTodo,
    ]),
    undoCommand([undoDemand, undoHandover, undoRecord, ...inspectionUndos]),
    ...deadLetterCommands({ resend: resendLater }),
    resumeCommand,
    helpCommand(
      () => commands,
      (example) => exampleFor(example, shelf().catalogue),
    ),
    noop,
  ];
  return { commands, question };
}
