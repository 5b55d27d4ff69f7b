import { z } from 'zod';
import { foldText } from '../base/fold.ts';
import { decode, readFolder } from '../standards/folder.ts';
import { parseYaml, validated } from '../standards/front-matter.ts';
import type { Fault } from '../standards/model.ts';

/** `knowledge/scope.yaml`: words of what logistics services could regulate, and of what they never do. */
const scopeSchema = z.strictObject({
  within: z.array(z.array(z.coerce.string().min(1))).default([]),
  outside: z.array(z.array(z.coerce.string().min(1))).default([]),
});

/** Where a question that no clause answers belongs. */
export type Belonging = 'ours' | 'elsewhere' | 'unknown';

export interface Scope {
  /** The things of logistics services that a plain question names, longest first. */
  things(plain: string): readonly string[];
  belonging(plain: string): Belonging;
  readonly faults: readonly Fault[];
}

export function readScope(folder: string): Scope {
  const { files } = readFolder(folder, '', (name) => name === 'scope.yaml');
  const file = files[0];
  const decoded = file && decode(file.bytes, file.file);
  const read =
    decoded && 'text' in decoded
      ? validated(scopeSchema, parseYaml(decoded.text, 'scope.yaml'), 'scope.yaml')
      : undefined;
  const fold = (lists: readonly (readonly string[])[] = []) => [...new Set(lists.flat().map((word) => foldText(word)))];
  const within = fold(read?.value?.within);
  const outside = fold(read?.value?.outside);
  const weight = (words: readonly string[], plain: string) =>
    words.reduce((sum, word) => sum + (word.length > 1 && plain.includes(word) ? word.length : 0), 0);
  return {
    things: (plain) =>
      within.filter((word) => word.length > 1 && plain.includes(word)).sort((a, b) => b.length - a.length),
    belonging: (plain) => {
      const ours = weight(within, plain);
      const others = weight(outside, plain);
      if (ours === 0 && others === 0) return 'unknown';
      return ours >= others ? 'ours' : 'elsewhere';
    },
    faults: read?.faults ?? [],
  };
}
