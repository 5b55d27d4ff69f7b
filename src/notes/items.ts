/** 1、 2. ③ 一、 （2） 第二， before an item. */
const MARK =
  /(?:^|(?<=[\s,，。;；:：!！]))(?:([①②③④⑤⑥⑦⑧⑨⑩])|(?:第)?[(（]?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:[、.．)）]|[,，:：](?=\D)|是(?=[^\d]))(?!\d))/g;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const HAN = '一二三四五六七八九十';

/** A message in its parts: what stands over all of them, and each. */
export interface Parted {
  readonly head: string;
  readonly parts: readonly string[];
}

const numberOf = (mark: string): number =>
  /^\d/.test(mark) ? Number(mark) : CIRCLED.includes(mark) ? CIRCLED.indexOf(mark) + 1 : HAN.indexOf(mark) + 1;

/**
 * Parts a message into its items: numbered ones (1、… 2、…), lines, or sentences of which each is whole by itself.
 * @param isWhole whether a part says enough to be an item: it names a place, or a grade, and something besides
 */
export function partsOf(text: string, isWhole: (part: string) => boolean): Parted {
  const numbered = byNumbers(text);
  if (numbered) return numbered;
  for (const edge of [/\n+/, /[;；]+/, /[。！!]+/, /[,，、]+|另外|还有(?=[一-龥\d]{1,3}[楼层fF])/]) {
    const pieces = text
      .split(edge)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    if (pieces.length < 2) continue;
    const joined = join(pieces, isWhole);
    if (joined.parts.length >= 2) return joined;
  }
  return { head: '', parts: [text] };
}

function byNumbers(text: string): Parted | undefined {
  const marks = [...text.matchAll(MARK)];
  const run: RegExpExecArray[] = [];
  for (const mark of marks) if (numberOf(mark[1] ?? mark[2] ?? '') === run.length + 1) run.push(mark);
  if (run.length < 2) return undefined;
  const first = run[0]?.index ?? 0;
  return {
    head: text.slice(0, first).trim(),
    parts: run.map((mark, i) => text.slice(mark.index + mark[0].length, run[i + 1]?.index ?? text.length).trim()),
  };
}

/** A piece that is no item by itself goes with the one before it; before the first it stands over all. */
function join(pieces: readonly string[], isWhole: (part: string) => boolean): Parted {
  const parts: string[] = [];
  let head = '';
  for (const piece of pieces) {
    if (isWhole(piece)) parts.push(piece);
    else if (parts.length === 0) head = `${head} ${piece}`.trim();
    else parts.push(`${parts.pop()}，${piece}`);
  }
  return { head, parts };
}
