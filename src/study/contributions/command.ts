import type { Instant } from '../../base/clock.ts';
import { dateOf, instantAt } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import { allowed } from '../../people/permissions.ts';
import type { Reader } from '../../store/store.ts';
import { contributionOf, DEEDS, type Deed } from './count.ts';
import { messages } from './messages.ts';
import { learningDeeds } from './own.ts';

export interface ContributionPorts {
  /** What a person did outside learning: answers judged, needs raised, colleagues answered. */
  readonly otherDeeds: (reader: Reader, person: string, from: Instant, to: Instant) => Promise<readonly Deed[]>;
}

const OWN =
  /^(?:请|帮我|我想|我要)*(?:看看|看一下|看|查看|查一下|查|显示)?(?:我的|我今年的|我本年的)(?:贡献|贡献值|贡献记录)(?:怎么样|有哪些|有多少|多少)?[呢?？。!！]*$|^我(?:今年)?(?:都)?(?:贡献了|做了)(?:多少|什么|哪些)贡献?[?？]*$|^(?:show )?my contributions?[.?!]*$/;
/** Of somebody else, or of who did most: nobody's business. */
const OTHERS =
  /^(?:看看|看一下|看|查看|查一下|查)?(?:[\p{Script=Han}]{2,6}的|谁的?)贡献(?:最[大多]|值|排名|有多少|怎么样|多少|有哪些)?[?？。]*$|^贡献(?:排名|榜|排行)/u;

/** 我的贡献: a person's own of this year, in private. */
export const contributionCommand = ({ otherDeeds }: ContributionPorts): Command =>
  command({
    intent: 'contribution.mine',
    does: { zh: '看自己的贡献', en: 'see what you have contributed' },
    words: [],
    recognise: ({ folded }) => (OWN.test(folded) || OTHERS.test(folded) ? 1 : 0),
    may: allowed('own.see'),
    slots: {},
    examples: ['我的贡献'],
    run: async (turn): Promise<Reply> => {
      if (!OWN.test(turn.text.trim().toLowerCase()))
        return { outcome: 'reject', blocks: lines(turn.say(messages.ownOnly)), buttons: [] };
      const year = dateOf(turn.now, turn.zone).slice(0, 4);
      const [from, to] = [instantAt(`${year}-01-01`, '00:00', turn.zone), turn.now + 1];
      const { id } = turn.speaker;
      const deeds = [...(await learningDeeds(turn.tx, id, from, to)), ...(await otherDeeds(turn.tx, id, from, to))];
      const counts = contributionOf(deeds, turn.zone);
      const items = DEEDS.filter((kind) => counts[kind] > 0).map((kind) =>
        messages.line(turn.say(messages.deed[kind]), counts[kind]),
      );
      const blocks: Block[] =
        items.length === 0
          ? lines(turn.say(messages.none(year)))
          : [...lines(turn.say(messages.lead(year))), { kind: 'list', items }];
      return {
        outcome: 'auto',
        blocks: [...blocks, { kind: 'text', text: turn.say(messages.rules) }],
        buttons: [{ label: turn.say({ zh: '考我一题', en: 'Ask me one' }), say: '今天考我' }],
        personal: true,
      };
    },
  });
