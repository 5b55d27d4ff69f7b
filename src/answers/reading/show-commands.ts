import { cutAtSentence } from '../../base/cut.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, plainText, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { Shelf } from '../shelf.ts';
import { messages } from './messages.ts';
import { originalButton } from './original-command.ts';
import { cited, clauseBlocks, nothingThere, partLine, placeOrLast, placeSlot, slotsOf, wordsFor } from './place.ts';

/** The address of a standard or clause on the page; undefined when there is no page. */
export type PageOf = (edition: Edition, clause?: Clause) => string | undefined;

export interface ShowPorts {
  readonly shelf: () => Shelf;
  readonly pageOf: PageOf;
}

const STARTS = /^(?:上下文|全文|context|full text)(?:$|[\s:：]|[A-Za-z《第附表\d])/i;
/** What stands by itself in a text; items, rows and notes belong to one of these. */
const OWN_KINDS: readonly Clause['kind'][] = ['clause', 'article', 'term'];
const NEIGHBOUR_MOST = 160;
/** In a group a longer text goes to the one who asked. */
const GROUP_MOST = 600;
const HEADINGS_MOST = 40;

/** 上下文 and 全文: a clause between its neighbours, a clause whole, a standard's outline. */
export function showCommands(ports: ShowPorts): Command[] {
  const { shelf } = ports;
  const declaration = (words: readonly string[], does: Command['does'], example: string, show: typeof context) =>
    command({
      intent: 'clause.show',
      does,
      words,
      recognise: ({ text }) => (STARTS.test(text) ? 0 : -1),
      may: 'anyone',
      slots: { place: placeSlot },
      examples: [example],
      quiet: true,
      run: (turn, { place: words }): Reply => {
        const reply = show(words, turn, ports);
        const long = turn.conversation.kind === 'group' && plainText(reply).length > GROUP_MOST;
        return long ? { ...reply, personal: true } : reply;
      },
    });

  function context(words: string | undefined, turn: Turn, { pageOf }: ShowPorts): Reply {
    const place = placeOrLast(words, turn, shelf());
    const clause = place?.clause ?? place?.parts[0];
    if (!place || !clause) return nothingThere(words, place, turn, '上下文');
    const { edition } = place;
    const [before, own, after] = neighbours(edition, clause);
    const shown = { edition, clause };
    const url = pageOf(edition, clause);
    return {
      outcome: 'auto',
      slots: slotsOf(place),
      missing: [],
      citations: cited(shown, turn, shelf()) ?? [],
      blocks: [
        { kind: 'lead', text: turn.say(messages.stands(edition.title, clause.path.join(' › '))) },
        ...neighbourBlock(before),
        ...(own !== clause ? neighbourBlock(own) : []),
        ...clauseBlocks(shown, [clause.text, ...itemsOf(edition, clause)].join('\n'), turn, shelf()),
        ...neighbourBlock(after),
        ...(url ? [{ kind: 'text' as const, text: turn.say(messages.page(url)) }] : []),
      ],
      buttons: [
        { label: turn.say(messages.full), say: `全文 ${wordsFor(edition, clause.number)}` },
        ...steps(edition, before, after, turn),
        ...forwardButton(turn, edition, clause),
      ],
    };
  }

  function full(words: string | undefined, turn: Turn, { pageOf }: ShowPorts): Reply {
    const place = placeOrLast(words, turn, shelf());
    if (!place) return nothingThere(words, place, turn, '全文');
    if (place.number === undefined) return outline(place.edition, turn, { shelf, pageOf });
    const clause = place.clause ?? place.parts[0];
    if (!clause) return nothingThere(words, place, turn, '全文');
    const { edition } = place;
    const shown = { edition, clause };
    const parts = place.clause ? place.parts : place.parts.slice(1);
    const url = pageOf(edition, clause);
    return {
      outcome: 'auto',
      slots: slotsOf(place),
      missing: [],
      citations: cited(shown, turn, shelf()) ?? [],
      blocks: [
        { kind: 'lead', text: turn.say(messages.stands(edition.title, clause.path.join(' › '))) },
        ...clauseBlocks(shown, place.clause ? clause.text : partLine(clause), turn, shelf()),
        ...(parts.length > 0 ? [{ kind: 'list' as const, items: parts.map(partLine) }] : []),
        ...(url ? [{ kind: 'text' as const, text: turn.say(messages.page(url)) }] : []),
      ],
      buttons: [
        { label: turn.say(messages.context), say: `上下文 ${wordsFor(edition, clause.number)}` },
        ...forwardButton(turn, edition, clause),
      ],
    };
  }

  return [
    declaration(
      ['上下文', 'context'],
      { zh: '看条款的上下文', en: 'see a clause in context' },
      '上下文 JG 352 5.2.1',
      context,
    ),
    declaration(
      ['全文', 'full text'],
      { zh: '看条款或标准全文', en: 'see a clause or standard in full' },
      '全文 JG 352 5.2.1',
      full,
    ),
  ];
}

