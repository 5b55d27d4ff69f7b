import { readChinese } from '../../base/numerals.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { picturesOf, usePictures } from '../../commands/pictures.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import type { PlaceRead } from '../../notes/model.ts';
import { readPlaceIn } from '../../notes/place.ts';
import { readService, readSeverity } from '../../notes/said-words.ts';
import { serviceByPlace } from '../../notes/whose.ts';
import { units } from '../../people/documents.ts';
import { allowed } from '../../people/permissions.ts';
import type { Service } from '../../standards/model.ts';
import { fileFinding } from '../findings/file.ts';
import { findingRef } from '../findings/model.ts';
import { noticeFor } from '../findings/notice.ts';
import { type FindingPorts, rulesOf } from '../findings/ports.ts';
import { leadsOf } from '../findings/who.ts';
import { clausesToCheck } from './clauses.ts';
import { messages } from './messages.ts';
import { type Checklist, checklistRef, checklists, type ItemResult } from './model.ts';

const MOST = 12;
const REF = /LST\s*[-—－]?\s*(\d{1,9})/i;
const PLACE = /第\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:项|条)/;

/** 检查清单 三楼男厕 保洁: the clauses that ask something there, one tap each. */
export function checklistCommand(ports: FindingPorts): Command {
  return command({
    intent: 'checklist.start',
    does: { zh: '按清单逐项检查', en: 'check by a list' },
    words: ['检查清单', '逐项检查', '对照检查', 'checklist'],
    recognise: ({ text }) => {
      if (REF.test(text)) return -1;
      return /^\s*(?:开始)?(?:检查清单|逐项检查|对照检查|按清单检查|checklist)/i.test(text) &&
        !/怎么|如何|[?？]/.test(text)
        ? 0.96
        : 0;
    },
    may: allowed('inspection.create'),
    asks: true,
    slots: {
      location: optional<PlaceRead>({
        required: false,
        ask: messages.askWhere,
        read: (rest) => {
          const value = readPlaceIn(rest, ports.places());
          return value && { value, rest: value.rest };
        },
      }),
      service: optional<Service>({
        required: false,
        ask: messages.askService,
        read: (rest) => readService(rest, ports.serviceNames),
      }),
    },
    examples: ['检查清单 三楼男厕 保洁'],
    run: (turn, said) => start(turn, said, ports),
  });
}

async function start(
  turn: Turn,
  {
    location: where,
    service: said,
  }: { readonly location?: PlaceRead | undefined; readonly service?: Service | undefined },
  { catalogue }: FindingPorts,
): Promise<Reply> {
  const { tx, say, now, zone, speaker } = turn;
  const service = said ?? (where ? serviceByPlace(where.location) : undefined);
  const slots = {
    ...(where ? { location: where.location } : {}),
    ...(where?.floor === undefined ? {} : { floor: where.floor }),
    ...(service ? { service } : {}),
  };
  const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots, missing });
  if (where?.fault) return answer('reject', where.fault);
  if (service === undefined) return answer('ask', messages.askService, ['service']);
  const own = speaker.unit === undefined ? undefined : await tx.get(units, speaker.unit);
  if (own?.kind === 'supplier' && own.service === service) return answer('deny', messages.ownUnit);
  const items = clausesToCheck(catalogue(), dateOf(now, zone), service, where?.location ?? '', MOST);
  if (items.length === 0) return answer('reject', messages.noClauses);
  const number = await tx.next('LST');
  const place = where?.place?.code;
  const list: Checklist = {
    number,
    ...(where ? { location: where.location } : {}),
    ...(place === undefined ? {} : { place }),
    ...(where?.floor === undefined ? {} : { floor: where.floor }),
    service,
    items: items.map((one) => ({ ...one })),
    by: speaker.id,
    at: now,
  };
  tx.put(checklists, checklistRef(number), list);
  const lead = messages.started(
    checklistRef(number),
    [where?.location, service].filter(Boolean).join(' '),
    items.length,
  );
  return shown(turn, list, [say(lead)], slots);
}

/** The next item that has no answer, with its taps; or what the list came to. */
function shown({ say }: Turn, list: Checklist, said: readonly string[], slots: Reply['slots']): Reply {
  const ref = checklistRef(list.number);
  const at = list.items.findIndex(({ result }) => result === undefined);
  const item = list.items[at];
  const count = (result: ItemResult): number => list.items.filter((one) => one.result === result).length;
  const [first = '', ...rest] = item
    ? [...said, say(messages.item(at + 1, list.items.length))]
    : [...said, say(messages.done(ref, count('合格'), count('不合格'), count('不适用')))];
  const blocks: Block[] = [
    ...lines(first, ...rest),
    ...(item
      ? [
          { kind: 'quote' as const, text: item.text },
          { kind: 'source' as const, text: item.clause.replace('#', ' '), key: item.clause },
        ]
      : []),
  ];
  const buttons: Button[] = item
    ? (['合格', '不合格', '不适用'] as const).map((label) => ({ label, say: `${ref} 第${at + 1}项 ${label}` }))
    : [];
  return { outcome: 'auto', ref, slots: slots ?? {}, missing: [], blocks, buttons };
}

