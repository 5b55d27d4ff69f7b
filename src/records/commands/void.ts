import { MINUTE } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { UNDO_WITHIN, type Undo } from '../../commands/undo.ts';
import { allowed } from '../../people/permissions.ts';
import { lastOf, voidRecord } from '../file.ts';
import { messages } from '../messages.ts';
import { type RecordDocument, recordRef, records } from '../model.ts';
import type { RecordPorts } from '../ports.ts';
import { readable } from '../read/message.ts';
import { typesIn } from '../read/type-words.ts';
import { asks } from '../read/words.ts';
import { button, lineOf } from '../show.ts';
import type { RecordType } from '../types/model.ts';
import { whole } from './answers.ts';
import { lastRecord } from './topic.ts';

/** How far back the last record of a person may lie. */
const LAST_WITHIN = 48 * 60 * MINUTE;

const VERB =
  '(?:撤销|作废|撤回|取消|删掉|删除|删了|删|撤了|撤掉|收回|不算数?|不要了|不作数|void|withdraw|cancel|delete|undo|remove|scrap)';
const RECORD = '(?:记录|登记|打卡|台账|record|entry|(?<!记)录(?!音|像))';
const LAST = '(?:刚刚?才?|刚|上一?条|上一?次|上面|最后|那条|这条|last|just now|previous)';
const REF = /\brec\s?-?\s?(\d{1,9})/i;
const SAYS = new RegExp(`${VERB}.{0,16}${RECORD}|${RECORD}.{0,12}${VERB}|${LAST}.{0,10}(?:记|录).{0,10}${VERB}`, 'i');
/** Said right after a record: 刚才那条删了, 记错了 撤销. */
const LAST_ONE = new RegExp(
  `${LAST}.{0,10}${VERB}|${VERB}.{0,4}${LAST}.{0,8}\\s.+|(?:记错|写错|填错|录错)了?.{0,6}${VERB}|^\\s*${VERB}[,，\\s]+(?!iss|req|sch|qz)[^\\s\\d].+`,
  'i',
);
const WORDS = new RegExp(
  `${REF.source}|${VERB}|(?:把|的|我|请|帮我|the|my|一下|掉|了|那|这|条|一条|the )?(?:${LAST}(?:才|的|记|那|这|条|the )*)|(?:[\\p{Script=Han}]{0,8})${RECORD}(?!错)`,
  'giu',
);

const named = (text: string): number | undefined => {
  const found = REF.exec(text);
  return found ? Number(found[1]) : undefined;
};

/** Why: what is left when what only names the record is gone. */
export function voidReason(text: string, types: readonly RecordType[] = []): string {
  const said = /(?:因为|由于|原因[是:：]?|because|since)\s*(.+)$/i.exec(text)?.[1];
  // 刚才的留样撤了 菜名写错: the name of the type says which one, not why.
  const [named] = said === undefined ? typesIn(text, types) : [];
  const bare = named && !named.mistyped ? `${text.slice(0, named.start)} ${text.slice(named.end)}` : text;
  return (said ?? bare.replace(WORDS, ' '))
    .replace(/^[\s:：,，。;；、把的我请]+|[\s,，。;；]+$/g, '')
    .replace(/^(?:掉|了|吧|一下)+/, '')
    .trim();
}

