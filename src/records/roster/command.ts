import { dateOf, localTime } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { people } from '../../people/documents.ts';
import { type Duty, dutiesAt, dutiesBetween, setDuties } from '../../people/duty.ts';
import { putJob } from '../../schedule/jobs.ts';
import { readTime } from '../../schedule/words/read-time.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';
import { whole } from '../commands/answers.ts';
import type { RecordPorts } from '../ports.ts';
import { readable } from '../read/message.ts';
import { SHEET_KIND } from '../sheets/kind.ts';
import { sheetOf } from '../sheets/sheet.ts';
import { rosterMessages as messages } from './messages.ts';
import { dutiesOf, hoursIn, serviceOf, shiftIn } from './read.ts';

const BEGINS =
  /^\s*(?:排班表?|值班表|班表|duty roster|roster)(?!\s*(?:怎么|要|由谁|谁|是什么|规定|要求|多久))[\s:：,，]*/i;
const ASKS = /[?？]|什么|吗|怎么|多少|几个|哪|谁|要求|规定/;
const SHOWS =
  /^(?:看|查)?(?:一下)?(?:现在|今天|今晚|目前|此刻|当前)?(?:谁|哪些人|哪个)(?:在)?(?:值班|当班|在岗|上班)[?？。\s]*$|^(?:今天|现在|今晚)的?(?:值班|当班)(?:人员|名单|表)?(?:是谁)?[?？。\s]*$|^who is on duty(?: now| today)?[?.\s]*$/i;

/** Who may set a service's roster: its lead, its foremen, and who manages or oversees. */
const maySet = ({ speaker }: Turn): boolean =>
  speaker.roles.has('supplier_lead') ||
  speaker.roles.has('manager') ||
  speaker.roles.has('supervisor') ||
  speaker.posts.some((post) => /班长|经理|主管/.test(post));

/** 排班 5月15日夜班 22:00-6:00 赵卫东 韦志刚, or a sheet. */
export const rosterSetCommand = (ports: RecordPorts): Command =>
  command({
    intent: 'roster.set',
    does: { zh: '排班（也可发表格）', en: 'set the duty roster (or send a sheet)' },
    words: [],
    recognise: ({ text }) => {
      const read = readable(text);
      return BEGINS.test(read) && !ASKS.test(read) ? 0.97 : 0;
    },
    may: ['staff'],
    asks: true,
    slots: { said: whole(messages.example), hours: whole(messages.hours), items: whole(messages.who) },
    examples: ['排班 5月15日夜班 22:00-6:00 赵卫东 韦志刚'],
    run: async (turn, slots): Promise<Reply> => {
      if (!maySet(turn)) return said(turn, 'deny', {}, messages.notYours);
      const sheet = sheetOf(turn.attachments);
      if (sheet) {
        putJob(turn.tx, `${SHEET_KIND}-${sheet.hash}`, {
          kind: SHEET_KIND,
          next: turn.now,
          payload: { hash: sheet.hash, by: turn.speaker.id, what: 'roster' },
        });
        return said(turn, 'auto', { attachments: turn.attachments.length }, messages.reading);
      }
      return setTyped(turn, [slots.said, slots.hours, slots.items].filter(Boolean).join(' '), ports);
    },
  });

