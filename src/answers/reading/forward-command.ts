import { fail, ok, type Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { groupOf } from '../../people/change.ts';
import type { Team } from '../../people/model.ts';
import { findPeople, membersOf } from '../../people/who.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { Reader } from '../../store/store.ts';
import { quoteOf } from '../compose.ts';
import type { Shelf } from '../shelf.ts';
import { messages } from './messages.ts';
import { noOriginal, ORIGINAL, type OriginalOf } from './original-command.ts';
import { cited, clauseBlocks, nothingThere, placeOrLast, placeSlot, slotsOf, wordsFor } from './place.ts';

export interface ForwardPorts {
  readonly shelf: () => Shelf;
  readonly originalOf: OriginalOf;
  readonly reaches: (reader: Reader, person: string) => Promise<boolean>;
  /** The conversation of a team's group on a platform. */
  readonly conversationOf: (reader: Reader, team: Team, platform: string) => Promise<string | undefined>;
}

const EVERYBODY = /^(?:全员|全体|所有人|大家)$/;

/** 转发: a clause, or the original file of its text (`转发 JG 352 原文件 给 …`), is sent on to a person, or to a group that the speaker is in. */
export function forwardCommand({ shelf, originalOf, reaches, conversationOf }: ForwardPorts): Command {
  return command({
    intent: 'clause.forward',
    does: { zh: '转发条款或原文件', en: 'send a clause or an original file on' },
    words: ['转发', 'forward'],
    recognise: ({ text }) => (/什么|怎么|多久|哪|吗|[?？]/.test(text) ? -1 : 0),
    may: ['staff'],
    slots: {
      to: {
        required: true,
        ask: messages.forwardHow,
        read: (rest) => {
          const found = /(?:^|\s|[\d件条])(?:给|到|to)\s*([^\s,，。]{1,40})[\s。]*$/i.exec(rest);
          const alone = /\d/.test(rest) ? undefined : /^\s*([^\s,，。]{1,40})\s*$/.exec(rest)?.[1];
          const value = found?.[1] ?? alone;
          const left = found ? rest.slice(0, rest.lastIndexOf(found[1] ?? '')).replace(/(?:给|到|to)\s*$/i, '') : '';
          return value === undefined ? undefined : { value, rest: left };
        },
      },
      place: placeSlot,
    },
    examples: ['转发 JG 352 5.2.1 给 何大勇'],
    quiet: true,
    run: async (turn, { to, place: words }): Promise<Reply> => {
      // The words came in two messages when the receiver was asked for.
      const wholeFile = words !== undefined && ORIGINAL.test(words);
      const named = wholeFile ? words.replace(ORIGINAL, ' ').trim() || undefined : words;
      const place = placeOrLast(named, turn, shelf());
      const clause = place?.clause ?? place?.parts[0];
      if (!place || (!clause && !wholeFile)) return nothingThere(named, place, turn, '上下文');
      const { edition } = place;
      const slots = { ...slotsOf(place), to };
      const refuse = (say: string, buttons: Reply['buttons'] = []): Reply => ({
        outcome: buttons.length > 0 ? 'ask' : 'reject',
        slots,
        missing: buttons.length > 0 ? ['to'] : [],
        blocks: lines(say),
        buttons,
      });
      const done = (name: string): Reply => ({
        outcome: 'auto',
        slots,
        missing: [],
        blocks: lines(turn.say(messages.forwarded(where, name))),
        buttons: [],
      });

      const sent = wholeFile ? await fileOf(edition) : clause && clauseOf(edition, clause);
      if (!sent) return nothingThere(named, place, turn, '上下文');
      if (!sent.ok) return refuse(turn.say(sent.error));
      const { where, toPerson, toGroup } = sent.value;

      const team = teamMeant(to, shelf());
      if (team) {
        if (!(await isIn(turn, team))) return { ...refuse(turn.say(messages.notInGroup(team))), outcome: 'deny' };
        const platform = turn.speaker.identity?.platform ?? '';
        const conversation = await conversationOf(turn.tx, team, platform);
        if (conversation === undefined) return refuse(turn.say(messages.noGroup(team)));
        turn.notify({ conversation }, toGroup);
        return done(to);
      }
      const [person, ...others] = await findPeople(turn.tx, to, turn.now);
      if (!person) return refuse(turn.say(messages.nobody(to)));
      if (others.length > 0) {
        const choices = [person, ...others].slice(0, 5).map(({ id, person: { name, posts } }) => ({
          label: [name, ...posts].join(' '),
          say: `转发 ${where} 给 ${id}`,
        }));
        return refuse(turn.say(messages.several(to, others.length + 1)), choices);
      }
      const { name } = person.person;
      if (!(await reaches(turn.tx, person.id))) return refuse(turn.say(messages.unreachable(name)));
      turn.notify({ user: person.id }, toPerson);
      return done(name);

      /** The clause in its own words. */
      function clauseOf(from: Edition, own: Clause): Result<Sent, never> {
        const shown = { edition: from, clause: own };
        const said = wordsFor(from, own.number);
        const message = (lead: Sentence): Reply => ({
          citations: cited(shown, turn, shelf()) ?? [],
          blocks: [...lines(lead.zh), ...clauseBlocks(shown, quoteOf(own, shelf()), turn, shelf())],
          buttons: [{ label: messages.context.zh, say: `上下文 ${said}` }],
        });
        return ok({
          where: said,
          toPerson: message(messages.sentOn(turn.speaker.name)),
          toGroup: message(messages.sentOnToGroup(turn.speaker.name)),
        });
      }

      /** The document that the text was imported from. */
      async function fileOf(from: Edition): Promise<Result<Sent, Sentence>> {
        const found = await originalOf(from);
        if (!found.ok) return fail(noOriginal(from, found.error));
        const message: Reply = {
          blocks: [...lines(messages.sentOnOriginal(turn.speaker.name, from.title).zh), found.value],
          buttons: [{ label: messages.full.zh, say: `全文 ${wordsFor(from)}` }],
        };
        return ok({
          where: `${wordsFor(from)} ${turn.say(messages.originalFile)}`,
          toPerson: message,
          toGroup: message,
        });
      }
    },
  });
}

/** What is sent on, and what the speaker is told was. */
interface Sent {
  readonly where: string;
  readonly toPerson: Reply;
  readonly toGroup: Reply;
}

/** `食堂组`, `保洁群`, `全员`: a team; a name is none. */
function teamMeant(word: string, shelf: Shelf): Team | undefined {
  const bare = word.replace(/(?:[组班队部]?群|[组班队部])$/, '');
  if (EVERYBODY.test(bare)) return '全员';
  const named = [...shelf.glossary.services(bare)];
  return bare !== word || named[0] === bare ? named[0] : undefined;
}

/** Of the team, or the one who answers for it. */
async function isIn(turn: Turn, team: Team): Promise<boolean> {
  const members = await membersOf(turn.tx, team, turn.now);
  if (members.some(({ id }) => id === turn.speaker.id)) return true;
  return (await groupOf(turn.tx, team))?.document.responsible === turn.speaker.id;
}
