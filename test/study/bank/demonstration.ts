import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../../../src/standards/load.ts';
import type { Item } from '../../../src/study/bank/model.ts';

export const KNOWLEDGE = fileURLToPath(new URL('../../../knowledge', import.meta.url));
export const { catalogue } = loadKnowledge(KNOWLEDGE);
/** JG 331—2025 is published and comes into force on 1 July. */
export const DAY = '2025-05-14';
export const LATER = '2025-08-01';

/** The clause's key without what all of them begin with. */
export const short = (key: string): string => key.replace('Q/LNJG ', '');

/** What is right, in words. */
export function rightOf({ key, options }: Item): readonly string[] {
  switch (key.form) {
    case 'judge':
      return [key.right ? '对' : '错'];
    case 'number':
      return [`${key.right} ${key.unit}`];
    case 'single':
      return [options[key.right] ?? ''];
    case 'several':
    case 'order':
      return key.right.map((i) => options[i] ?? '');
  }
}