async function setTyped(turn: Turn, text: string, ports: RecordPorts): Promise<Reply> {
  const { zone, calendar } = ports;
  const duties: Omit<Duty, 'service'>[] = [];
  const items: Record<string, unknown>[] = [];
  let date = dateOf(turn.now, zone);
  let service: Service | undefined;
  for (const part of readable(text)
    .replace(BEGINS, '')
    .split(/[;；\n]/)
    .filter((one) => one.trim() !== '')) {
    const clock = hoursIn(part);
    const day = readTime(clock?.rest ?? part, { now: turn.now, zone, calendar, bareDays: true });
    if (day && 'problem' in day) return said(turn, 'reject', {}, day.problem);
    date = day?.date ?? date;
    if (!clock) return said(turn, 'ask', { date }, messages.hours, ['hours']);
    const shift = await shiftIn(day?.rest ?? clock.rest, turn.tx, ports.places(), turn.now);
    if (shift.unknown.length > 0) return said(turn, 'reject', { date }, messages.nobody(shift.unknown));
    if (shift.people.length === 0) return said(turn, 'ask', { date }, messages.who, ['items']);
    for (const member of shift.people) {
      const theirs = await serviceOf(turn.tx, [member], turn.now, zone);
      const own = turn.speaker.service;
      if (own !== undefined && theirs !== own) return said(turn, 'deny', { date }, messages.notYours);
    }
    service ??= turn.speaker.service ?? (await serviceOf(turn.tx, shift.people, turn.now, zone));
    const set = dutiesOf(date, clock.hours, shift, turn.speaker.id, zone);
    duties.push(...set);
    items.push(
      ...shift.people.map(({ person }) => ({ name: person.name, ...(shift.shift ? { shift: shift.shift } : {}) })),
    );
  }
  const [first] = duties;
  const slots = { date: first ? dateOf(first.at, zone) : date, items };
  if (!first) return said(turn, 'ask', slots, messages.example, ['said']);
  if (!service || !SERVICES.includes(service)) return said(turn, 'reject', slots, messages.noService);
  const list = await linesOf(turn.tx, duties, zone);
  if (!turn.confirmed)
    return {
      outcome: 'confirm',
      slots,
      missing: [],
      blocks: [...lines(turn.say(messages.propose(service))), { kind: 'list', items: list }],
      buttons: [
        { label: turn.say(messages.confirm), say: '确认' },
        { label: turn.say(messages.cancel), say: '取消' },
      ],
    };
  await setDuties(turn.tx, service, duties);
  return {
    outcome: 'auto',
    slots,
    missing: [],
    blocks: [...lines(turn.say(messages.done(service, duties.length))), { kind: 'list', items: list }],
    buttons: [],
  };
}

function said(
  turn: Turn,
  outcome: 'auto' | 'ask' | 'reject' | 'deny',
  slots: Record<string, unknown>,
  what: { zh: string; en: string },
  missing: string[] = [],
): Reply {
  return { outcome, slots, missing, blocks: lines(turn.say(what)), buttons: [] };
}

/** `5月15日 22:00—06:00 夜班 赵卫东 东门岗`. */
async function linesOf(reader: Reader, duties: readonly Omit<Duty, 'service'>[], zone: string): Promise<string[]> {
  const out: string[] = [];
  for (const { at, to, person, shift, location } of duties) {
    const name = (await reader.get(people, person))?.name ?? person;
    const { date, time } = localTime(at, zone);
    const day = `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
    const until = localTime(to, zone).time.slice(0, 5);
    out.push([`${day} ${time.slice(0, 5)}—${until}`, shift, name, location].filter(Boolean).join(' '));
  }
  return out;
}

/** 现在谁值班: by the roster. */
export const rosterShowCommand = ({ zone }: RecordPorts): Command =>
  command({
    intent: 'roster.show',
    does: { zh: '看谁在值班', en: 'see who is on duty' },
    words: [],
    recognise: ({ text }) => (SHOWS.test(text) ? 0.97 : 0),
    may: ['staff'],
    slots: {},
    examples: ['现在谁值班'],
    run: async (turn): Promise<Reply> => {
      const today = /今天|today/i.test(turn.text);
      const overseer =
        turn.speaker.roles.has('manager') || turn.speaker.roles.has('supervisor') || turn.speaker.roles.has('leader');
      const service = overseer ? undefined : turn.speaker.service;
      const { date } = localTime(turn.now, zone);
      const found = today
        ? (await dutiesBetween(turn.tx, turn.now - 24 * 3_600_000, turn.now + 24 * 3_600_000, service)).filter(
            (duty) => dateOf(duty.at, zone) === date || (duty.at < turn.now && turn.now < duty.to),
          )
        : await dutiesAt(turn.tx, service, turn.now);
      const items = await linesOf(turn.tx, found, zone);
      return {
        outcome: 'auto',
        slots: {},
        missing: [],
        blocks:
          items.length === 0
            ? lines(turn.say(messages.nobodyOn))
            : [...lines(turn.say(messages.onDuty(items.length))), { kind: 'list', items: items.slice(0, 30) }],
        buttons: [],
      };
    },
  });
