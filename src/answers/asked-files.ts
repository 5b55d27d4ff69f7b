import { z } from 'zod';
import type { Catalogue } from '../standards/catalogue.ts';
import { decode, readFolder } from '../standards/folder.ts';
import { parseYaml, validated } from '../standards/front-matter.ts';
import { lineage } from '../standards/lineage.ts';
import type { Fault } from '../standards/model.ts';

/** `knowledge/asked/*.yaml`: how people ask for a clause, in their own words; written by hand, beside what is learned from 有用. */
const askedFileSchema = z.strictObject({
  /** The edition whose clause numbers stand below: `Q/LNJG JG 352—2024`. */
  edition: z.string().min(1),
  asked: z.record(z.string(), z.array(z.string().min(2).max(100)).max(40)),
});

export interface AskedWordings {
  /** By clause key. */
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly Fault[];
}

/** Reads the wordings. Other editions of the same standard take them over for the clauses that became, or came from, the named ones. */
export function readAskedFiles(folder: string, catalogue: Catalogue): AskedWordings {
  const { files, faults: unread } = readFolder(folder, 'asked', (name) => /\.ya?ml$/.test(name));
  const faults: Fault[] = [...unread];
  const byKey = new Map<string, string[]>();
  const add = (key: string, wordings: readonly string[]) => byKey.set(key, [...(byKey.get(key) ?? []), ...wordings]);
  for (const { file, bytes } of files) {
    const decoded = decode(bytes, file);
    if ('fault' in decoded) {
      faults.push(decoded.fault);
      continue;
    }
    const yaml = parseYaml(decoded.text, file);
    const read = validated(askedFileSchema, yaml, file);
    faults.push(...read.faults);
    const edition = read.value && catalogue.editions.find((e) => e.id === read.value?.edition);
    if (!read.value || !edition) {
      if (read.value) faults.push(unknown(file, yaml.lineOf('edition'), read.value.edition));
      continue;
    }
    const numbers = new Set(edition.clauses.map((c) => c.number));
    for (const [number, wordings] of Object.entries(read.value.asked)) {
      if (numbers.has(number)) add(`${edition.id}#${number}`, wordings);
      else faults.push(unknown(file, yaml.lineOf('asked'), number));
    }
    for (const other of catalogue.editionsOf(edition.code)) {
      if (other.id === edition.id) continue;
      const [from, to] = other.effective < edition.effective ? [other, edition] : [edition, other];
      for (const { before, after } of lineage(from, to).changes) {
        const [named, kin] = to === edition ? [after, before] : [before, after];
        const wordings = named && read.value.asked[named.number];
        if (kin && wordings) add(kin.key, wordings);
      }
    }
  }
  return { byKey, faults };
}

const unknown = (file: string, line: number, what: string): Fault => ({
  file,
  line,
  severity: 'warning',
  rule: 'asked-unknown',
  message: {
    zh: `没有 ${what}：改成现有的版本或条号，或删去这一项。`,
    en: `There is no ${what}: name an existing edition or clause, or take the entry out.`,
  },
});
