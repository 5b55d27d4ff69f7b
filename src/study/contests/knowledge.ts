import { dateOf, localTime, MINUTE } from '../../base/time.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Team } from '../../people/model.ts';
import { personById } from '../../people/who.ts';
import { putJob } from '../../schedule/jobs.ts';
import { hourInWords } from '../../schedule/rule-words.ts';
import type { Reader, Transaction } from '../../store/store.ts';
import type { Item } from '../bank/model.ts';
import { answersTo } from '../quiz/desk.ts';
import { type Paper, paperId, papers, quizRef, quizzes } from '../quiz/model.ts';
import { drawable, openQuiz, untilWords } from '../quiz/open.ts';
import type { Closed, QuizPorts, Voice } from '../quiz/ports.ts';
import { nameOf, whatIsRight } from '../quiz/results.ts';
import { RANKING_FILE } from './file.ts';
import { messages } from './messages.ts';
import { mixFor, paperOfMix } from './mix.ts';
import { contestRef, contests, type KnowledgeContest, type TeamResult } from './model.ts';
import { sidesFor } from './people.ts';
import type { ContestJobPorts } from './ports.ts';
import { firstThree, type Performance, pointsOf, rankTeams } from './ranking.ts';

export const ROUND_KIND = 'contest-round';
/** Between two rounds. */
const BREAK = 3 * MINUTE;
/** In a contest of a few the first three would leave the last one out. */
const NAMED_FROM = 5;

type RoundPorts = ContestJobPorts & QuizPorts;

/** Begins a round: a quiz for each team, papers of equal difficulty, all closing at the same instant. */
export async function beginRound(
  tx: Transaction,
  contest: KnowledgeContest,
  ports: RoundPorts,
  voice: Voice,
): Promise<void> {
  const ref = contestRef(contest.number);
  const day = dateOf(tx.at, ports.zone);
  const sides = await sidesFor(tx, contest.teams, tx.at);
  const missing = contest.teams.find((team) => (sides.get(team) ?? []).length === 0);
  if (missing !== undefined) return notHeld(tx, contest, messages.nobody(missing).zh, voice);
  const pools = new Map<Team, readonly Item[]>();
  for (const team of contest.teams) pools.set(team, await drawable(tx, ports, team, contest.topics, day));
  const round = contest.held.length + 1;
  const mix = mixFor([...pools.values()], contest.count, `${ref}/${contest.since}/${round}`);
  if (mix.length === 0) return notHeld(tx, contest, messages.notEven(contest.teams).zh, voice);
  const before = await askedBefore(tx, contest);
  const opened: number[] = [];
  const closes = tx.at + contest.minutes * MINUTE;
  for (const team of contest.teams) {
    const people = sides.get(team) ?? [];
    const order = {
      why: 'contest' as const,
      team,
      count: mix.length,
      topics: contest.topics,
      by: contest.by,
      from: ref,
      closes,
      draw: ({ items, seed }: { readonly items: readonly Item[]; readonly seed: string }, person: string) =>
        paperOfMix(mix, items, seed, before.get(person) ?? new Set()),
    };
    const prepared = { people, count: mix.length, pass: ports.passMark(day).points };
    opened.push((await openQuiz(tx, order, prepared, ports, voice)).number);
  }
  tx.put(contests, ref, {
    ...contest,
    state: 'open',
    held: [...contest.held, { at: tx.at, quizzes: opened, mix }],
  });
  const until = untilWords({ closes }, tx.at, ports.zone);
  const begun = messages.groupBegun(ref, contest.teams, round, contest.rounds, mix.length, until).zh;
  for (const team of contest.teams) await voice.team(team, { blocks: lines(begun), buttons: [], ref });
}

async function notHeld(tx: Transaction, contest: KnowledgeContest, why: string, voice: Voice): Promise<void> {
  const ref = contestRef(contest.number);
  tx.put(contests, ref, { ...contest, state: 'cancelled' });
  const said = { blocks: lines(messages.notHeld(ref, why).zh), buttons: [], ref };
  await voice.person(contest.by, said);
  for (const team of contest.teams) await voice.team(team, said);
}

/** What each person was asked in earlier rounds: nothing is asked twice. */
async function askedBefore(
  reader: Reader,
  contest: KnowledgeContest,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const asked = new Map<string, Set<string>>();
  for (const { paper } of await papersOf(reader, contest)) {
    const own = asked.get(paper.person) ?? new Set();
    for (const { item } of paper.questions) own.add(item);
    asked.set(paper.person, own);
  }
  return asked;
}

interface Played {
  readonly paper: Paper;
  readonly team: Team;
  readonly began: number;
}

async function papersOf(reader: Reader, { held }: KnowledgeContest): Promise<readonly Played[]> {
  const found: Played[] = [];
  for (const { at, quizzes: numbers } of held)
    for (const number of numbers) {
      const quiz = await reader.get(quizzes, quizRef(number));
      for (const person of quiz?.people ?? []) {
        const paper = await reader.get(papers, paperId(number, person));
        if (quiz && paper) found.push({ paper, team: quiz.team, began: at });
      }
    }
  return found;
}

