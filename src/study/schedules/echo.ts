import type { Sentence } from '../../base/sentence.ts';
import { dateOf, type LocalDate } from '../../base/time.ts';
import type { Block, Button } from '../../commands/reply.ts';
import { lines } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import type { Places } from '../../people/places.ts';
import { membersOf } from '../../people/who.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { goesByWorkdays } from '../../schedule/rule.ts';
import type { Service } from '../../standards/model.ts';
import { NIGHT, quietEnd } from '../pushes/policy.ts';
import { inOneLine, inShort, saidInstant } from './describe.ts';
import { messages } from './messages.ts';
import { type Schedule, scheduleRef, schedules, type When } from './model.ts';
import type { Plan } from './plan.ts';
import { nextSteps } from './steps.ts';

export interface EchoPorts {
  readonly calendar: WorkCalendar;
  readonly places: () => Places;
  /** Whether any clause in force has to do with a topic. */
  readonly topicFits: (topic: string) => boolean;
  /** The services whose own standards say a topic's very word. */
  readonly servicesSaying?: (topic: string, day: LocalDate) => readonly Service[];
}

const SHOWN = 3;

/** The plan in words with its next three dates, and everything that was taken for granted. */
export async function echoOf(
  turn: Turn,
  { content, when, assumed }: Plan,
  ports: EchoPorts,
  rooms: readonly string[] = [],
): Promise<Block[]> {
  const { say, now, zone } = turn;
  const described = { ...content, when };
  const dates = nextDates(turn, described, ports.calendar);
  const notes: string[] = [];
  if (rooms.length > 0) notes.push(say(messages.severalRooms(rooms)));
  if (dates.length > 0 && !('at' in when)) notes.push(say(messages.next(dates.join('、'))));
  const holiday = holidayOf(turn, when, ports.calendar);
  if (holiday !== undefined) notes.push(say(messages.onHoliday(holiday)));
  if (!('at' in when) && !goesByWorkdays(when.rule)) notes.push(`${say(messages.holidays(when.holidays ?? 'skip'))}。`);
  const steps = nextSteps(described, now, { zone, calendar: ports.calendar }, SHOWN);
  const [first] = steps;
  const held = steps.find((step) => step.what === 'held');
  if (held?.what === 'held') notes.push(say(messages.unknownYear(held.year)));
  const night = content.kind !== 'meeting' && first ? quietEnd(NIGHT, first.due, zone) : undefined;
  if (night !== undefined) notes.push(say(messages.atNight(NIGHT.from, NIGHT.to)));
  const people = content.team === undefined ? undefined : (await membersOf(turn.tx, content.team, now)).length;
  for (const topic of content.topics) if (!ports.topicFits(topic)) notes.push(say(messages.noTopicFits(topic)));
  notes.push(...topicsOfOthers(content, dateOf(now, zone), ports).map(say));
  const alike = await alikeTo(turn, described);
  if (alike) notes.push(say(messages.alike(scheduleRef(alike.number), say(inShort(alike, now, zone)))));
  notes.push(...assumed.map(say));
  const line = say(inOneLine(described, now, zone));
  return lines(
    say(messages.proposal(people === undefined ? line : `${line}（${say(messages.people(people))}）`)),
    ...notes,
  );
}

/** Of topics that other services' standards speak of, and none of the team's own. */
export function topicsOfOthers(
  { team, topics }: { readonly team?: Team; readonly topics: readonly string[] },
  day: LocalDate,
  { servicesSaying }: Pick<EchoPorts, 'servicesSaying'>,
): readonly Sentence[] {
  if (team === undefined || team === '全员') return [];
  return topics.flatMap((topic) => {
    const services = servicesSaying?.(topic, day) ?? [];
    return services.length === 0 || services.includes(team) ? [] : [messages.topicOfOthers(topic, team, services)];
  });
}

/** The next few dates, moved ones and those in a year without a calendar said to be. */
export function nextDates(
  turn: Pick<Turn, 'now' | 'zone' | 'say'>,
  timing: { readonly when: When; readonly offset?: number },
  calendar: WorkCalendar,
): string[] {
  return nextSteps(timing, turn.now, { zone: turn.zone, calendar }, SHOWN).map((step) =>
    step.what === 'held'
      ? `${saidInstant(turn, step.meant)} ${turn.say({ zh: '（待定）', en: '(to be asked)' })}`
      : saidInstant(turn, step.meant),
  );
}

function holidayOf({ zone }: Turn, when: When, calendar: WorkCalendar): string | undefined {
  return 'at' in when ? calendar.holiday(dateOf(when.at, zone)) : undefined;
}

/** One of the same kind and team at the same times, that stands already. */
async function alikeTo(turn: Turn, plan: Plan['content'] & { readonly when: When }): Promise<Schedule | undefined> {
  const { rows } = await turn.tx.find(schedules, { where: { kind: plan.kind, state: ['active', 'paused'] } });
  const timesOf = (when: When): string => ('at' in when ? String(when.at) : `${when.rule} ${when.time}`);
  return rows
    .map(({ document }) => document)
    .find((other) => other.team === plan.team && timesOf(other.when) === timesOf(plan.when));
}

export const confirmButtons = (turn: Pick<Turn, 'say'>): Button[] => [
  { label: turn.say(messages.confirm), say: '确认' },
  { label: turn.say(messages.cancel), say: '取消' },
];
