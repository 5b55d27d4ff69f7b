import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { lineOf } from './card.ts';
import { step } from './file.ts';
import { findingOf } from './find.ts';
import { findingRef } from './model.ts';
import { noticeFor } from './notice.ts';
import { namesIssue, readIssue } from './reference.ts';
import { refusalOf } from './refusal.ts';
import { talk } from './talk-messages.ts';
import { leadsOf } from './who.ts';

const VERB = /作废|撤销|撤回|取消|删掉|删除|收回|\b(?:void|withdraw|delete|cancel|undo)\b/i;
/** A bare 撤销 ISS-3 is taken back like anything else (`undo.ts`). */
const BARE = /^(?:撤销|撤回|undo)\s*(?:ISS|issue)?\s*[-—－]?\s*\d+\s*号?[。.!！\s]*$/i;
const ELSEWHERE = /申诉|延期|通知|整改通知/;

/** Why: what is left when the number and the verb are gone. */
const reasonIn = (text: string): string =>
  (readIssue(text)?.rest ?? text)
    .replace(VERB, ' ')
    .replace(/^[\s:：,，。;；、把的我请]*(?:因为|由于|原因[是:：]?|because|since)?|[\s,，。;；]+$/gi, '')
    .replace(/^(?:掉|了|吧|一下)+[\s,，]*/, '')
    .trim();

/** A void with a reason: 作废 ISS-3 地点记错了. By who filed it, or a manager; the filing stays on record. */
export function voidCommand(): Command {
  return command({
    intent: 'issue.void',
    does: { zh: '作废一条问题（写原因）', en: 'void a finding, with a reason' },
    words: [],
    recognise: ({ text }) =>
      namesIssue(text) && VERB.test(text) && !BARE.test(text.trim()) && !ELSEWHERE.test(text) ? 0.98 : 0,
    may: ['staff'],
    slots: {
      issue: { required: true, ask: talk.noneToRate, read: (rest) => readIssue(rest) },
      reason: {
        required: false,
        free: true,
        ask: talk.noneToRate,
        read: (rest) => {
          const value = reasonIn(rest);
          return value === '' ? undefined : { value, rest: '' };
        },
      },
    },
    asks: true,
    examples: ['作废 ISS-1 地点记错了'],
    run: async (turn, { issue, reason }): Promise<Reply> => {
      const ref = findingRef(Number(issue));
      const slots = { target: ref, ...(reason === undefined ? {} : { reason }) };
      const base = { intent: 'record.void', slots, missing: [], buttons: [] };
      const finding = await findingOf(turn.tx, issue);
      if (!finding) return { ...base, outcome: 'reject', blocks: lines(turn.say(talk.noSuch(ref))) };
      const refusal = refusalOf(finding, 'void', turn.speaker, { words: reason ?? '-' }, turn.now);
      if (refusal) {
        const outcome = refusal.why === 'who' ? 'deny' : 'reject';
        return { ...base, outcome, blocks: lines(turn.say(refusal)) };
      }
      if (reason === undefined)
        return { ...base, outcome: 'ask', missing: ['reason'], blocks: lines(turn.say(talk.whyVoid(ref))) };
      if (!turn.confirmed)
        return {
          ...base,
          outcome: 'confirm',
          blocks: lines(turn.say(talk.confirmVoid(lineOf(finding, turn), reason))),
          buttons: [
            { label: turn.say({ zh: '确认', en: 'Confirm' }), say: '确认' },
            { label: turn.say({ zh: '取消', en: 'Cancel' }), say: '取消' },
          ],
        };
      const done = step(turn.tx, finding, 'void', turn.speaker, { words: reason });
      if (!done.ok) return { ...base, outcome: 'reject', blocks: lines(turn.say(done.error)) };
      for (const person of await leadsOf(turn.tx, finding, turn))
        if (person !== turn.speaker.id) {
          const what = { lead: talk.voided(ref, reason) };
          turn.notify({ user: person }, await noticeFor(turn.tx, person, done.value, what, turn));
        }
      return { ...base, outcome: 'auto', ref, blocks: lines(turn.say(talk.voided(ref, reason))) };
    },
  });
}
