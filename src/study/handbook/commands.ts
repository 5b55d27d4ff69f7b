import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { personById } from '../../people/who.ts';
import { HANDBOOK_FILE } from './file.ts';
import { messages } from './messages.ts';
import type { HandbookPorts } from './ports.ts';
import { findPost, nearestPosts, type Post } from './posts.ts';
import { fileIn, looksLikeHandbook, postIn, stageIn } from './reading.ts';
import { openRoom, type Room } from './room.ts';
import { overview, partOf } from './show.ts';

const CHOICES_MOST = 6;

/** `我的手册`, `手册 保洁员`, `手册 保洁员 应急`, `手册文件 保洁员`. */
export function showCommand(ports: HandbookPorts): Command {
  return command({
    intent: 'handbook.show',
    does: { zh: '看岗位应知应会手册', en: "see a post's handbook" },
    words: ['我的手册', '手册文件', '岗位手册', '应知应会', '手册', 'my handbook', 'handbook'],
    recognise: ({ folded }) => looksLikeHandbook(folded),
    may: 'anyone',
    slots: {
      part: { required: false, ask: messages.noOwn, read: stageIn },
      file: { required: false, ask: messages.noOwn, read: fileIn },
      post: { required: false, ask: messages.noOwn, read: postIn },
    },
    examples: ['我的手册', '手册 保洁员'],
    run: async (turn, { part, file, post: typed }): Promise<Reply> => {
      // `手册文件` is a word of the command: what follows it alone says the post.
      const asFile = file === true || /^手册文件/.test(turn.text);
      const room = await openRoom(turn.tx, { catalogue: ports.catalogue(), now: turn.now, zone: turn.zone });
      const meant = typed === undefined ? await ownPosts(turn, room) : findPost(room.posts.all, typed);
      const [post, ...others] = meant;
      const said = typed === undefined ? {} : { post: post && others.length === 0 ? post.id : typed };
      const slots = { ...said, ...(part === undefined ? {} : { part }) };
      const again = (choice: Post): string => [asFile ? '手册文件' : '手册', choice.id, part].filter(Boolean).join(' ');
      if (!post) return { ...noPost(turn, typed, room), slots };
      if (others.length > 0) {
        const buttons = meant.slice(0, CHOICES_MOST).map((choice) => ({ label: choice.id, say: again(choice) }));
        if (typed !== undefined)
          return { outcome: 'ask', slots, missing: ['post'], blocks: lines(turn.say(messages.which(typed))), buttons };
        const items = meant.map((own) => turn.say(messages.counted(own.id, room.handbook(own).entries.length)));
        const blocks: Block[] = [...lines(turn.say(messages.several)), { kind: 'list', items }];
        return { outcome: 'auto', slots, missing: [], blocks, buttons };
      }
      const handbook = room.handbook(post, turn.speaker.guest);
      if (handbook.entries.length === 0)
        return {
          outcome: 'reject',
          slots,
          missing: [],
          blocks: lines(turn.say(messages.nothing(post.id))),
          buttons: [],
        };
      const done = { outcome: 'auto' as const, slots, missing: [] };
      if (asFile) {
        ports.orderFile(turn, {
          maker: HANDBOOK_FILE,
          args: { post: post.id, openOnly: turn.speaker.guest, language: turn.language, at: turn.now },
        });
        return { ...done, blocks: lines(turn.say(messages.making(post.id))), buttons: [] };
      }
      if (part !== undefined) return { ...done, ...partOf(turn, handbook, part, ports) };
      return { ...done, ...(await overview(turn, handbook, room, ports)) };
    },
  });
}

/** Posts of the speaker that some clause binds; if none does, those that there are. */
async function ownPosts(turn: Turn, room: Room): Promise<readonly Post[]> {
  const member = await personById(turn.tx, turn.speaker.id, turn.now);
  const own = member ? await room.posts.of(member) : [];
  const bound = own.filter((post) => room.handbook(post).entries.length > 0);
  return bound.length > 0 ? bound : own.slice(0, 1);
}

function noPost(turn: Turn, typed: string | undefined, room: Room): Reply {
  const nearest = typed === undefined ? [] : nearestPosts(room.posts.all, typed);
  return {
    outcome: typed === undefined ? 'ask' : 'reject',
    missing: typed === undefined ? ['post'] : [],
    blocks: lines(turn.say(typed === undefined ? messages.noOwn : messages.noPost(typed, nearest.length > 0))),
    buttons: nearest.map(({ id }) => ({ label: id, say: `手册 ${id}` })),
  };
}
