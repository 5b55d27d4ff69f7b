import { cutAtSentence } from '../../base/cut.ts';
import { dateOf } from '../../base/time.ts';
import { type Block, lines, plainText, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { changeBlocks } from './change-lines.ts';
import type { Entry, Handbook } from './handbook.ts';
import { messages } from './messages.ts';
import { handbooksKnown, handbookVersions, knownId, versionId } from './model.ts';
import type { HandbookPorts } from './ports.ts';
import { numberOf, type Room } from './room.ts';
import { STAGES, type Stage } from './stage.ts';
import { changesSince, countOf } from './versions.ts';
import { whereIs } from './view.ts';

/** A reply stays within a phone's screen. */
const LONGEST = { group: 600, direct: 900 } as const;
const OVERVIEW_CUT = 46;
const STAGE_CUT = 90;
const STAGE_MOST = 20;

/** The first lines of a handbook: what has changed, how much there is, what comes first in each part of the day. */
export async function overview(turn: Turn, handbook: Handbook, room: Room, ports: HandbookPorts): Promise<Reply> {
  const { post, entries } = handbook;
  const { number, since } = await numberOf(turn.tx, handbook, turn.now);
  const required = entries.filter((entry) => entry.required).length;
  const news = await whatIsNew(turn, handbook, room, number);
  const url = ports.pageOf(post.id);
  const present = STAGES.filter((stage) => entries.some(({ placement }) => placement.stage === stage));
  const compose = (each: number): Block[] => [
    {
      kind: 'lead',
      text: turn.say(messages.lead(post.id, number, dateOf(since, turn.zone), entries.length, required)),
    },
    ...news,
    ...present.flatMap((stage): Block[] => {
      const own = entries.filter(({ placement }) => placement.stage === stage);
      const items = own.slice(0, each).map((entry) => entryLine(entry, OVERVIEW_CUT));
      return [
        { kind: 'text', text: turn.say(messages.stage(stage, own.length)) },
        ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
      ];
    }),
    ...(url === undefined ? [] : [{ kind: 'text' as const, text: turn.say(messages.page(url)) }]),
  ];
  const fitting = [3, 2, 1].map(compose).find((blocks) => plainText({ blocks }).length <= longest(turn));
  return {
    blocks: fitting ?? compose(0),
    buttons: [
      ...present.map((stage) => ({
        label: turn.say(messages.stage(stage, entries.filter(({ placement }) => placement.stage === stage).length)),
        say: `手册 ${post.id} ${stage}`,
      })),
      { label: turn.say(messages.file), say: `手册文件 ${post.id}` },
    ],
  };
}

/** One part of the day, clause by clause. */
export function partOf(turn: Turn, handbook: Handbook, stage: Stage, ports: HandbookPorts): Reply {
  const own = handbook.entries.filter(({ placement }) => placement.stage === stage);
  const shown = own.slice(0, STAGE_MOST);
  const url = ports.pageOf(handbook.post.id);
  const blocks: Block[] = [
    { kind: 'lead', text: turn.say(messages.stageOf(handbook.post.id, stage, own.length)) },
    ...(shown.length > 0 ? [{ kind: 'list' as const, items: shown.map((entry) => entryLine(entry, STAGE_CUT)) }] : []),
    ...(own.length > shown.length ? lines('', turn.say(messages.more(own.length - shown.length))).slice(1) : []),
    ...(url === undefined ? [] : [{ kind: 'text' as const, text: turn.say(messages.page(url)) }]),
  ];
  return {
    blocks,
    buttons: [{ label: turn.say(messages.file), say: `手册文件 ${handbook.post.id}` }],
    // In a group a long text goes to the one who asked.
    ...(plainText({ blocks }).length > longest(turn) && turn.conversation.kind === 'group' ? { personal: true } : {}),
    citations: shown.map(({ edition, clause, text }) => ({
      code: edition.id,
      title: edition.title,
      clause: clause.number,
      status: '现行',
      modal: clause.modal,
      quote: text,
      ...(clause.amendment ? { amendment: clause.amendment } : {}),
    })),
  };
}

const longest = ({ conversation }: Turn): number => LONGEST[conversation.kind];

/** `JG 331 6.2.1 卫生间平时应每 60 min 巡回保洁 1 次。` */
export const entryLine = (entry: Entry, most: number): string =>
  `${whereIs(entry)} ${cutAtSentence(entry.text.replace(/\n/g, ' '), most).text}`;

/** What is otherwise than in the version that the speaker knows; from now on they know this one. */
async function whatIsNew(turn: Turn, handbook: Handbook, room: Room, number: number): Promise<readonly Block[]> {
  if (handbook.openOnly) return [];
  const id = knownId(handbook.post.id, turn.speaker.id);
  const known = await turn.tx.get(handbooksKnown, id);
  const own = turn.speaker.posts.includes(handbook.post.name);
  if (known?.number === number || !own) return [];
  turn.tx.put(handbooksKnown, id, { number, at: turn.now });
  const before = known && (await turn.tx.get(handbookVersions, versionId(handbook.post.id, known.number)));
  const changes = before && changesSince(before, handbook, room.catalogue);
  return changes && countOf(changes) > 0 ? changeBlocks(changes, handbook.post.id, turn.say) : [];
}
