import type { WebPerson } from '../../adapters/web/ports.ts';
import type { Sentence } from '../base/sentence.ts';
import { dateOf, instantAt, localTime } from '../base/time.ts';
import type { Language } from '../commands/language.ts';
import type { Core } from '../core.ts';
import type { Speaker } from '../people/speaker.ts';
import { personById, speakerOf } from '../people/who.ts';
import { besideMonth } from '../schedule/calendar.ts';
import { type Clause, type Edition, SERVICES } from '../standards/model.ts';

/** Who looks, when and in which language: made anew for each look, so that rights are those of this moment. */
export interface Look {
  readonly speaker: Speaker;
  readonly now: number;
  readonly zone: string;
  readonly say: (sentence: Sentence) => string;
}

/** Somebody who looks, as the directory knows them now; a guest, and who has left, sees nothing of all this. */
export async function lookOf(
  { store, clock, settings }: Pick<Core, 'store' | 'clock' | 'settings'>,
  viewer: WebPerson,
  language: Language,
): Promise<Look | undefined> {
  const now = clock.now();
  const zone = settings.ZHIBIAO_TIMEZONE;
  const member = viewer.guest ? undefined : await personById(store, viewer.id, now);
  if (!member) return undefined;
  return {
    speaker: await speakerOf(store, member, { now, zone }),
    now,
    zone,
    say: (sentence) => sentence[language],
  };
}

/** `2025-05-14 10:20`: on a page that may be printed, days have dates. */
export function momentText(at: number, zone: string): string {
  const { date, time } = localTime(at, zone);
  return `${date} ${time.slice(0, 5)}`;
}

/** `Q/LNJG JG 331—2024 6.2.1`, with the sheet that changed it. */
export const sourceText = (edition: Pick<Edition, 'id'>, clause: Pick<Clause, 'number' | 'amendment'>): string =>
  [`${edition.id} ${clause.number}`, clause.amendment].filter(Boolean).join(' · ');

/** How far back one may look by choosing a month. */
const MONTHS_BACK = 12;

/** This month and those before it, the newest first. */
export function monthOptions(now: number, zone: string): { readonly value: string; readonly label: string }[] {
  const months = [dateOf(now, zone).slice(0, 7)];
  while (months.length <= MONTHS_BACK) months.push(besideMonth(months.at(-1) ?? '', 1).slice(0, 7));
  return months.map((month) => ({ value: month, label: month }));
}

/** From the first instant of a month to the first of the next. */
export const monthSpan = (month: string, zone: string): { readonly from: number; readonly to: number } => ({
  from: instantAt(`${month}-01`, '00:00', zone),
  to: instantAt(besideMonth(month, -1), '00:00', zone),
});

export const serviceOptions = SERVICES.map((service) => ({ value: service, label: service }));
