import type {
  Chart,
  LookPorts,
  Option,
  RecordLine,
  RecordsAsked,
  ShownRecords,
} from '../../adapters/web/look-ports.ts';
import { dateOf, toIso } from '../base/time.ts';
import { inBaseUnit } from '../base/units.ts';
import type { Core } from '../core.ts';
import { nameOf } from '../inspection/findings/who.ts';
import { may } from '../people/permissions.ts';
import type { Speaker } from '../people/speaker.ts';
import { type RecordDocument, recordRef, records } from '../records/model.ts';
import { lineOf } from '../records/show.ts';
import { allRows } from '../store/all-rows.ts';
import type { Query } from '../store/store.ts';
import { type Look, lookOf, momentText, monthOptions, monthSpan, serviceOptions, sourceText } from './look.ts';
import { lookMessages as words } from './messages.ts';

type Where = NonNullable<Query['where']>;

/** More does nobody read on a page; the chart has all of them. */
const SHOWN_MOST = 200;
/** Filed so long after the month's end at most, and still about it. */
const FILED_WITHIN = 2 * 24 * 60 * 60 * 1000;

/** Records of a month by type, with charts of their values against what the clauses allow. */
export const recordPages = (core: Core): Pick<LookPorts, 'records'> => ({
  records: async (viewer, asked, language) => {
    const look = await lookOf(core, viewer, language);
    return look && list(core, asked, look);
  },
});

/** Whose records somebody sees: all, those of the own firm, or one's own. Source: interfaces.md §2, "Who may what". */
export function reachOf(speaker: Speaker): Where {
  if (may(speaker, 'all.see')) return {};
  return may(speaker, 'firm.see') && speaker.unit !== undefined ? { unit: speaker.unit } : { by: speaker.id };
}

async function list(core: Core, asked: RecordsAsked, look: Look): Promise<ShownRecords> {
  const { store, places } = core;
  const { now, zone, say, speaker } = look;
  const month = asked.month ?? dateOf(now, zone).slice(0, 7);
  const { from, to } = monthSpan(month, zone);
  const found = (
    await allRows(store, records, {
      where: {
        ...reachOf(speaker),
        at: { from, to: to + FILED_WITHIN },
        ...(asked.type ? { type: asked.type } : {}),
        ...(asked.service ? { service: asked.service } : {}),
        ...(asked.place ? { place: asked.place } : {}),
      },
      order: { by: 'at', descending: true },
    })
  )
    .map(({ document }) => document)
    .filter(({ happenedAt }) => happenedAt >= from && happenedAt < to);
  const failing = found.filter((record) => record.state === 'standing' && breaks(record));
  const wanted = asked.failing ? failing : found;
  const place = asked.place === undefined ? undefined : places().byCode(asked.place);
  return {
    month,
    ...(asked.type ? { type: asked.type } : {}),
    types: core.recordTypes().map(({ name }): Option => ({ value: name, label: name })),
    months: monthOptions(now, zone),
    services: serviceOptions,
    records: await Promise.all(wanted.slice(0, SHOWN_MOST).map((record) => lineFor(core, record, look))),
    failing: failing.length,
    cut: wanted.length > SHOWN_MOST,
    charts: chartsOf(
      core,
      wanted.filter(({ state }) => state === 'standing'),
      asked.type,
      say,
      zone,
    ),
    ...(place ? { placeName: place.name } : {}),
  };
}

const breaks = ({ verdicts }: RecordDocument): boolean => verdicts.some(({ holds }) => !holds);

async function lineFor(core: Core, record: RecordDocument, { now, zone, say }: Look): Promise<RecordLine> {
  const { number, happenedAt, by, verdicts, late, state, correctedBy, corrects, voided } = record;
  const fate =
    voided !== undefined
      ? say(words.voided(voided.reason))
      : correctedBy !== undefined
        ? say(words.corrected(recordRef(correctedBy)))
        : corrects !== undefined
          ? say(words.corrects(recordRef(corrects)))
          : undefined;
  return {
    ref: recordRef(number),
    when: momentText(happenedAt, zone),
    iso: toIso(happenedAt, zone),
    text: lineOf(record, now, zone),
    by: (await nameOf(core.store, by, { now, zone })) ?? by,
    holds: !breaks(record),
    verdicts: verdicts.map(({ what, limit, holds, clause }) => ({
      what,
      limit,
      holds,
      key: clause,
      source: sourceOf(core, clause, happenedAt, zone),
    })),
    ...(late ? { late: say(words.late(late.reason)) } : {}),
    standing: state === 'standing',
    ...(fate === undefined ? {} : { fate }),
  };
}

