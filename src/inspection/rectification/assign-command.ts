import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { type Member, peopleOfUnit } from '../../people/who.ts';
import { step } from '../findings/file.ts';
import { findingRef } from '../findings/model.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { namesIssue } from '../findings/reference.ts';
import { messages } from './messages.ts';
import { issue, said } from './slots.ts';
import { barred, refused, reject, targetOf } from './target.ts';
import { tell } from './tell.ts';
import { assignedTo, isQuestion, sayingOf } from './words.ts';

/** What goes before or behind a name among colleagues: 小陈, 老李, 王姐, 李师傅. */
const FAMILIAR = /^(?:小|老|阿)|(?:师傅|姐|哥|叔|姨|阿姨|班长|工|同志)$/g;
const BUTTONS_MOST = 5;

/** `12号 交给小陈`: the unit's lead hands a finding to one of the own people (JG 204, 6.1.1). */
export function assignCommand(ports: FindingPorts): Command {
  return command({
    intent: 'rectification.assign',
    does: { zh: '指定整改人', en: 'hand a finding to one of your people' },
    words: [],
    recognise: ({ text }, turn) => {
      if (isQuestion(text) || sayingOf(text) !== 'assign') return 0;
      return namesIssue(text) ? 0.97 : turn.speaker.roles.has('supplier_lead') ? 0.9 : 0;
    },
    may: allowed('rectification.assign'),
    slots: { issue, said },
    examples: ['ISS-1 交给小陈'],
    run: async (turn, { issue: named, said: text = turn.text }): Promise<Reply> => {
      const person = assignedTo(text) ?? '';
      const slots = { ...(named === undefined ? {} : { issue: named }), person };
      const target = await targetOf(turn, {
        issue: named,
        text: text.replace(person, ''),
        steps: ['assign'],
        again: (ref) => `${ref} 交给${person}`,
        slots,
        ports,
      });
      if ('reply' in target) return target.reply;
      const { finding } = target;
      const ref = findingRef(finding.number);
      const known = { ...slots, issue: String(finding.number) };
      const bar = barred(finding, 'assign', turn);
      if (bar) return refused(turn, bar, known);
      const found = await ownPeople(turn, person);
      const [chosen] = found;
      if (!chosen) return reject(turn, messages.noPerson(person), known);
      if (found.length > 1)
        return {
          outcome: 'ask',
          slots: known,
          missing: ['person'],
          blocks: lines(turn.say(messages.whichPerson(person))),
          buttons: found
            .slice(0, BUTTONS_MOST)
            .map(({ person: { name } }) => ({ label: name, say: `${ref} 交给${name}` })),
        };
      const done = step(turn.tx, finding, 'assign', turn.speaker, { set: { assignee: chosen.id } });
      if (!done.ok) return refused(turn, done.error, known);
      await tell(turn, [chosen.id], done.value, { lead: messages.yours(ref, turn.speaker.name) });
      return {
        outcome: 'auto',
        ref,
        slots: known,
        missing: [],
        blocks: lines(turn.say(messages.assigned(ref, chosen.person.name))),
        buttons: [],
      };
    },
  });
}

/** People of the speaker's own unit who may be meant by a name, in full or as colleagues say it. */
async function ownPeople({ tx, speaker, now }: Turn, said: string): Promise<Member[]> {
  if (speaker.unit === undefined || said === '') return [];
  const all = await peopleOfUnit(tx, speaker.unit, now);
  const exact = all.filter(({ id, person }) => person.name === said || id === said);
  if (exact.length > 0) return exact;
  const core = said.replace(FAMILIAR, '');
  if (core === '') return [];
  const bySurname = all.filter(({ person }) => person.name.startsWith(core));
  return bySurname.length > 0 ? bySurname : all.filter(({ person }) => person.name.includes(core));
}
