import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { peopleOfUnit } from '../../people/who.ts';
import { quizNumber } from './answer-commands.ts';
import { remind } from './jobs.ts';
import { messages } from './messages.ts';
import { type Paper, paperId, papers, type Quiz, quizRef, quizzes } from './model.ts';
import { untilWords } from './open.ts';
import { nameOf } from './results.ts';
import type { StartPorts } from './start-command.ts';
import { voiceOfTurn } from './voices.ts';

/** Names that fit one line on a phone. */
const NAMED = 20;
/** Quizzes of one's own that are shown. */
const SHOWN = 10;
const OVERSEES = ['manager', 'leader', 'supervisor'] as const;

/** 测试情况, 提醒没答的, 我的测试: who is done, who is not, and what one has done oneself. */
export function statusCommands(ports: StartPorts): Command[] {
  return [
    command({
      intent: 'quiz.show',
      does: { zh: '看测试进行得怎样', en: 'see how a quiz goes' },
      words: ['测试情况', '考试情况', '谁没考', '谁还没考', '谁没答', '谁还没答', '测试进度', 'quiz status'],
      may: ['supplier_lead', ...OVERSEES],
      slots: { quiz: optional(quizNumber) },
      examples: ['测试情况'],
      run: async (turn, { quiz }) => {
        const found = await quizFor(turn, quiz);
        return found ? statusOf(turn, found, ports) : nothing(turn, quiz);
      },
    }),
    command({
      intent: 'quiz.remind',
      does: { zh: '提醒没答的人', en: 'remind who has not answered' },
      words: ['提醒没答的', '提醒没考的', '催一下没考的', '催没考的', 'remind the rest'],
      may: ['manager', 'supplier_lead'],
      slots: { quiz: optional(quizNumber) },
      examples: ['提醒没答的'],
      run: async (turn, { quiz }) => {
        const found = await quizFor(turn, quiz);
        if (!found) return nothing(turn, quiz);
        const count = await remind(turn.tx, found.number, ports.zone, voiceOfTurn(turn, ports.groupOf));
        return {
          outcome: 'auto',
          ref: quizRef(found.number),
          blocks: lines(turn.say(count > 0 ? messages.reminded(count) : messages.everyoneDone)),
          buttons: [],
        };
      },
    }),
    command({
      intent: 'quiz.mine',
      does: { zh: '看自己的测试成绩', en: 'see your own quizzes' },
      words: ['我的测试', '我的成绩', '我的考试', '我考得怎么样', 'my quizzes'],
      may: ['staff'],
      slots: {},
      examples: ['我的测试'],
      run: (turn) => mine(turn, ports.zone),
    }),
  ];
}

/** The quiz that is meant: the one named, else the latest that the speaker may see. */
async function quizFor(turn: Turn, number: number | undefined): Promise<Quiz | undefined> {
  const found = number === undefined ? undefined : await turn.tx.get(quizzes, quizRef(number));
  // A single question that somebody asked for is practice, and nobody else's business.
  if (found?.why === 'single' && !found.people.includes(turn.speaker.id)) return undefined;
  if (number !== undefined) return found;
  const { rows } = await turn.tx.find(quizzes, {
    where: { why: ['scheduled', 'now', 'make-up'] },
    order: { by: 'at', descending: true },
    limit: 1,
  });
  return rows[0]?.document;
}

const nothing = (turn: Turn, number: number | undefined): Reply => ({
  outcome: 'reject',
  blocks: lines(turn.say(number === undefined ? messages.noQuizYet : messages.noSuchQuiz)),
  buttons: [],
});

/** A supplier sees the completion of own staff only, and nobody's points. */
async function statusOf(turn: Turn, quiz: Quiz, { zone }: StartPorts): Promise<Reply> {
  const sees = OVERSEES.some((role) => turn.speaker.roles.has(role));
  const own = sees || turn.speaker.unit === undefined ? [] : await peopleOfUnit(turn.tx, turn.speaker.unit, turn.now);
  const shown = sees ? quiz.people : quiz.people.filter((person) => own.some(({ id }) => id === person));
  const all = await Promise.all(shown.map((person) => turn.tx.get(papers, paperId(quiz.number, person))));
  const there = all.filter((paper): paper is Paper => paper !== undefined);
  const ref = quizRef(quiz.number);
  if (quiz.state === 'closed') {
    const taken = there.filter(({ score }) => score !== undefined).length;
    // Papers of before they were counted say only whether anything was answered.
    const finished = there.filter(
      (p) => (p.counted ?? (p.score === undefined ? 0 : p.questions.length)) === p.questions.length,
    ).length;
    const passed = there.filter((paper) => paper.passed === true).length;
    const line = sees
      ? messages.statusClosed(ref, quiz.team, passed, taken, there.length)
      : messages.groupResult(ref, quiz.team, finished, there.length);
    return { outcome: 'auto', ref, blocks: lines(turn.say(line)), buttons: [], personal: true };
  }
  const open = there.filter(({ state }) => state !== 'done');
  const names = await Promise.all(open.slice(0, NAMED).map(({ person }) => nameOf(turn.tx, person)));
  const until = untilWords(quiz, turn.now, zone);
  const blocks: Block[] = lines(
    turn.say(messages.status(ref, quiz.team, there.length - open.length, there.length, until)),
    turn.say(open.length > 0 ? messages.notDone(names) : messages.everyoneDone),
  );
  const buttons: Button[] = open.length > 0 ? [{ label: turn.say(messages.remindThem), say: `提醒没答的 ${ref}` }] : [];
  return { outcome: 'auto', ref, blocks, buttons, personal: true };
}

/** A person's own history: nobody else's is shown to anyone by this. */
async function mine(turn: Turn, zone: string): Promise<Reply> {
  const items = await ownResults(turn, zone);
  const blocks: Block[] =
    items.length === 0
      ? lines(turn.say(messages.myHistoryNone))
      : [...lines(turn.say(messages.myHistory)), { kind: 'list', items }];
  return { outcome: 'auto', blocks, buttons: [], personal: true };
}

/** The speaker's latest results, one line each. */
export async function ownResults(turn: Turn, zone: string): Promise<string[]> {
  const { rows } = await turn.tx.find(papers, {
    where: { person: turn.speaker.id, state: 'closed' },
    order: { by: 'at', descending: true },
    limit: SHOWN,
  });
  const held = await Promise.all(rows.map(({ document }) => turn.tx.get(quizzes, quizRef(document.quiz))));
  return rows.map(({ document: { quiz, score, passed, at } }, i) => {
    const outcome = passed === true ? { zh: '及格', en: 'passed' } : { zh: '未及格', en: 'not passed' };
    // Nobody passes or fails a contest.
    // Nor a single question that was asked for.
    const why = held[i]?.why;
    const practice = { zh: '练习', en: 'practice' };
    const verdict = turn.say(why === 'contest' ? { zh: '比赛', en: 'contest' } : why === 'single' ? practice : outcome);
    return `${dateOf(at, zone)}　${quizRef(quiz)}　${score ?? 0} ${turn.say({ zh: '分', en: 'points' })}，${verdict}`;
  });
}
