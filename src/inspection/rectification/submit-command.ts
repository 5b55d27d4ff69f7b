import { z } from 'zod';
import { type Command, command } from '../../commands/command.ts';
import { filesBefore, usePictures } from '../../commands/pictures.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Topic, Turn } from '../../commands/turn.ts';
import { asks } from '../../notes/signs.ts';
import { cardOf } from '../findings/card.ts';
import { step } from '../findings/file.ts';
import { findingsIn, LIVE_STATES } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { keepPictures, type Picture, shownBefore } from '../findings/pictures.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { namesIssue } from '../findings/reference.ts';
import { verifyBy } from '../findings/terms.ts';
import { managersOf, supervisorsOf } from '../findings/who.ts';
import { messages } from './messages.ts';
import { files, issue, said } from './slots.ts';
import { barred, refused, targetOf } from './target.ts';
import { tell } from './tell.ts';
import { commentIn, isQuestion, sayingOf, saysDone } from './words.ts';

/** What was said of a fix so far: the picture came before the number, or the number before the picture. */
interface Begun {
  readonly issue?: string | undefined;
  readonly pictures: readonly Picture[];
  readonly said: string;
}

const picture = z.object({ hash: z.string(), name: z.string(), type: z.string() });
const begunSchema = z.object({ issue: z.string().optional(), pictures: z.array(picture), said: z.string() });
const begunTopic: Topic<Begun> = {
  name: 'rectification.begun',
  parse: (value) => {
    const read = begunSchema.safeParse(value);
    return read.success ? read.data : undefined;
  },
};

const isPictureAlone = ({ text, attachments }: Turn): boolean =>
  attachments.length > 0 && text.replace(/[[【]图片?[\]】]/g, '').trim() === '';

/** `ISS-12 已整改 [图]`, 1号那条搞定了, 茶水间的已经处理好了: by the unit's lead, or the person who has it in hand. */
export function submitCommand(ports: FindingPorts): Command {
  return command({
    intent: 'rectification.submit',
    does: { zh: '提交整改', en: 'submit a fix' },
    words: [],
    awaits: async (turn) =>
      namesIssue(turn.text) ||
      turn.speaker.roles.has('supplier_lead') ||
      turn.recall(begunTopic) !== undefined ||
      (await findingsIn(turn.tx, LIVE_STATES, { assignee: turn.speaker.id })).length > 0,
    recognise: ({ text }, turn) => {
      if (turn.recall(begunTopic) && (isPictureAlone(turn) || /^\s*(?:ISS[-\s]?)?\d{1,6}\s*$/i.test(text))) return 1;
      const says = sayingOf(text);
      if (isQuestion(text) || asks(text) || (says !== 'submit' && says !== 'handling')) return 0;
      if (namesIssue(text)) return 0.97;
      const { roles } = turn.speaker;
      const inspects = roles.has('supervisor') || roles.has('manager');
      const ours = roles.has('supplier_lead') || (!inspects && (turn.attachments.length > 0 || /整改/.test(text)));
      return ours && saysDone(text) ? 0.93 : 0;
    },
    may: ['staff'],
    slots: { issue, attachments: files, said },
    asks: true,
    examples: ['ISS-1 已整改', '茶水间的已经处理好了'],
    run: async (turn, slots): Promise<Reply> => {
      const before = turn.recall(begunTopic);
      turn.remember(begunTopic, undefined);
      const bare = /^\s*(?:ISS[-\s]?)?(\d{1,6})\s*$/i.exec(turn.text)?.[1];
      const named = slots.issue ?? bare;
      const goesOn =
        before !== undefined && (named === undefined || before.issue === undefined || before.issue === named);
      const pictures = [...(goesOn ? before.pictures : []), ...filesBefore(turn), ...(slots.attachments ?? [])];
      const begun: Begun = {
        issue: named ?? (goesOn ? before.issue : undefined),
        pictures: [...new Map(pictures.map((one) => [one.hash, one])).values()],
        said: (bare !== undefined || isPictureAlone(turn) ? (goesOn ? before.said : slots.said) : slots.said) ?? '',
      };
      return submit(turn, begun, slots.attachments?.length ?? 0, ports);
    },
  });
}