/** When the last quiz of a round has closed: the next round, or the end. */
export const roundClosed =
  (ports: ContestJobPorts): Closed =>
  async (tx, quiz, _marked, voice) => {
    if (quiz.why !== 'contest' || quiz.from === undefined) return;
    const contest = await tx.get(contests, quiz.from);
    if (contest?.kind !== 'knowledge' || contest.state !== 'open') return;
    const round = contest.held.at(-1);
    if (!round?.quizzes.includes(quiz.number)) return;
    for (const number of round.quizzes) if ((await tx.get(quizzes, quizRef(number)))?.state !== 'closed') return;
    if (contest.held.length < contest.rounds) await announceNext(tx, contest, ports.zone, voice);
    else await finish(tx, contest, ports, voice);
  };

async function announceNext(tx: Transaction, contest: KnowledgeContest, zone: string, voice: Voice): Promise<void> {
  const ref = contestRef(contest.number);
  const next = tx.at + BREAK;
  putJob(tx, `${ref}-round`, { kind: ROUND_KIND, next, payload: { contest: contest.number, by: contest.by } });
  const when = hourInWords(localTime(next, zone).time);
  const said = messages.roundOver(ref, contest.held.length, when).zh;
  for (const team of contest.teams) await voice.team(team, { blocks: lines(said), buttons: [], ref });
}

/** The end: places, on record; the groups and the manager hear them, each person their own, everybody the clauses of what was wrong. */
async function finish(tx: Transaction, contest: KnowledgeContest, ports: ContestJobPorts, voice: Voice): Promise<void> {
  const ref = contestRef(contest.number);
  const played = await stillThere(tx, await papersOf(tx, contest));
  const performances: Performance[] = [];
  for (const { paper, team, began } of played) {
    const answers = (await answersTo(tx, paper)).map((given) => (given?.late === undefined ? given : undefined));
    performances.push({ team, person: paper.person, began, answers });
  }
  const result = rankTeams(performances, contest.teams);
  const everybody = new Set(performances.map(({ person }) => person));
  const first = everybody.size >= NAMED_FROM ? firstThree(performances) : [];
  const closed: KnowledgeContest = { ...contest, state: 'closed', result: [...result], first: [...first] };
  tx.put(contests, ref, closed);
  const said = await resultReply(tx, closed, ({ zh }) => zh);
  for (const team of contest.teams) await voice.team(team, said);
  await voice.person(contest.by, said);
  for (const person of everybody)
    await voice.person(person, await ownResult(tx, ref, person, performances, played, ports));
  const picture = { maker: RANKING_FILE, args: { contest: contest.number }, by: contest.by };
  for (const team of contest.teams) ports.orderFor(tx, { ...picture, name: `${ref}-${team}`, to: { team } });
  ports.orderFor(tx, { ...picture, name: `${ref}-manager`, to: { user: contest.by } });
}

/** Who left in the middle is no longer counted. */
async function stillThere(tx: Transaction, played: readonly Played[]): Promise<readonly Played[]> {
  const out: Played[] = [];
  for (const one of played) if (await personById(tx, one.paper.person, tx.at)) out.push(one);
  return out;
}

type Say = (sentence: { readonly zh: string; readonly en: string }) => string;

/** The places, by what they were decided, and the first three by name; of nobody else. */
export async function resultReply(reader: Reader, contest: KnowledgeContest, say: Say): Promise<Reply> {
  const ref = contestRef(contest.number);
  const rows = contest.result ?? [];
  const names = await Promise.all((contest.first ?? []).map((person) => nameOf(reader, person)));
  return {
    blocks: [
      ...lines(say(messages.resultTitle(ref))),
      {
        kind: 'list',
        items: rows.map(({ place, team, points, right, asked, people }) =>
          say(messages.teamLine(place, team, points, right, asked, people)),
        ),
      },
      ...decidedBy(rows).map((sentence): Block => ({ kind: 'text', text: say(sentence) })),
      ...(names.length > 0 ? [{ kind: 'text' as const, text: say(messages.top(names)) }] : []),
    ],
    buttons: [],
    ref,
  };
}

/** By which rule teams with the same points were parted. */
function decidedBy(rows: readonly TeamResult[]): readonly { readonly zh: string; readonly en: string }[] {
  const found = new Map<string, { readonly zh: string; readonly en: string }>();
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1];
    if (!next || next.points !== row.points) continue;
    if (next.place === row.place) found.set('shared', messages.shared);
    else if (next.right * row.asked === row.right * next.asked) found.set('seconds', messages.decidedBy('seconds'));
    else found.set('share', messages.decidedBy('share'));
  }
  return [...found.values()];
}

async function ownResult(
  tx: Transaction,
  ref: string,
  person: string,
  performances: readonly Performance[],
  played: readonly Played[],
  ports: Pick<QuizPorts, 'zone' | 'quote' | 'replacedSince'>,
): Promise<Reply> {
  const own = performances.filter((one) => one.person === person);
  const answers = own.flatMap((one) => one.answers);
  const right = answers.filter((answer) => answer?.right === true).length;
  const taken = answers.some((answer) => answer !== undefined);
  let wrong: readonly Block[] = [];
  for (const { paper } of played)
    if (taken && paper.person === person && wrong.length === 0)
      wrong = await whatIsRight(tx, paper, await answersTo(tx, paper), ports);
  const say = taken ? messages.own(ref, right, answers.length, pointsOf(performances, person)) : messages.ownNot(ref);
  return { blocks: [...lines(say.zh), ...wrong], buttons: [], ref, personal: true };
}
