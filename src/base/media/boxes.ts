/** A box of an ISO media file or a QuickTime film, by its offsets in the file (ISO/IEC 14496-12, 4.2). */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where what it holds begins. */
  readonly body: number;
  readonly end: number;
}

/** The boxes between two offsets, in order. @returns undefined when one reaches beyond: the file is cut, or none of this kind */
export function boxesIn(bytes: Buffer, from: number, to: number): readonly Box[] | undefined {
  const boxes: Box[] = [];
  let at = from;
  // QuickTime may end a list with four zero bytes.
  while (at + 8 <= to) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const long = short === 1;
    if (long && at + 16 > to) return undefined;
    const size = short === 0 ? to - at : long ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const body = at + (long ? 16 : 8);
    const end = at + size;
    if (end < body || end > to) return undefined;
    boxes.push({ type, start: at, body, end });
    at = end;
  }
  return boxes;
}

/** The first box at a path of types below an offset: `['mdia', 'hdlr']`. */
export function boxAt(bytes: Buffer, within: Box, path: readonly string[]): Box | undefined {
  let found: Box | undefined = within;
  for (const type of path) {
    found = found && boxesIn(bytes, found.body, found.end)?.find((box) => box.type === type);
  }
  return found;
}

/** Makes a box one of no meaning, with nothing in it. Its size stays, so that no offset of the file changes. */
export function blank(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1');
  bytes.fill(0, box.body, box.end);
}

/** Blanks all but the boxes of these types. */
export function keepOnly(bytes: Buffer, boxes: readonly Box[], types: ReadonlySet<string>): void {
  for (const box of boxes) if (!types.has(box.type)) blank(bytes, box);
}
