import { lines } from '../../commands/reply.ts';
import type { Asking, Draft } from '../answerer.ts';
import { changeMessages } from './change-messages.ts';
import { mayRead, type Place, reply, scopeOf, wayTo } from './drafts.ts';

const COMING =
  /(?:最近|近期|马上|接下来|下个?月|即将|今年|明年)?(?:要|会|将)?有(?:什么|啥|哪些|没有)?(?:要)?新(?:的)?(?:标准|规定|规范|版本|版)(?:要|会|吗|没|出|来|实施|生效|执行)?|(?:什么|哪些|啥)新(?:标准|规|版)|新标准有(?:哪些|什么)|(?:最近|近期|马上|接下来|下个?月).{0,8}(?:标准|规范).{0,6}(?:实施|生效|执行|出台|更新|换版)|(?:哪些|什么)(?:标准|规范)(?:要|快|快要|即将|将)(?:改|换|更新|实施|生效)|what(?:'s| is)? (?:new|coming)|(?:upcoming|new|coming) (?:standards|editions)/;

/** What is published and comes into force after today: editions and amendment sheets, soonest first. */
export function coming(asking: Asking): Draft | undefined {
  const { question, shelf, today, turn } = asking;
  if (!COMING.test(question.plain) || question.plain.length > 30) return undefined;
  const all = shelf.catalogue
    .allComing(today)
    .filter(({ edition }) => mayRead(asking, edition))
    .filter(
      ({ edition }) =>
        question.services.size === 0 || (edition.service !== undefined && question.services.has(edition.service)),
    );
  if (all.length === 0) return reply(asking, 'list', lines(turn.say(changeMessages.nothingComing)));
  const shown = all.slice(0, 8);
  const places = shown.flatMap(({ edition }): Place[] => {
    const clause = scopeOf(edition);
    return clause ? [{ clause, edition }] : [];
  });
  return reply(
    asking,
    'list',
    [
      { kind: 'lead', text: turn.say(changeMessages.coming(all.length)) },
      {
        kind: 'list',
        items: shown.map((c) =>
          turn.say(
            changeMessages.comingLine(c.edition.id, c.edition.title, c.from, c.sheet ? ` 修改单${c.sheet.number}` : ''),
          ),
        ),
      },
    ],
    shown.map(({ edition }) => ({
      label: `${wayTo(edition)} ${turn.say(changeMessages.whatChanges)}`,
      say: turn.language === 'en' ? `what changes in ${wayTo(edition)}` : `${wayTo(edition)} 改了什么`,
    })),
    places,
  );
}
