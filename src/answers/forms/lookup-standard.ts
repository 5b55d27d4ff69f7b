import { cutAtSentence } from '../../base/cut.ts';
import type { Block } from '../../commands/reply.ts';
import type { Edition } from '../../standards/model.ts';
import type { Asking, Draft } from '../answerer.ts';
import { quoteBlocks } from '../compose.ts';
import { sentencesOf } from '../sentences.ts';
import type { AskedOfStandard } from './about-words.ts';
import { answer, mayRead, type Place, scopeOf, statusAt, text } from './drafts.ts';
import { formMessages } from './messages.ts';

/** A question about a standard itself, answered from its dates and its scope. */
export function aboutStandard(asking: Asking, edition: Edition, asked: AskedOfStandard): Draft | undefined {
  const clause = scopeOf(edition);
  if (!clause) return undefined;
  const place = { edition, clause };
  switch (asked) {
    case 'status':
      return statusAnswer(asking, place);
    case 'effective':
      return effectiveAnswer(asking, place);
    case 'published':
      return withScope(
        asking,
        place,
        asking.turn.say(formMessages.publishedOn(edition.id, edition.published, edition.effective)),
        standingLines(asking, edition),
      );
    case 'editions':
      return editionsAnswer(asking, place);
    case 'who':
      return withScope(
        asking,
        place,
        asking.turn.say(
          edition.posts.length > 0
            ? formMessages.postsOf(edition.id, edition.posts.join(asking.turn.language === 'en' ? ', ' : '、'))
            : formMessages.postsAll(edition.id),
        ),
        [],
      );
    default:
      return contentAnswer(asking, place);
  }
}

function withScope(asking: Asking, place: Place, lead: string, more: readonly Block[]): Draft {
  const status = statusAt(asking.shelf, place.edition, asking.question.day);
  return answer(
    asking,
    [{ kind: 'lead', text: lead }, ...more, ...quoteBlocks(place, status, asking.turn, asking.shelf, 2)],
    [place],
  );
}

/** What takes its place, what it took the place of. */
function standingLines({ shelf, turn, question }: Asking, edition: Edition): Block[] {
  const { catalogue } = shelf;
  const status = statusAt(shelf, edition, question.day);
  const successor =
    status === '现行'
      ? catalogue.coming(edition.code, question.day)
      : status === '被代替'
        ? (catalogue.inForce(edition.code, question.day) ??
          catalogue.editions.find((e) => e.replaces.includes(edition.id)))
        : undefined;
  const before = status === '即将实施' ? catalogue.inForce(edition.code, question.day) : undefined;
  return [
    ...(successor ? [text(turn.say(formMessages.replacedBy(successor.id, successor.effective)))] : []),
    ...(before ? [text(turn.say(formMessages.until(before.id)))] : []),
  ];
}

function statusAnswer(asking: Asking, place: Place): Draft {
  const { turn, shelf, question } = asking;
  const { edition } = place;
  const status = statusAt(shelf, edition, question.day);
  return withScope(
    asking,
    place,
    turn.say(formMessages.statusIs(edition.id, status, edition.effective)),
    standingLines(asking, edition),
  );
}

function effectiveAnswer(asking: Asking, place: Place): Draft {
  const { turn, today, shelf } = asking;
  const { edition } = place;
  const past = edition.effective <= today;
  const before = past ? undefined : shelf.catalogue.inForce(edition.code, today);
  return withScope(asking, place, turn.say(formMessages.takesEffect(edition.id, edition.effective, past)), [
    ...(before ? [text(turn.say(formMessages.until(before.id)))] : []),
    ...(past ? standingLines(asking, edition) : []),
  ]);
}

function editionsAnswer(asking: Asking, place: Place): Draft {
  const { turn, shelf, today } = asking;
  const all = shelf.catalogue
    .editionsOf(place.edition.code)
    .filter((e) => shelf.statusOf(e, today) !== undefined && mayRead(asking, e));
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(formMessages.editions(place.edition.code, all.length)) },
      {
        kind: 'list',
        items: all.map((e) =>
          turn.say(formMessages.statusIs(e.id, statusAt(shelf, e, asking.question.day), e.effective)),
        ),
      },
    ],
    [place],
  );
}

function contentAnswer(asking: Asking, place: Place): Draft {
  const { turn, shelf, question } = asking;
  const { edition, clause } = place;
  const status = statusAt(shelf, edition, question.day);
  const scope = sentencesOf(clause.text)[0] ?? clause.text;
  const chapters = edition.outline
    .filter((h) => h.level === 1)
    .map((h) => (/^\d/.test(h.number) ? `${h.number} ${h.title}` : `${h.number} ${h.title}`.trim()));
  const most = turn.conversation.kind === 'group' ? 160 : 320;
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(formMessages.about(edition.id, edition.title, cutAtSentence(scope, 120).text)) },
      text(turn.say(formMessages.statusIs(edition.id, status, edition.effective))),
      ...standingLines(asking, edition),
      ...(turn.language === 'en'
        ? quoteBlocks(place, status, turn, shelf, 2)
        : quoteBlocks(place, status, turn, shelf, 2).slice(1)),
      ...(chapters.length > 0
        ? [text(turn.say(formMessages.chapters(cutAtSentence(chapters.join('、'), most).text)))]
        : []),
    ],
    [place],
    place,
  );
}
