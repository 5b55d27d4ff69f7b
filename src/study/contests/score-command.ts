import { z } from 'zod';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { TodoSource } from '../../commands/todo.ts';
import type { Topic, Turn } from '../../commands/turn.ts';
import { findPeople } from '../../people/who.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import type { Reader } from '../../store/store.ts';
import { nameOf } from '../quiz/results.ts';
import { namesOf, scoredBy } from './describe.ts';
import { isComplete, totalOf } from './marks.ts';
import { messages } from './messages.ts';
import { contestRef, contests, type Score, type SkillContest, scoreId, scores } from './model.ts';
import { skillMessages } from './skill-messages.ts';
import { REF, type ScoreSaid, scoreIn } from './words.ts';

/** What a judge was asked for last: `8分` means it. */
interface Asked {
  readonly contest: number;
  readonly contestant: string;
  /** From 1. */
  readonly item: number;
}
const askedSchema = z.object({ contest: z.number(), contestant: z.string(), item: z.number() });
const prompt: Topic<Asked> = { name: 'contest-score', parse: (value) => askedSchema.safeParse(value).data };

const BARE = /^\s*(?:给|打)?\s*\d{1,3}(?:\.\d)?\s*分?\s*[。.!！]?\s*$/;
const NAMED = /第\s*\S{1,3}\s*(?:项|条)|\d\s*分|评分|打分|\bscore\b|\bitem\b/i;
/** Shares of a line's points that one tap can give. */
const TAPS = [1, 0.9, 0.8, 0.7, 0.6, 0.4, 0] as const;

/** CT-2 张三 第1项 8分, 评分 CT-2: a judge scores, one line after the other, in private. */
export function scoreCommand(): Command {
  return command({
    intent: 'contest.score',
    does: { zh: '给技能比赛的选手打分', en: 'score a contestant' },
    words: [],
    recognise: ({ folded }, turn) => {
      if (REF.test(folded) && NAMED.test(folded)) return 1;
      return BARE.test(folded) && turn.recall(prompt) !== undefined ? 1 : 0;
    },
    may: ['staff'],
    slots: {
      said: { required: true, ask: skillMessages.whichContestant, read: (text) => ({ value: text, rest: '' }) },
    },
    examples: ['评分 CT-1', 'CT-1 张三 第1项 8分'],
    run: (turn, { said }) => score(turn, scoreIn(said)),
  });
}

async function score(turn: Turn, said: ScoreSaid): Promise<Reply> {
  const asked = turn.recall(prompt);
  const number = said.contest ?? asked?.contest;
  const ref = number === undefined ? undefined : contestRef(number);
  const slots = {
    ...(ref === undefined ? {} : { contest: ref }),
    ...(said.name === undefined ? {} : { person: said.name }),
    ...(said.item === undefined ? {} : { item: said.item }),
    ...(said.points === undefined ? {} : { points: said.points }),
  };
  const refuse = (why: Sentence, outcome: 'reject' | 'deny' = 'reject'): Reply => ({
    outcome,
    slots,
    missing: [],
    blocks: lines(turn.say(why)),
    buttons: [],
    personal: true,
  });
  const contest = ref === undefined ? undefined : await turn.tx.get(contests, ref);
  if (!contest || ref === undefined) return refuse(messages.noContest);
  if (contest.kind !== 'skill') return refuse(messages.notSkill(ref));
  if (!contest.judges.includes(turn.speaker.id)) return refuse(skillMessages.notJudge(ref), 'deny');
  if (turn.conversation.kind === 'group') return refuse(skillMessages.scoreInPrivate);
  if (contest.state === 'planned')
    return refuse(
      skillMessages.notOpen(ref, turn.say(instantInWords(contest.at, dateOf(turn.now, turn.zone), turn.zone))),
    );
  if (contest.state === 'closed') return refuse(skillMessages.closedAlready(ref));
  if (contest.state === 'cancelled') return refuse(messages.cancelledAlready(ref));
  const own = await scoredBy(turn.tx, turn.speaker.id, contest.contestants, turn.now);
  const contestant = await contestantOf(turn, contest, said, asked);
  if (contestant === undefined && said.name !== undefined)
    return refuse(skillMessages.notContestant(said.name, await namesOf(turn.tx, contest.contestants)));
  if (contestant !== undefined && !own.includes(contestant))
    return refuse(skillMessages.notOwnUnit(await nameOf(turn.tx, contestant)), 'deny');
  if (said.points === undefined) return goOn(turn, contest, own, { contestant }, [], slots);
  const item = said.item ?? (asked?.contest === contest.number ? asked.item : undefined);
  if (contestant === undefined || item === undefined)
    return {
      ...refuse(skillMessages.howScore(ref)),
      outcome: 'ask',
      missing: [contestant === undefined ? 'person' : 'item'],
    };
  const line = contest.sheet[item - 1];
  if (!line) return refuse(skillMessages.noSuchItem(contest.sheet.length));
  const { points } = said;
  if (!(points >= 0 && points <= line.points && Number.isInteger(2 * points)))
    return refuse(skillMessages.wrongPoints(item, line.points));
  const before = await give(turn, contest, contestant, item, points);
  const name = await nameOf(turn.tx, contestant);
  const note =
    before === null || before === points
      ? skillMessages.noted(name, item, points)
      : skillMessages.corrected(name, item, before, points);
  return goOn(turn, contest, own, { contestant, item }, [turn.say(note)], { ...slots, person: name, item });
}