function sourceOf({ catalogue }: Pick<Core, 'catalogue'>, key: string, at: number, zone: string): string {
  const found = catalogue().byKey(key, dateOf(at, zone));
  return found ? sourceText(found.edition, found.clause) : key.replace('#', ' ');
}

/** What a record measures, with the words of its unit. */
const MEASURES = ['amount', 'temperature', 'concentration', 'minutes'] as const;
type Measured = (typeof MEASURES)[number];
const UNITS: Readonly<Record<Measured, string>> = {
  amount: 'g',
  temperature: '℃',
  concentration: 'mg/L',
  minutes: 'min',
};

function valuesOf(record: RecordDocument, measured: Measured): { readonly name: string; readonly value: number }[] {
  const { items = [], value_c, concentration, minutes } = record;
  const one = (value: number | undefined) => (value === undefined ? [] : [{ name: '', value }]);
  switch (measured) {
    case 'amount':
      return items.flatMap(({ name, amount_g: value }) => (value === undefined ? [] : [{ name, value }]));
    case 'temperature':
      return [
        ...one(value_c),
        ...items.flatMap(({ name, value_c: value }) => (value === undefined ? [] : [{ name, value }])),
      ];
    case 'concentration':
      return one(concentration);
    case 'minutes':
      return one(minutes);
  }
}

/** Charts of a type's values over the month: each point with the limit of the clause that it was held to when it was filed. */
function chartsOf(
  core: Core,
  found: readonly RecordDocument[],
  type: string | undefined,
  say: Look['say'],
  zone: string,
): Chart[] {
  const types = type === undefined ? [...new Set(found.map((record) => record.type))].sort() : [type];
  return types.flatMap((name) =>
    MEASURES.flatMap((measured): Chart[] => {
      const unit = UNITS[measured];
      const sources = new Map<string, string>();
      const points = found
        .filter((record) => record.type === name)
        .flatMap((record) =>
          valuesOf(record, measured).map(({ name: what, value }) => {
            const shown = [what, `${value} ${unit}`].filter(Boolean).join(' ');
            const verdict = record.verdicts.find((one) => one.what === shown || one.what.endsWith(` ${shown}`));
            const limit = verdict && limitOf(core, verdict, record.happenedAt, unit, zone);
            if (verdict) sources.set(verdict.clause, sourceOf(core, verdict.clause, record.happenedAt, zone));
            return {
              at: Math.round(record.happenedAt / 1000),
              value,
              label: `${recordRef(record.number)} ${shown}`,
              holds: verdict?.holds ?? true,
              ...limit,
            };
          }),
        )
        .sort((a, b) => a.at - b.at);
      if (points.length === 0 || points.every(({ low, high }) => low === undefined && high === undefined)) return [];
      return [
        {
          title: say(words[measured](name)),
          unit,
          zone,
          points,
          sources: [...sources].map(([key, text]) => ({ key, text })),
        },
      ];
    }),
  );
}

/** The numbers of the clause's own quantity, in the unit of the values. */
function limitOf(
  { catalogue }: Pick<Core, 'catalogue'>,
  { clause: key, limit }: RecordDocument['verdicts'][number],
  at: number,
  unit: string,
  zone: string,
): { readonly low?: number; readonly high?: number } {
  const located = catalogue().byKey(key, dateOf(at, zone));
  const quantity = located?.clause.quantities.find(({ text }) => text === limit);
  const one = inBaseUnit(1, unit)?.value;
  if (!quantity || one === undefined) return {};
  const edge = (number: number | undefined): number | undefined => {
    const base = number === undefined ? undefined : inBaseUnit(number, quantity.unit)?.value;
    return base === undefined ? undefined : base / one;
  };
  const low = edge(quantity.from);
  const high = quantity.comparison === 'exact' ? undefined : edge(quantity.to);
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