async function submit(turn: Turn, begun: Begun, sent: number, ports: FindingPorts): Promise<Reply> {
  const count = Math.max(begun.pictures.length, sent);
  const pictureSlot = count > 0 ? { attachments: count } : {};
  const target = await targetOf(turn, {
    issue: begun.issue,
    text: begun.said,
    steps: ['submit'],
    again: (ref) => `${ref} 已整改`,
    slots: pictureSlot,
    ports,
  });
  if ('reply' in target) {
    if (target.reply.outcome === 'ask') turn.remember(begunTopic, begun);
    return target.reply;
  }
  const { finding } = target;
  const ref = findingRef(finding.number);
  const slots = { issue: String(finding.number), ...pictureSlot };
  if (sayingOf(begun.said) === 'handling' && begun.pictures.length === 0) return handled(turn, finding, begun, ports);
  const bar = barred(finding, 'submit', turn);
  if (bar) return refused(turn, bar, slots);
  if (begun.pictures.length === 0) {
    turn.remember(begunTopic, { ...begun, issue: String(finding.number) });
    return {
      outcome: 'ask',
      slots,
      missing: ['attachments'],
      blocks: lines(turn.say(messages.sendPicture(ref))),
      buttons: [],
    };
  }
  const again = await shownBefore(turn.tx, begun.pictures, finding.number);
  const done = step(turn.tx, finding, 'submit', turn.speaker, {
    words: commentIn(begun.said),
    attachments: begun.pictures.map(({ hash }) => hash),
    verifyBy: verifyBy(ports.catalogue(), ports.calendar, turn.now, ports.zone),
  });
  if (!done.ok) return refused(turn, done.error, slots, { evidence: 'attachments' });
  await keepPictures(turn.tx, begun.pictures, finding.number);
  usePictures(turn);
  const pointedOut = again === undefined ? undefined : messages.samePicture(findingRef(again));
  await tell(turn, await supervisorsOf(turn.tx, done.value, turn), done.value, {
    lead: messages.toVerify(ref, turn.speaker.name),
    words: [begun.said, pointedOut?.zh].filter(Boolean).join('\n'),
    pictures: begun.pictures,
  });
  return {
    outcome: 'auto',
    ref,
    slots,
    missing: [],
    blocks: [
      ...lines(turn.say(messages.submitted(ref)), pointedOut ? turn.say(pointedOut) : ''),
      ...(await cardOf(turn.tx, done.value, { now: turn.now, zone: turn.zone, say: turn.say })),
    ],
    buttons: [{ label: turn.say(messages.undo), say: `撤销 ${ref}` }],
  };
}

/** A severe one: stopped and secured, which has to be reported before it is put right (JG 204, 5.2.3). */
async function handled(turn: Turn, finding: Finding, { said: words }: Begun, ports: FindingPorts): Promise<Reply> {
  const ref = findingRef(finding.number);
  const slots = { issue: String(finding.number) };
  const done = step(turn.tx, finding, 'report', turn.speaker, { words });
  if (!done.ok) return refused(turn, done.error, slots, { reason: 'attachments' });
  const told = [
    ...(await supervisorsOf(turn.tx, done.value, turn)),
    ...(await managersOf(turn.tx, done.value, { now: turn.now, zone: ports.zone })),
  ];
  await tell(turn, told, done.value, { lead: messages.handledBy(ref, turn.speaker.name), words });
  return {
    outcome: 'auto',
    ref,
    slots,
    missing: [],
    blocks: lines(turn.say(messages.handled(ref))),
    buttons: [],
  };
}