/** The clause before, the one that this belongs to (itself, unless it is an item, row or note), and the one after. */
function neighbours(edition: Edition, clause: Clause): [Clause | undefined, Clause | undefined, Clause | undefined] {
  const own = edition.clauses.filter((c) => OWN_KINDS.includes(c.kind));
  const at = edition.clauses.indexOf(clause);
  const base = OWN_KINDS.includes(clause.kind)
    ? clause
    : edition.clauses.slice(0, at).findLast((c) => OWN_KINDS.includes(c.kind));
  const place = base ? own.indexOf(base) : -1;
  return place < 0 ? [undefined, undefined, own[0]] : [own[place - 1], base, own[place + 1]];
}

const itemsOf = (edition: Edition, clause: Clause): string[] =>
  edition.clauses.filter((c) => c.leadIn?.number === clause.number && c.kind === 'item').map(partLine);

const neighbourBlock = (clause: Clause | undefined): Block[] =>
  clause ? [{ kind: 'text', text: `${clause.number} ${cutAtSentence(clause.text, NEIGHBOUR_MOST).text}` }] : [];

const steps = (edition: Edition, before: Clause | undefined, after: Clause | undefined, turn: Turn): Button[] => [
  ...(before ? [{ label: turn.say(messages.before), say: `上下文 ${wordsFor(edition, before.number)}` }] : []),
  ...(after ? [{ label: turn.say(messages.after), say: `上下文 ${wordsFor(edition, after.number)}` }] : []),
];

const forwardButton = (turn: Turn, edition: Edition, clause: Clause): Button[] =>
  turn.speaker.guest ? [] : [{ label: turn.say(messages.forward), say: `转发 ${wordsFor(edition, clause.number)}` }];

/** A standard's chapters and sections, and where its whole text can be read. */
function outline(edition: Edition, turn: Turn, { shelf, pageOf }: ShowPorts): Reply {
  const status = shelf().statusOf(edition, dateOf(turn.now, turn.zone)) ?? '即将实施';
  const count = edition.clauses.filter((c) => OWN_KINDS.includes(c.kind)).length;
  const shallow = edition.outline.filter((heading) => heading.level <= 2);
  const headings = shallow.length <= HEADINGS_MOST ? shallow : edition.outline.filter((heading) => heading.level === 1);
  const url = pageOf(edition);
  return {
    outcome: 'auto',
    slots: { standard: wordsFor(edition) },
    missing: [],
    citations: [],
    blocks: [
      ...lines(turn.say(messages.outline(`${edition.id} ${edition.title}`, status, edition.effective, count))),
      {
        kind: 'list',
        items: headings.map(({ number, title, level }) => `${'　'.repeat(level - 1)}${number} ${title}`),
      },
      ...(url ? [{ kind: 'text' as const, text: turn.say(messages.page(url)) }] : []),
    ],
    buttons: headings
      .filter(({ level, number }) => level === 1 && !/^[12]$/.test(number))
      .slice(0, 3)
      .map(({ number, title }) => ({ label: `${number} ${title}`, say: `全文 ${wordsFor(edition, number)}` }))
      .concat(originalButton(edition, turn.say(messages.originalFile))),
  };
}
