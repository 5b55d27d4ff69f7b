import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import { may } from '../../people/permissions.ts';
import type { Located } from '../../standards/catalogue.ts';
import { shortCode } from '../../standards/code.ts';
import type { NamedPlace } from '../../standards/named-place.ts';
import { type Meeting, meetingRef, meetings } from '../meetings/model.ts';
import { type ServiceNames, teamReader } from '../schedules/team.ts';
import { type ChoosePorts, chooseNext, scoreFor } from './choose.ts';
import { messages } from './messages.ts';
import type { Chosen, Term } from './model.ts';
import { chosenOf } from './model.ts';
import { locate, pointsOf, reasonsOf, whereOf } from './prompt.ts';

export interface PromptCommandPorts extends ChoosePorts {
  readonly serviceNames: ServiceNames;
  /** Reads code and clause in any typed form; undefined when no standard is named. */
  readonly placeOf: (words: string, turn: Turn) => NamedPlace | undefined;
  /** The team that a group speaks for. */
  readonly teamOf: (turn: Turn) => Promise<Team | undefined>;
}

const WHY =
  /^(?:请问)?(?:为什么|为啥|为何|干嘛|怎么)(?:要|又|老是?|总是?|今天|这次|这周|大家|我们|给我们|会|让我们)*(?:学|推|讲|选|发)(?:习|送)?(?:的是)?\s*(?:这|那|它|上面|刚才|MT|\d+\.\d|[a-z]{2}\s*\d|q\/)|^(?:这|那|上面|刚才|[a-z]{2}\s*\d).{0,14}?(?:为什么|为啥|为何)(?:要|又)?(?:学|推|选)|^学(?:这|那)[条个]?.{0,3}(?:为什么|为啥)|^why (?:this|these|that|are we studying|do we study|study)\b/i;
const NEXT =
  /^(?:(?:下次|下周|接下来|今天|这周|本周|例会)?(?:该|应该|建议|要)?学(?:习)?(?:什么|啥|哪些|哪几条|点什么)|学习建议)(?=[\s,，]|$|[?？])|^(?:.{2,6}?)(?:组|班|队)?(?:下次|下周|接下来|这周|本周)(?:例会)?(?:该|应该|建议|要)?学(?:什么|啥|哪些|哪几条)[?？ ]*$|^what (?:should|to) .{0,20}study next\b|^study next\b/i;
const SURE = 0.96;
const LISTED = 5;
const LOOKED_AT = 60;

/** 为什么学这条, 接下来学什么 保洁: the visible terms of what is studied next. */
export function promptCommands(ports: PromptCommandPorts): Command[] {
  return [
    command({
      intent: 'study.why',
      does: { zh: '看为什么学这条', en: 'see why a clause is studied' },
      words: ['为什么学这条', '为什么推这条', 'why this clause'],
      recognise: ({ text }) => (WHY.test(text) ? SURE : 0),
      may: ['staff'],
      slots: {
        clause: {
          required: false,
          ask: messages.nothingToExplain,
          read: (rest, turn) => {
            const value = namedIn(rest, turn, ports) ?? numberIn(rest);
            return value === undefined ? undefined : { value, rest: '' };
          },
        },
      },
      examples: ['为什么学这条'],
      run: (turn, { clause }) => why(turn, clause, ports),
    }),
    command({
      intent: 'study.next',
      does: { zh: '看接下来该学什么', en: 'see what to study next' },
      words: [],
      recognise: ({ text }) => (NEXT.test(text) ? SURE : 0),
      may: ['staff'],
      slots: {},
      examples: ['接下来学什么 保洁'],
      run: (turn) => next(turn, ports),
    }),
  ];
}

async function why(turn: Turn, said: Named | string | undefined, ports: PromptCommandPorts): Promise<Reply> {
  const day = dateOf(turn.now, turn.zone);
  const last = await lastPrompt(turn, ports);
  const named = typeof said === 'string' ? undefined : said;
  const numbered = last?.clauses.filter(({ clause }) => typeof said === 'string' && clause.endsWith(`#${said}`)) ?? [];
  if (named && 'said' in named) return answer('reject', {}, lines(turn.say(messages.noSuchClause(named.said))));
  const slots = named
    ? { standard: shortCode(named.edition.code), clause: named.clause.number }
    : typeof said === 'string'
      ? { clause: said }
      : {};
  const known = named && last?.clauses.find(({ clause }) => clause === named.clause.key);
  const chosen = named
    ? [known ?? chosenOf(await scoreFor(turn.tx, named, await teamFor(turn, named, ports), turn.now, ports))]
    : numbered.length > 0
      ? numbered
      : (last?.clauses ?? []);
  const blocks = chosen.flatMap((one) => termsOf(turn, one, day, ports));
  if (blocks.length === 0) return answer('reject', slots, lines(turn.say(messages.nothingToExplain)));
  const [first] = blocks;
  const lead = first && 'text' in first ? lines(first.text) : [];
  return {
    ...answer('auto', slots, [...lead, ...blocks.slice(1)]),
    ...(last && !named ? { ref: meetingRef(last.number) } : {}),
  };
}

