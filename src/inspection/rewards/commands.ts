import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { picturesOf, usePictures } from '../../commands/pictures.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { wholeMessage } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { units } from '../../people/documents.ts';
import { allowed } from '../../people/permissions.ts';
import { nameOf } from '../findings/who.ts';
import { namesApart, personIn } from '../person.ts';
import { messages } from './messages.ts';
import { type Reward, rewardRef, rewards } from './model.ts';

const NOTES =
  /奖励记录|(?:记|记录|登记|写)(?:上|下)?\s*(?:一|个|一个|一次|一笔|一条|次|条)?\s*(?:奖励|表扬|嘉奖|好人好事|功)|^\s*(?:提出|申请|建议)?(?:奖励|表扬|表彰|嘉奖)(?=[\s:：一]|[\p{Script=Han}]{2,4}[\s:：,，])|^\s*给[\p{Script=Han}]{2,4}?(?:一个|一次)?(?:奖励|表扬|嘉奖)|(?:record|note|log|give|add)\s+(?:an?|the)?\s*(?:reward|commendation|praise)|^(?:reward|commend|praise)\b/iu;
const ASKS =
  /怎么|如何|什么|多少|谁|标准|规定|办法|流程|制度|吗|[?？]\s*$|名单|列表|有哪些|\d\s*分|[一二两三四五六七八九十]分(?!钟)|\b(?:how|what|who|list)\b/i;
const LEAD =
  /奖励记录(?:是|为)?|(?:我)?(?:要|想)?(?:给|为)?(?=\s*(?:记|登记))|(?:记|记录|登记|写)(?:上|下)?\s*(?:一|个|一个|一次|一笔|一条|次|条)?\s*(?:奖励|表扬|嘉奖|好人好事|功)|^\s*(?:提出|申请|建议)?(?:奖励|表扬|表彰|嘉奖)(?:一下)?|(?<=^\s*给[\p{Script=Han}]{2,4})(?:一个|一次)?(?:奖励|表扬|嘉奖)(?:一次|一下|一个)?|(?:please\s+)?(?:record|note|log|give|add)\s+(?:an?|the)?\s*(?:reward|commendation|praise)\s*(?:for|to|:)?|^(?:reward|commend|praise)\b/giu;
const SELF = /(?:我自己|自己|本人|我)(?=\s*(?:记|登记|奖励|表扬|[,，\s]|$))|\b(?:myself|me)\b/i;
const REASON =
  /^[\s,，:：;；、。—-]*(?:(?:的)?(?:原因|理由|事由)(?:是|为)?|因为|由于|因|for|because(?: of)?)?[\s:：,，]*/i;

/** 奖励记录：张强 夜巡发现电线过热及时上报: by a manager, for somebody else. */
export function rewardCommand(): Command {
  return command({
    intent: 'reward.record',
    does: { zh: '记奖励', en: 'note a reward' },
    words: ['奖励记录'],
    recognise: ({ text }) => (NOTES.test(text) ? (ASKS.test(text) ? -1 : 0.96) : 0),
    may: allowed('reward.record'),
    asks: true,
    slots: {
      said: wholeMessage(messages.askWho),
    },
    examples: ['奖励记录：张强 夜巡发现电线过热及时上报'],
    run: (turn, { said }) => reward(turn, String(said)),
  });
}

async function reward(turn: Turn, said: string): Promise<Reply> {
  const { say, tx, now, speaker } = turn;
  const text = said.replace(LEAD, ' ').replace(/\s+/g, ' ');
  const person = await personIn(tx, text.trim(), now);
  const reason = person?.rest
    .replace(/^(?:给|为|对)\s*/, '')
    .replace(REASON, '')
    .replace(/[\s,，。;；]+$/g, '');
  const slots = { ...(person ? { person: person.name } : {}), ...(reason ? { reason } : {}) };
  const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence, missing: readonly string[] = []): Reply =>
    inShort(turn, outcome, sentence, { slots, missing });
  const own = person?.members.length === 1 && person.members[0]?.id === speaker.id;
  if (own || (SELF.test(said) && !person?.members.length)) return answer('deny', messages.notSelf);
  if (!person) return answer('ask', messages.askWho, ['said']);
  if (person.members.length > 1) return answer('ask', messages.several(namesApart(person.members)), ['person']);
  if (!reason) return answer('ask', messages.askReason, ['said']);
  const [member] = person.members;
  if (!turn.confirmed)
    return {
      outcome: 'confirm',
      slots,
      missing: [],
      blocks: lines(
        say(messages.confirm(person.name, reason)),
        ...(member ? [] : [say(messages.unknown(person.name))]),
      ),
      buttons: [
        { label: say(messages.yes), say: '确认' },
        { label: say(messages.no), say: '取消' },
      ],
    };
  const number = await tx.next('RWD');
  const ref = rewardRef(number);
  const unit = member?.person.unit === undefined ? undefined : await tx.get(units, member.person.unit);
  const kept: Reward = {
    number,
    ...(member ? { person: member.id } : { name: person.name }),
    ...(unit?.service ? { service: unit.service } : {}),
    reason,
    attachments: [...picturesOf(turn)],
    by: speaker.id,
    at: now,
  };
  tx.put(rewards, ref, kept);
  usePictures(turn);
  if (member)
    turn.notify(
      { user: member.id },
      { ref, blocks: [...lines(messages.told(speaker.name).zh), { kind: 'quote', text: reason }], buttons: [] },
    );
  return { outcome: 'auto', ref, slots, missing: [], blocks: lines(say(messages.kept(ref, person.name))), buttons: [] };
}

const LISTED = 10;

/** 奖励名单: the latest rewards, for who oversees. */
export function rewardListCommand(): Command {
  return command({
    intent: 'reward.list',
    does: { zh: '看奖励名单', en: 'list rewards' },
    words: ['奖励名单', '奖励列表', 'list rewards'],
    recognise: ({ text }) => (/奖励(?:名单|列表)|(?:有)?哪些奖励|list (?:of )?rewards/i.test(text) ? 0.97 : 0),
    may: allowed('all.see'),
    slots: {},
    examples: ['奖励名单'],
    run: async (turn): Promise<Reply> => {
      const { rows } = await turn.tx.find(rewards, { order: { by: 'at', descending: true }, limit: LISTED });
      const items: string[] = [];
      for (const { id, document } of rows) {
        const who = document.person === undefined ? document.name : await nameOf(turn.tx, document.person, turn);
        items.push([id, dateOf(document.at, turn.zone), who ?? '', document.reason].filter(Boolean).join(' '));
      }
      return {
        outcome: 'auto',
        slots: {},
        missing: [],
        blocks: [
          ...lines(turn.say(items.length === 0 ? messages.none : messages.list)),
          ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
        ],
        buttons: [],
      };
    },
  });
}