/** A void with a reason: 作废 REC-3 记错地方了, 刚刚的巡查记录撤销 记成别的楼了. Nothing is deleted. */
export const voidCommand = ({ zone, types }: Pick<RecordPorts, 'zone' | 'types'>): Command =>
  command({
    intent: 'record.void',
    does: { zh: '作废一条记录（写原因）', en: 'void a record, with a reason' },
    words: [],
    recognise: ({ text }, turn) => {
      if (asks(text)) return -1;
      const byRef = REF.test(text) && new RegExp(VERB, 'i').test(text);
      // A bare 撤销 REC-3 is taken back by whoever filed it, like anything else.
      if (byRef) return /^(?:撤销|撤回|undo)\s*rec\s?-?\s?\d+[。.!！\s]*$/i.test(text) ? 0 : 0.97;
      if (LAST_ONE.test(text) && turn.recall(lastRecord) !== undefined) return 0.97;
      return SAYS.test(text) && !/iss|需求|排期|考试|提醒/i.test(text) ? 0.97 : 0;
    },
    may: allowed('record.create'),
    asks: true,
    slots: { said: whole(messages.noneToVoid), reason: whole(messages.noneToVoid) },
    examples: ['作废 REC-3 记错地方了'],
    run: async (turn, slots): Promise<Reply> => {
      const text = readable(slots.said ?? turn.text);
      const number = named(text);
      const record =
        number === undefined
          ? await lastOf(turn.tx, turn.speaker.id, turn.now - LAST_WITHIN, turn.now)
          : await turn.tx.get(records, recordRef(number));
      const target = number === undefined ? 'last' : recordRef(number);
      const reason = slots.reason ?? voidReason(text, types());
      const read = { target, ...(reason === '' ? {} : { reason }) };
      const refuse = (say: { zh: string; en: string }, outcome: 'reject' | 'deny' = 'reject'): Reply =>
        inShort(turn, outcome, say, { slots: record ? read : reason === '' ? {} : { reason } });
      if (!record) return refuse(number === undefined ? messages.noneToVoid : messages.noSuch(recordRef(number)));
      const ref = recordRef(record.number);
      const problem = whyNot(record, turn.speaker.id);
      if (problem) return refuse(problem.say, problem.outcome);
      if (reason === '')
        return {
          outcome: 'ask',
          slots: read,
          missing: ['reason'],
          blocks: lines(turn.say(messages.askVoidReason(ref))),
          buttons: [
            { label: '记错了', say: '记错了' },
            { label: '重复', say: '重复记了' },
            button(turn, messages.cancel, '取消'),
          ],
        };
      const soon = turn.now - record.at <= UNDO_WITHIN;
      if (!soon && !turn.confirmed)
        return {
          outcome: 'confirm',
          slots: read,
          missing: [],
          blocks: lines(turn.say(messages.confirmVoid(`${ref} ${lineOf(record, turn.now, zone)}`, reason))),
          buttons: [button(turn, messages.confirm, '确认'), button(turn, messages.cancel, '取消')],
        };
      voidRecord(turn.tx, record, turn.speaker.id, reason);
      return {
        outcome: 'auto',
        ref,
        slots: read,
        missing: [],
        blocks: lines(turn.say(messages.voided(ref, reason))),
        buttons: [],
      };
    },
  });

/** Why a person may not change a record; undefined when they may. */
export function whyNot(
  record: RecordDocument,
  person: string,
): { readonly outcome: 'reject' | 'deny'; readonly say: { zh: string; en: string } } | undefined {
  const ref = recordRef(record.number);
  if (record.by !== person) return { outcome: 'deny', say: messages.othersRecord(ref) };
  if (record.state === 'voided') return { outcome: 'reject', say: messages.alreadyVoid(ref) };
  if (record.correctedBy !== undefined)
    return { outcome: 'reject', say: messages.alreadyCorrected(ref, recordRef(record.correctedBy)) };
  return undefined;
}

/** 撤销 REC-n, by who filed it, within ten minutes. */
export const undoRecord: Undo = {
  series: 'REC',
  within: UNDO_WITHIN,
  undo: async (turn: Turn, number) => {
    const record = await turn.tx.get(records, recordRef(Number(number)));
    if (!record || whyNot(record, turn.speaker.id) || turn.now - record.at > UNDO_WITHIN) return undefined;
    voidRecord(turn.tx, record, turn.speaker.id, messages.takenBack.zh);
    return messages.undone(recordRef(record.number));
  },
};
