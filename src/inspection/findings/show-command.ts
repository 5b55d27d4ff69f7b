import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { may } from '../../people/permissions.ts';
import { instantInWords } from '../../schedule/rule-words.ts';
import { nextButtons } from './buttons.ts';
import { cardOf, subjectOf } from './card.ts';
import { findingOf } from './find.ts';
import { type Finding, type FindingEvent, findingRef } from './model.ts';
import { readIssue } from './reference.ts';
import { maySee } from './relations.ts';
import { FILED, ruleOf, STEPS, type StepName } from './states.ts';
import { storyOf } from './story.ts';
import { talk } from './talk-messages.ts';
import { nameOf } from './who.ts';

const ASKS =
  /怎么样|进展|进度|状态|什么情况|啥情况|到哪(?:一?步)?了|处理(?:得|的)?(?:怎么样|如何)|整改(?:得|的)?(?:怎么样|如何|了吗|没有?)|好了(?:吗|没)|看(?:一?下|看)|查(?:看|询|一?下)|详情|经过|\b(?:show|status|how is|what about|details?)\b/i;
const STORY_MOST = 8;

/** `ISS-12`, 12号怎么样了: one finding with its story, to whom it may be shown. */
export function showCommand(): Command {
  return command({
    intent: 'issue.show',
    does: { zh: '看一条问题的经过', en: 'see one finding and its story' },
    words: [],
    recognise: ({ text }) => {
      const read = readIssue(text);
      if (!read) return 0;
      const rest = read.rest.replace(/[\s。.?？!！]/g, '');
      // 第18条 alone is a clause.
      if (!/iss|号|#\s*\d/i.test(text)) return 0;
      if (rest === '') return 0.95;
      return ASKS.test(read.rest) && read.rest.length <= 20 ? 0.9 : 0;
    },
    may: ['staff'],
    slots: { issue: { required: true, ask: talk.noneToRate, read: (rest) => readIssue(rest) } },
    examples: ['ISS-1 怎么样了'],
    run: async (turn, { issue }): Promise<Reply> => {
      const ref = findingRef(Number(issue));
      const slots = { issue };
      const finding = await findingOf(turn.tx, issue);
      if (!finding) return { outcome: 'reject', slots, blocks: lines(turn.say(talk.noSuch(ref))), buttons: [] };
      if (!maySee(turn.speaker, finding))
        return { outcome: 'deny', slots, blocks: lines(turn.say(talk.notYours(ref))), buttons: [] };
      return {
        outcome: 'auto',
        ref,
        slots,
        missing: [],
        blocks: [
          ...lines(`${ref} ${subjectOf(finding)}`),
          ...(await cardOf(turn.tx, finding, { now: turn.now, zone: turn.zone, say: turn.say })),
          ...(await storyBlocks(turn, finding)),
        ],
        buttons: nextButtons(finding, turn.speaker, turn.now, turn.say),
      };
    },
  });
}

const isStep = (name: string): name is StepName => name in STEPS;

async function storyBlocks(turn: Turn, finding: Finding): Promise<Block[]> {
  const story = await storyOf(turn.tx, finding);
  const items: string[] = [];
  for (const event of story.slice(-STORY_MOST)) items.push(await eventLine(turn, finding, event));
  return [
    { kind: 'text', text: turn.say(talk.story) },
    { kind: 'list', items },
  ];
}

const FILED_TITLE = { zh: '登记', en: 'filed' };

async function eventLine(turn: Turn, finding: Finding, { step, by, at, words }: FindingEvent): Promise<string> {
  const title = turn.say(isStep(step) ? ruleOf(step).title : FILED_TITLE);
  // Who reported or complained is nobody's business of whom it is about (JG 207, 4.4).
  const hidden = step === FILED && finding.kind !== 'finding' && !may(turn.speaker, 'all.see');
  const name = hidden ? undefined : await nameOf(turn.tx, by, turn);
  const when = turn.say(instantInWords(at, dateOf(turn.now, turn.zone), turn.zone));
  return [when, name, title, words ? `“${words.slice(0, 60)}”` : ''].filter(Boolean).join(' ');
}