/** LST-1 第2项 合格 · 不合格 地面有水 · 不适用: one item of a list; 不合格 files a finding by its clause. */
export function checkItemCommand(ports: FindingPorts): Command {
  return command({
    intent: 'checklist.answer',
    // It names what it is about: nothing else is meant, and there is nothing to ask.
    unrivalled: true,
    does: { zh: '记检查清单的一项', en: 'answer an item of a checklist' },
    words: [],
    recognise: ({ text }) => (REF.test(text) && (PLACE.test(text) || /合格|不适用/.test(text)) ? 0.99 : 0),
    may: allowed('inspection.create'),
    quiet: true,
    asks: true,
    slots: {
      list: {
        required: true,
        ask: messages.noList,
        read: (rest) => {
          const found = REF.exec(rest);
          return found?.[1] === undefined ? undefined : { value: found[1], rest: rest.replace(found[0], ' ') };
        },
      },
      item: optional<number>({
        required: false,
        ask: messages.noSuchItem(MOST),
        read: (rest) => {
          const said = PLACE.exec(rest);
          const value =
            said?.[1] === undefined ? undefined : /\d/.test(said[1]) ? Number(said[1]) : readChinese(said[1]);
          return said && value !== undefined ? { value, rest: rest.replace(said[0], ' ') } : undefined;
        },
      }),
      result: optional<ItemResult>({
        required: false,
        ask: messages.askWhat,
        read: (rest) => {
          const found = /不适用|不合格|合格/.exec(rest)?.[0];
          return found === undefined ? undefined : { value: found as ItemResult, rest: rest.replace(found, ' ') };
        },
      }),
      words: optional<string>({
        required: false,
        free: true,
        ask: messages.askWhat,
        read: (rest) => {
          const value = rest.replace(/^[\s,，:：]+|[\s,，。]+$/g, '');
          return value === '' ? undefined : { value, rest: '' };
        },
      }),
    },
    examples: ['LST-1 第2项 不合格 地面有水渍'],
    run: (turn, said) => answerItem(turn, { ...said, list: String(said.list) }, ports),
  });
}

interface ItemSaid {
  readonly list: string;
  readonly item?: number | undefined;
  readonly result?: ItemResult | undefined;
  readonly words?: string | undefined;
}

async function answerItem(turn: Turn, said: ItemSaid, ports: FindingPorts): Promise<Reply> {
  const { tx, say, now, speaker } = turn;
  const ref = checklistRef(Number(said.list));
  const list = await tx.get(checklists, ref);
  const refused = (outcome: 'reject' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots: {}, missing });
  if (!list || list.by !== speaker.id) return refused('reject', messages.noSuchList(ref));
  const place = said.item ?? list.items.findIndex(({ result }) => result === undefined) + 1;
  const item = list.items[place - 1];
  if (!item) return refused('reject', messages.noSuchItem(list.items.length));
  if (item.result !== undefined) return refused('reject', messages.answeredAlready(place));
  const slots = { list: said.list, item: place, ...(said.result ? { result: said.result } : {}) };
  if (said.result === undefined) return { ...shown(turn, list, [], slots) };
  const lead: string[] = [];
  let finding: number | undefined;
  let { words } = said;
  if (said.result === '不合格') {
    if (words === undefined) return { ...refused('ask', messages.askWhat, ['words']), slots };
    const graded = readSeverity(words);
    words = graded ? graded.rest.trim() : words;
    const filed = await fileFinding(
      tx,
      {
        kind: 'finding',
        what: words,
        service: list.service,
        severity: graded?.value ?? '一般',
        clause: item.clause,
        conversation: turn.conversation.id,
        attachments: [...picturesOf(turn)],
        ...(list.location === undefined ? {} : { location: list.location }),
        ...(list.place === undefined ? {} : { place: list.place }),
        ...(list.floor === undefined ? {} : { floor: list.floor }),
      },
      speaker,
      rulesOf(ports),
    );
    usePictures(turn);
    finding = filed.number;
    lead.push(say(messages.filed(findingRef(filed.number))));
    for (const user of await leadsOf(tx, filed, turn))
      turn.notify({ user }, await noticeFor(tx, user, filed, { lead: messages.filed(findingRef(filed.number)) }, turn));
  }
  const items = list.items.map((one, i) =>
    i === place - 1
      ? {
          ...one,
          ...(said.result ? { result: said.result } : {}),
          ...(words === undefined ? {} : { words }),
          ...(finding === undefined ? {} : { finding }),
        }
      : one,
  );
  const complete = items.every(({ result }) => result !== undefined);
  const after: Checklist = { ...list, items, ...(complete ? { doneAt: now } : {}) };
  tx.put(checklists, ref, after);
  return shown(turn, after, lead, slots);
}
