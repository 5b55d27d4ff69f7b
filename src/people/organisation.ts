import { fail, ok, type Result } from '../base/result.ts';
import { type FileFault, type Rows, readYaml } from '../base/yaml-rows.ts';
import { identityKey } from './identity.ts';
import { groupSchema, type Organisation, personRowSchema, unitSchema } from './model.ts';

/** The directory file as far as it can be used, and what must be put right in it. */
export interface ReadOrganisation {
  readonly organisation: Organisation;
  readonly faults: readonly FileFault[];
}

const KEYS = new Set(['demonstration', 'units', 'people', 'groups']);

/**
 * Reads `organisation.yaml`. A faulty row is named and left out; the others count.
 * @returns the usable part with its faults; an error only when the file is no YAML at all: nothing of it is used then.
 */
export function readOrganisation(text: string): Result<ReadOrganisation, FileFault> {
  const file = readYaml(text);
  if (!file.ok) return fail(file.error);
  const faults: FileFault[] = file.value
    .keys()
    .filter(({ key }) => !KEYS.has(key))
    .map(({ key, line }) => ({ line, say: { zh: `不认识的项：${key}`, en: `unknown key: ${key}` } }));

  const units = unique(file.value.rows('units', unitSchema), (u) => [u.id], faults);
  const unitIds = new Set(units.map((u) => u.value.id));
  const people = unique(
    file.value.rows('people', personRowSchema),
    (p) => [p.id, ...p.identities.map(identityKey)],
    faults,
  ).filter(({ value, line }) => {
    if (value.unit === undefined || unitIds.has(value.unit)) return true;
    faults.push({
      line,
      say: {
        zh: `${value.name} 的单位 ${value.unit} 不在 units 里`,
        en: `${value.id}: there is no unit ${value.unit}`,
      },
    });
    return false;
  });
  const peopleIds = new Set(people.map((p) => p.value.id));
  const groups = unique(file.value.rows('groups', groupSchema), (g) => [g.id], faults);
  for (const { value, line } of groups) {
    if (value.responsible === undefined || peopleIds.has(value.responsible)) continue;
    faults.push({
      line,
      say: {
        zh: `${value.name} 的负责人 ${value.responsible} 不在 people 里`,
        en: `${value.id}: there is no person ${value.responsible}`,
      },
    });
  }
  return ok({
    organisation: {
      demonstration: file.value.value('demonstration') === true,
      units: units.map((u) => u.value),
      people: people.map((p) => p.value),
      groups: groups.map(({ value: { responsible, ...group } }) =>
        responsible !== undefined && peopleIds.has(responsible) ? { ...group, responsible } : group,
      ),
    },
    faults: faults.sort((a, b) => a.line - b.line),
  });
}

/** Keeps the first row of each key; later ones are faults. */
function unique<T>({ rows, faults: own }: Rows<T>, keysOf: (row: T) => readonly string[], faults: FileFault[]) {
  faults.push(...own);
  const seen = new Map<string, number>();
  return rows.filter(({ value, line }) => {
    const keys = keysOf(value);
    const taken = keys.find((key) => seen.has(key));
    if (taken !== undefined) {
      const before = seen.get(taken) ?? 0;
      faults.push({
        line,
        say: {
          zh: `与第 ${before} 行重复（${keys[0]}），只用前一行`,
          en: `repeats line ${before} (${keys[0]}); only that one counts`,
        },
      });
      return false;
    }
    for (const key of keys) seen.set(key, line);
    return true;
  });
}
