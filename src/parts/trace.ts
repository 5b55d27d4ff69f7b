import {
  cited,
  clauseBlocks,
  nothingThere,
  placeOrLast,
  placeSlot,
  slotsOf,
  wordsFor,
} from '../answers/reading/place.ts';
import { cutAtSentence } from '../base/cut.ts';
import { DAY, dateOf } from '../base/time.ts';
import type { CommandCore } from '../command-list.ts';
import { type Command, command } from '../commands/command.ts';
import { type Block, lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { findings } from '../inspection/findings/model.ts';
import { records } from '../records/model.ts';
import { dayInWords } from '../schedule/rule-words.ts';
import { keysInAllEditions } from '../trail/editions.ts';
import { CLAUSE_EVENT_NAMES, CLAUSE_EVENTS, type ClauseEvent, type ClauseEventKind } from '../trail/model.ts';
import { clauseHistory } from '../trail/trail.ts';
import { traceMessages as messages } from './trace-messages.ts';

const STARTS = /^(?:链路|trace)(?:$|[\s:：]|[A-Za-z《第附表\d])/i;
/** How far back is looked, and how far back a gap begins; in days. */
const BACK = 730;
const GAP = 90;
const SHOWN = 5;
const WORDS = 16;
const QUOTED = 80;

/** 链路 JG352 5.2.1: what was asked, learnt, recorded, found, fixed and scored of one clause, by date; gaps named. */
export const traceCommand = ({ shelf }: Pick<CommandCore, 'shelf'>): Command =>
  command({
    intent: 'trace.show',
    does: messages.does,
    words: ['链路', 'trace'],
    recognise: ({ text }) => (STARTS.test(text) ? 0 : -1),
    may: ['supervisor', 'manager', 'workgroup', 'leader'],
    slots: { clause: placeSlot },
    examples: ['链路 JG 352 5.2.1'],
    quiet: true,
    run: async (turn, { clause: words }): Promise<Reply> => {
      const place = placeOrLast(words, turn, shelf());
      const clause = place?.clause ?? place?.parts[0];
      if (!place || !clause) return nothingThere(words, place, turn, '链路');
      const { edition } = place;
      const day = dateOf(turn.now, turn.zone);
      const own = [clause, ...edition.clauses.filter((one) => one.leadIn?.number === clause.number)];
      const keys = keysInAllEditions(shelf().catalogue, edition, own, day);
      const events = await clauseHistory(turn.tx, keys, turn.now - BACK * DAY, turn.now + 1);
      const where = wordsFor(edition, clause.number);
      return {
        outcome: 'auto',
        slots: slotsOf(place),
        missing: [],
        citations: cited({ edition, clause }, turn, shelf()) ?? [],
        blocks: [
          { kind: 'lead', text: turn.say(messages.title(where)) },
          ...clauseBlocks({ edition, clause }, cutAtSentence(clause.text, QUOTED).text, turn, shelf()),
          ...(events.length === 0 ? lines(turn.say(messages.nothing)) : await storyBlocks(turn, events)),
          ...gapLines(turn, events),
        ],
        buttons: [
          ...openRefs(events)
            .slice(0, 2)
            .map((ref) => ({ label: ref, say: ref })),
          { label: turn.say(messages.full), say: `全文 ${where}` },
        ],
      };
    },
  });

const dayOf = ({ at }: ClauseEvent, { now, zone, say }: Turn): string =>
  say(dayInWords(dateOf(at, zone), dateOf(now, zone)));

/** How often each kind of thing happened, then what happened last. */
async function storyBlocks(turn: Turn, events: readonly ClauseEvent[]): Promise<Block[]> {
  const counts = CLAUSE_EVENTS.flatMap((kind) => {
    const own = events.filter((event) => event.kind === kind);
    const last = own.at(-1);
    return last ? [turn.say(messages.counted(turn.say(CLAUSE_EVENT_NAMES[kind]), own.length, dayOf(last, turn)))] : [];
  });
  const latest: string[] = [];
  for (const event of events.slice(-SHOWN)) latest.push(await lineOf(turn, event));
  const more = events.length - latest.length;
  return [
    { kind: 'list', items: counts },
    { kind: 'text', text: turn.say(messages.latest) },
    { kind: 'list', items: more > 0 ? [turn.say(messages.earlier(more)), ...latest] : latest },
  ];
}

/** `5月14日 查出问题 ISS-3 二楼茶水间 地面积水`: never who. */
async function lineOf(turn: Turn, event: ClauseEvent): Promise<string> {
  const finding = event.ref.startsWith('ISS-') ? await turn.tx.get(findings, event.ref) : undefined;
  const record = event.ref.startsWith('REC-') ? await turn.tx.get(records, event.ref) : undefined;
  const words = [finding?.location, finding?.what ?? record?.type].filter(Boolean).join(' ');
  const what = words.length > WORDS ? `${words.slice(0, WORDS)}…` : words;
  return [dayOf(event, turn), turn.say(CLAUSE_EVENT_NAMES[event.kind]), event.ref, what].filter(Boolean).join(' ');
}

/** Findings of the clause that were not put right. */
function openRefs(events: readonly ClauseEvent[]): readonly string[] {
  const fixed = new Set(events.filter(({ kind }) => kind === 'fixed').map(({ ref }) => ref));
  return [...new Set(events.filter(({ kind, ref }) => kind === 'found' && !fixed.has(ref)).map(({ ref }) => ref))];
}

/** What should have happened to a clause and did not. */
function gapLines(turn: Turn, events: readonly ClauseEvent[]): Block[] {
  const recent = events.filter(({ at }) => at >= turn.now - GAP * DAY);
  const none = (...kinds: readonly ClauseEventKind[]): boolean => !recent.some(({ kind }) => kinds.includes(kind));
  const missing = [
    ...(none('studied') ? [messages.missing.studied] : []),
    ...(none('right', 'wrong') ? [messages.missing.quizzed] : []),
    ...(none('recorded') ? [messages.missing.recorded] : []),
  ].map((sentence) => turn.say(sentence));
  const open = openRefs(events);
  return [
    ...(open.length > 0 ? lines(turn.say(messages.unfixed(open.slice(-SHOWN)))) : []),
    ...(missing.length > 0 ? lines(turn.say(messages.gaps(GAP, missing))) : []),
  ];
}
