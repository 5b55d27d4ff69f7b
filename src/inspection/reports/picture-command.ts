import { type Command, command } from '../../commands/command.ts';
import { keepPictures, PICTURE_WAITS } from '../../commands/pictures.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { step } from '../findings/file.ts';
import { findingOf } from '../findings/find.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { messages } from './messages.ts';
import { lastFiled } from './model.ts';

/** A picture alone: it goes to what was filed just before, else it waits a few minutes for its words. */
export const pictureCommand: Command = command({
  intent: 'inspection.create',
  does: { zh: '', en: '' },
  words: [],
  recognise: ({ text }, { attachments, speaker }) =>
    text.replace(/[[［【](?:图片|照片|图|image)[\]］】]/gi, '').trim() === '' &&
    attachments.length > 0 &&
    !speaker.guest
      ? 0.8
      : -1,
  may: ['staff'],
  slots: {},
  examples: [],
  quiet: true,
  run: async (turn): Promise<Reply> => {
    const finding = await waiting(turn);
    const slots = { attachments: turn.attachments.length };
    if (!finding) {
      keepPictures(turn);
      return {
        outcome: 'ask',
        slots,
        missing: ['finding'],
        blocks: lines(turn.say(messages.pictureKept)),
        buttons: [],
      };
    }
    const attachments = [...new Set([...finding.attachments, ...turn.attachments.map(({ hash }) => hash)])];
    const done = step(turn.tx, finding, 'amend', turn.speaker, { set: { attachments }, attachments });
    const ref = findingRef(finding.number);
    return done.ok
      ? {
          outcome: 'auto',
          ref,
          slots,
          missing: [],
          blocks: lines(turn.say(messages.pictureAdded(ref, attachments.length))),
          buttons: [],
        }
      : { outcome: 'reject', slots, missing: [], blocks: lines(turn.say(done.error)), buttons: [] };
  },
});

/** What the speaker filed here within the last minutes, if it has no picture yet, or got one of these minutes. */
async function waiting(turn: Turn): Promise<Finding | undefined> {
  const last = turn.recall(lastFiled);
  const number = last?.numbers.at(-1);
  if (last === undefined || number === undefined || turn.now - last.at > PICTURE_WAITS) return undefined;
  const finding = await findingOf(turn.tx, number);
  return finding?.by === turn.speaker.id && finding.state === 'open' ? finding : undefined;
}
