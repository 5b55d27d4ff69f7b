import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import type { OrderFile } from '../../commands/file-order.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { DARK } from '../../picture/model.ts';
import type { Catalogue, Located } from '../../standards/catalogue.ts';
import { shortCode } from '../../standards/code.ts';
import type { Edition } from '../../standards/model.ts';
import type { NamedPlace } from '../../standards/named-place.ts';
import { POSTER_FILE } from './file.ts';
import { messages } from './messages.ts';
import { posterOf } from './poster.ts';

export interface PromotePorts {
  readonly catalogue: () => Catalogue;
  readonly placeOf: (words: string, turn: Turn) => NamedPlace | undefined;
  /** Clauses in force that the words are about, the best first; of one standard where it is named. */
  readonly clausesAbout: (words: string, turn: Turn, within?: Edition) => readonly Located[];
  readonly orderFile: OrderFile;
}

/** `什么是…的宣传`, `节能宣传周是什么时候` ask. */
const ASKS = /什么|怎么|多久|何时|谁|哪|吗|呢|几|[?？]|^宣传(?:周|月|栏|日|片|册)(?!.*\d\.\d)|^推广(?!.*\d)/;
const OTHERS_MOST = 3;

/** `宣传 JG352 留样`: one clause for the notice board, as text and as a picture. */
export function promoteCommand(ports: PromotePorts): Command {
  return command({
    intent: 'clause.promote',
    does: { zh: '把一条条款做成宣传文字和图片', en: 'make a text and a picture of one clause' },
    words: ['宣传', '推广', 'promote'],
    recognise: ({ text }) => {
      if (ASKS.test(text)) return -1;
      return /^(?:请|麻烦您?|帮我)+宣传|^(?:请|帮我)?(?:把|将).{2,40}宣传(?:一下|出去)?[。.!！]*$|^(?:请|帮我)?(?:把|将).{2,40}(?:做成|制作|生成|发).{0,6}宣传|^(?:做|制作|生成)(?:一[张份个])?.{2,40}宣传(?:卡片?|图片?|文字|材料|海报)?$/.test(
        text,
      )
        ? 0.9
        : 0;
    },
    may: ['manager'],
    slots: {
      clause: {
        required: true,
        ask: messages.which,
        read: (rest) => {
          const value = rest
            .replace(DARK, ' ')
            .replace(
              /^(?:请|麻烦您?|帮我|宣传(?=.)|把|将|做|制作|生成|一[张份个下]|[栏](?:文字|内容)?|[\s:：,，])+/,
              '',
            )
            .replace(
              /(?:做成|制作成?|生成|发)?(?:一[张份个])?的?宣传(?:卡片?|图片?|文字|材料|海报|一下|出去)?[\s。]*$/,
              '',
            )
            .trim();
          return value === '' ? undefined : { value, rest: DARK.exec(rest)?.[0] ?? '' };
        },
      },
    },
    examples: ['宣传 JG 352 留样'],
    run: (turn, { clause: words }): Reply => {
      const {
        meant: [chosen, ...others],
        place,
      } = clausesMeant(words, turn, ports);
      if (!chosen && place && place.number === undefined && place.rest.trim() === '')
        return { ...refused(turn.say(messages.which), {}), outcome: 'ask', missing: ['clause'] };
      if (!chosen) return refused(turn.say(messages.nothing(words)), { clause: words });
      const { edition, clause } = chosen;
      const where = `${shortCode(edition.code)}${place?.dated && edition.year ? `—${edition.year}` : ''}`;
      const slots = { standard: where, clause: clause.number };
      const day = dateOf(turn.now, turn.zone);
      const status = ports.catalogue().statusOf(edition, day) ?? '现行';
      if (status === '被代替' || status === '废止')
        return refused(turn.say(messages.notInForce(edition.id, status)), slots);
      const poster = posterOf(edition, clause, status === '即将实施' ? edition.effective : undefined);
      const dark = DARK.test(turn.text);
      ports.orderFile(turn, {
        maker: POSTER_FILE,
        args: { key: clause.key, shade: dark ? 'dark' : 'light', language: turn.language, at: turn.now },
      });
      return {
        outcome: 'auto',
        slots,
        missing: [],
        citations: [
          {
            code: edition.id,
            title: edition.title,
            clause: clause.number,
            status,
            modal: clause.modal,
            quote: poster.card.body,
            ...(clause.amendment ? { amendment: clause.amendment } : {}),
          },
        ],
        blocks: [
          ...lines(turn.say(messages.ready)),
          { kind: 'quote', text: poster.board },
          ...lines('', turn.say(messages.plain), poster.plain).slice(1),
        ],
        buttons: [
          ...others.slice(0, OTHERS_MOST).map((other) => {
            const there = `${shortCode(other.edition.code)} ${other.clause.number}`;
            return { label: there, say: `宣传 ${there}` };
          }),
          ...(dark ? [] : [{ label: turn.say(messages.dark), say: `宣传 ${where} ${clause.number} 深色` }]),
        ],
      };
    },
  });
}

/** The clause that is named, or those that the words are about. */
function clausesMeant(
  words: string,
  turn: Turn,
  { placeOf, clausesAbout }: PromotePorts,
): { readonly meant: readonly Located[]; readonly place?: NamedPlace } {
  const place = placeOf(words, turn);
  if (!place) return { meant: clausesAbout(words, turn) };
  const { edition, clause, parts, number } = place;
  if (number !== undefined) return { meant: (clause ? [clause] : parts).map((c) => ({ edition, clause: c })), place };
  return { meant: place.rest.trim() === '' ? [] : clausesAbout(place.rest, turn, edition), place };
}

const refused = (say: string, slots: Readonly<Record<string, string>>): Reply => ({
  outcome: 'reject',
  slots,
  missing: [],
  blocks: lines(say),
  buttons: [],
});
