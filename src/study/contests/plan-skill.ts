import type { Block } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import { membersOf } from '../../people/who.ts';
import type { Located } from '../../standards/catalogue.ts';
import { namesOf, scoredBy, sheetLines } from './describe.ts';
import { messages } from './messages.ts';
import { personNamed } from './people.ts';
import type { ContestPorts } from './ports.ts';
import type { ContestSaid, Planned } from './schedule-command.ts';
import { sheetOf } from './sheet.ts';
import { skillMessages } from './skill-messages.ts';

const OFFERED = 5;

/** A contest of practical skill, as it was said, with the score sheet that the clauses give. */
export async function planSkill(
  turn: Turn,
  said: ContestSaid,
  at: number | undefined,
  ports: ContestPorts,
): Promise<Planned> {
  const teams = (said.groups?.teams ?? []).filter((team) => team !== '全员');
  const [team] = teams;
  if (team === undefined || teams.length > 1)
    return {
      what: 'ask',
      missing: 'groups',
      say: team === undefined ? skillMessages.askTeam : skillMessages.oneTeam,
      ...(team === undefined ? {} : { buttons: teams.map((one) => ({ label: one, say: one })) }),
    };
  const topic = (said.topics ?? []).join('、');
  if (topic === '') return { what: 'ask', missing: 'topics', say: messages.askTopic };
  const sheet = sheetOf(topic, team, meant(topic, turn, ports));
  if (sheet.length === 0)
    return {
      what: 'reject',
      say: skillMessages.noSheet(topic),
      buttons: [{ label: turn.say(skillMessages.raise), say: `提需求 ${team}${topic}没有标准` }],
    };
  const contestants = await contestantsOf(turn, team, said.contestants);
  if ('what' in contestants) return contestants;
  if (contestants.people.length === 0) return { what: 'reject', say: messages.nobody(team) };
  if (at === undefined) return { what: 'ask', missing: 'at', say: messages.askTime };
  if (said.judges === undefined) return { what: 'ask', missing: 'judges', say: messages.askJudges };
  const judges = await named(turn, said.judges, 'judges');
  if ('what' in judges) return judges;
  const both = judges.people.find((judge) => contestants.people.includes(judge));
  if (both !== undefined) {
    // Of the whole team nobody was named: who judges does not take part.
    if (said.contestants === undefined)
      contestants.people = contestants.people.filter((one) => !judges.people.includes(one));
    else return { what: 'reject', say: skillMessages.judgeContests((await namesOf(turn.tx, [both]))[0] ?? both) };
  }
  const own: string[] = [];
  const scored = new Set<string>();
  for (const judge of judges.people) {
    const may = await scoredBy(turn.tx, judge, contestants.people, turn.now);
    for (const person of may) scored.add(person);
    if (may.length < contestants.people.length) own.push(judge);
  }
  const nobody = contestants.people.filter((person) => !scored.has(person));
  if (nobody.length > 0) return { what: 'reject', say: skillMessages.noJudgeFor(await namesOf(turn.tx, nobody)) };
  const text = (words: string): Block => ({ kind: 'text', text: words });
  return {
    what: 'contest',
    draft: {
      kind: 'skill',
      at,
      team,
      topic,
      sheet: [...sheet],
      judges: judges.people,
      contestants: contestants.people,
    },
    notes: [
      text(turn.say(messages.judges(await namesOf(turn.tx, judges.people)))),
      ...(own.length > 0 ? [text(turn.say(skillMessages.ownUnit(await namesOf(turn.tx, own))))] : []),
      text(turn.say(skillMessages.contestants(await namesOf(turn.tx, contestants.people)))),
      text(turn.say(messages.sheetTitle)),
      { kind: 'list', items: sheetLines(sheet, turn.say) },
      text(turn.say(messages.skillRules)),
    ],
  };
}

/** The clauses that a topic means: those under a number that was named, else those that the words are about. */
function meant(topic: string, turn: Turn, { placeOf, clausesAbout }: ContestPorts): readonly Located[] {
  const place = placeOf(topic, turn);
  if (!place || place.number === undefined) return clausesAbout(topic, turn);
  const { edition, clause, parts, number } = place;
  const under = edition.clauses.filter((one) => one.kind === 'clause' && one.number.startsWith(`${number}.`));
  return [...new Set([...(clause ? [clause] : []), ...under, ...parts.filter(({ kind }) => kind === 'clause')])].map(
    (one) => ({ edition, clause: one }),
  );
}

async function contestantsOf(
  turn: Turn,
  team: Team,
  names: readonly string[] | undefined,
): Promise<{ people: string[] } | Planned> {
  if (names !== undefined) return named(turn, names, 'contestants');
  return { people: (await membersOf(turn.tx, team, turn.now)).map(({ id }) => id) };
}

/** People by name; whom nobody knows is said, which of several is asked. */
async function named(
  turn: Turn,
  names: readonly string[],
  missing: 'judges' | 'contestants',
): Promise<{ people: string[] } | Planned> {
  const people: string[] = [];
  for (const name of names) {
    const found = await personNamed(turn.tx, name, turn.now);
    if (found.what === 'nobody') return { what: 'reject', say: skillMessages.unknownPerson(name) };
    if (found.what === 'several')
      return {
        what: 'ask',
        missing,
        say: skillMessages.severalPeople(name),
        buttons: found.members.slice(0, OFFERED).map(({ person }) => ({ label: person.name, say: person.name })),
      };
    if (!people.includes(found.member.id)) people.push(found.member.id);
  }
  return { people };
}
