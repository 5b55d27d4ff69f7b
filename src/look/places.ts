import type { LookPorts, PlacePage } from '../../adapters/web/look-ports.ts';
import type { WebPerson } from '../../adapters/web/ports.ts';
import { localTime } from '../base/time.ts';
import type { Language } from '../commands/language.ts';
import type { Core } from '../core.ts';
import { boardOf } from '../parts/records.ts';
import { recordRef } from '../records/model.ts';
import { placeMessages } from '../records/place/messages.ts';
import { lineOf } from '../records/show.ts';
import { lineFor, live } from './findings.ts';
import { lookOf, sourceText } from './look.ts';

const FINDINGS_MOST = 10;

/** What a place's sign opens: what is due there, what can be said in one tap, what the standard says. */
export const placePages = (core: Core): Pick<LookPorts, 'place'> => ({
  place: async (code: string, viewer: WebPerson, language: Language): Promise<PlacePage | undefined> => {
    const { store, clock, settings } = core;
    const zone = settings.ZHIBIAO_TIMEZONE;
    const say: (sentence: { zh: string; en: string }) => string = (sentence) => sentence[language];
    const now = clock.now();
    const board = await boardOf(core)(store, code, now, say);
    if (!board) return undefined;
    const look = await lookOf(core, viewer, language);
    const hour = (at: number): string => localTime(at, zone).time.slice(0, 5);
    const done = new Set(board.tasks.map((task) => task.done.say));
    const here = look ? (await live(store, { place: board.place.code }, look)).slice(0, FINDINGS_MOST) : [];
    return {
      code: board.place.code,
      name: board.place.name,
      tasks: board.tasks.map(({ type, clause: { clause, edition }, last, nextBy, overdue, done: button }) => ({
        name: type.name,
        state: say(
          last === undefined || nextBy === undefined
            ? placeMessages.notYet(type.name)
            : (overdue ? placeMessages.overdue : placeMessages.lastBy)(type.name, hour(last.happenedAt), hour(nextBy)),
        ),
        overdue,
        done: button,
        clause: {
          key: clause.key,
          source: sourceText(edition, clause),
          text: clause.text,
          modal: clause.modal,
        },
      })),
      buttons: board.buttons.filter((button) => !done.has(button.say)),
      // What others recorded is for people of the directory.
      today: look ? board.today.map((record) => `${recordRef(record.number)} ${lineOf(record, now, zone)}`) : [],
      findings: look ? await Promise.all(here.map((finding) => lineFor(store, finding, look))) : [],
    };
  },
});
