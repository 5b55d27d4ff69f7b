/** A piece of a text beside another: changed, or the same in both. */
export interface Part {
  readonly text: string;
  readonly changed: boolean;
}

export interface Difference {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
}

/** A number with its point, a Latin word, or one character: a value is never marked in half. */
const TOKEN = /\d+(?:[.,:]\d+)*|[A-Za-z]+|[\s\S]/gu;
/** Beyond so many comparisons the two texts have little in common, and are shown as changed whole. */
const MOST_COMPARISONS = 4_000_000;

/** Where two texts differ, by the longest common subsequence of their words. */
export function difference(before: string, after: string): Difference {
  const a = before.match(TOKEN) ?? [];
  const b = after.match(TOKEN) ?? [];
  if (a.length * b.length > MOST_COMPARISONS)
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const left: Part[] = [];
  const right: Part[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(left, a[i++] ?? '', false);
      add(right, b[j++] ?? '', false);
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) add(left, a[i++] ?? '', true);
    else add(right, b[j++] ?? '', true);
  }
  return { before: left, after: right };
}

function add(parts: Part[], text: string, changed: boolean): void {
  const last = parts.at(-1);
  if (last?.changed === changed) parts[parts.length - 1] = { text: last.text + text, changed };
  else parts.push({ text, changed });
}