/** The contestant who was named, else the one who was asked about. */
async function contestantOf(
  { tx, now }: Turn,
  { number, contestants }: SkillContest,
  { name }: ScoreSaid,
  asked: Asked | undefined,
): Promise<string | undefined> {
  if (name === undefined) return asked?.contest === number ? asked.contestant : undefined;
  return (await findPeople(tx, name, now)).map(({ id }) => id).find((id) => contestants.includes(id));
}

/** Keeps points. @returns what stood there before */
async function give(
  { tx, speaker }: Turn,
  { number, sheet }: SkillContest,
  contestant: string,
  item: number,
  points: number,
): Promise<number | null> {
  const id = scoreId(number, speaker.id, contestant);
  const before = await tx.get(scores, id);
  const all = sheet.map((_, i) => before?.points[i] ?? null);
  const old = all[item - 1] ?? null;
  all[item - 1] = points;
  if (old !== points) tx.put(scores, id, { contest: number, judge: speaker.id, contestant, points: all, at: tx.at });
  return old;
}

/** Asks for the next line that has no points, the same contestant's first; when there is none, says what it comes to. */
async function goOn(
  turn: Turn,
  contest: SkillContest,
  own: readonly string[],
  here: { readonly contestant: string | undefined; readonly item?: number },
  said: readonly string[],
  slots: Reply['slots'],
): Promise<Reply> {
  const ref = contestRef(contest.number);
  const order =
    here.contestant === undefined ? own : [here.contestant, ...own.filter((person) => person !== here.contestant)];
  const base = { outcome: 'auto', slots: slots ?? {}, missing: [], ref, personal: true } as const;
  for (const person of order) {
    const given = await turn.tx.get(scores, scoreId(contest.number, turn.speaker.id, person));
    const place = contest.sheet.findIndex((_, i) => (given?.points[i] ?? null) === null);
    const line = contest.sheet[place];
    if (!line) continue;
    turn.remember(prompt, { contest: contest.number, contestant: person, item: place + 1 });
    const name = await nameOf(turn.tx, person);
    const asks = skillMessages.prompt(name, place + 1, contest.sheet.length, line.points, line.text);
    const [first = '', ...rest] = [...said, turn.say(asks), turn.say(skillMessages.howToScore(line.points))];
    const taps = [...new Set(TAPS.map((share) => Math.round(2 * share * line.points) / 2))];
    return {
      ...base,
      blocks: lines(first, ...rest),
      buttons: taps.map(
        (points): Button => ({ label: `${points}`, say: `${ref} ${name} 第${place + 1}项 ${points}分` }),
      ),
    };
  }
  turn.remember(prompt, undefined);
  const totals = await Promise.all(
    own.map(async (person) => {
      const given = await turn.tx.get(scores, scoreId(contest.number, turn.speaker.id, person));
      return `${await nameOf(turn.tx, person)} ${given ? totalOf(given) : 0}`;
    }),
  );
  const [first = '', ...rest] = [...said, turn.say(skillMessages.allScored(ref, totals))];
  return { ...base, blocks: lines(first, ...rest), buttons: [] };
}

/** Sheets of a judge that are not complete. */
async function left(reader: Reader, contest: SkillContest, judge: string, now: number): Promise<number> {
  const own = await scoredBy(reader, judge, contest.contestants, now);
  const given = await Promise.all(own.map((person) => reader.get(scores, scoreId(contest.number, judge, person))));
  return given.filter((one: Score | undefined) => !one || !isComplete(one, contest.sheet)).length;
}

/** Contests that wait for a judge's points, in 我的待办. */
export const judgeTodo: TodoSource = {
  title: skillMessages.todo,
  items: async (turn) => {
    const { rows } = await turn.tx.find(contests, { where: { kind: 'skill', state: 'open' } });
    const items = [];
    for (const { id, document } of rows) {
      if (document.kind !== 'skill' || !document.judges.includes(turn.speaker.id)) continue;
      const open = await left(turn.tx, document, turn.speaker.id, turn.now);
      if (open > 0)
        items.push({
          text: turn.say(skillMessages.todoItem(id, document.topic, open)),
          button: { label: `${turn.say(messages.beginJudging)} ${id}`, say: `评分 ${id}` },
        });
    }
    return items;
  },
};