function termsOf(turn: Turn, one: Chosen, day: string, { catalogue }: PromptCommandPorts): Block[] {
  const located = locate(catalogue(), one, day);
  if (!located) return [];
  const where = whereOf(catalogue(), located, day);
  if (one.terms.length === 0) return [{ kind: 'text', text: turn.say(messages.noTerms(where)) }];
  return [
    { kind: 'text', text: turn.say(messages.whyLead(where, one.points)) },
    { kind: 'list', items: one.terms.map((term) => termLine(turn, term)) },
  ];
}

const termLine = (turn: Turn, { points, say }: Term): string => messages.term(points, turn.say(say));

/** A clause's number alone: one of the last prompt's. */
const numberIn = (words: string): string | undefined => /(?<![\w.])[A-Z]?\d*(?:\.\d+)+(?!\d)/.exec(words)?.[0];

type Named = Located | { readonly said: string };

/** The clause that the message names; its words, where there is no such clause. */
function namedIn(words: string, turn: Turn, { placeOf }: PromptCommandPorts): Named | undefined {
  const place = placeOf(words.replace(/MT\s*-?\s*\d+/i, ' '), turn);
  if (!place) return undefined;
  const clause = place.clause ?? place.parts[0];
  return clause
    ? { edition: place.edition, clause }
    : { said: `${shortCode(place.edition.code)} ${place.number ?? ''}`.trim() };
}

/** The last prompt with clauses that stands in this conversation: the one named (MT-3), of the group's team, or of one's own. */
async function lastPrompt(turn: Turn, ports: PromptCommandPorts): Promise<Meeting | undefined> {
  const ref = /MT\s*-?\s*(\d{1,6})/i.exec(turn.text)?.[1];
  if (ref !== undefined) return turn.tx.get(meetings, meetingRef(Number(ref)));
  const team = (await ports.teamOf(turn)) ?? turn.speaker.service;
  const { rows } = await turn.tx.find(meetings, {
    ...(team === undefined ? {} : { where: { team: [...new Set([team, '全员'])] } }),
    order: { by: 'at', descending: true },
    limit: LOOKED_AT,
  });
  return rows.map(({ document }) => document).find(({ clauses }) => clauses.length > 0);
}

const teamFor = async (turn: Turn, { edition }: Located, ports: PromptCommandPorts): Promise<Team> =>
  (await ports.teamOf(turn)) ?? turn.speaker.service ?? edition.service ?? '全员';

async function next(turn: Turn, ports: PromptCommandPorts): Promise<Reply> {
  const read = teamReader(ports.serviceNames)(turn.text);
  const said = read && 'team' in read ? read.team : undefined;
  const team = said ?? (await ports.teamOf(turn)) ?? turn.speaker.service;
  if (team === undefined) return { ...answer('ask', {}, lines(turn.say(messages.whichTeam))), missing: ['group'] };
  const slots = { group: team };
  if (team !== turn.speaker.service && !may(turn.speaker, 'all.see') && !turn.speaker.roles.has('workgroup'))
    return answer('deny', slots, lines(turn.say(messages.notYours(team))));
  const day = dateOf(turn.now, turn.zone);
  const ranked = await chooseNext(turn.tx, { team, topics: [], now: turn.now }, ports);
  if (ranked.length === 0) return answer('auto', slots, lines(turn.say(messages.noClauses(team))));
  const items = ranked.slice(0, LISTED).map(({ located, points, terms }) => {
    const reasons = reasonsOf(terms).map(({ say }) => turn.say(say));
    const [first = ''] = pointsOf(ports.catalogue(), located, day);
    return `${points}　${whereOf(ports.catalogue(), located, day)}　${first}（${reasons.join('；')}）`;
  });
  const [top] = ranked;
  return {
    ...answer('auto', slots, [...lines(turn.say(messages.next(team))), { kind: 'list', items }]),
    buttons: top
      ? [{ label: turn.say(messages.whyThis), say: `为什么学 ${whereOf(ports.catalogue(), top.located, day)}` }]
      : [],
  };
}

const answer = (
  outcome: 'auto' | 'ask' | 'reject' | 'deny',
  slots: Readonly<Record<string, unknown>>,
  blocks: Block[],
): Reply => ({ outcome, slots, missing: [], blocks, buttons: [] });
