/** Words that make a piece of a sentence a question of its own. */
const ASKS =
  /多少|多久|几|谁|什么|啥|怎么|咋|哪|吗|不$|能不能|可不可以|行不行|多[长远高大满深厚重亮浓快宽烫早晚细]|能否|是否|是不是|要不要|还是|\b(?:how|what|who|when|where|which|may|can|must|is|are|do|does)\b/;

/** At most this many questions in one message are answered; more do not fit a phone's screen. */
export const MOST_PARTS = 4;

/**
 * The questions in one message, each able to stand alone: a piece without a subject of its own borrows the subject of the
 * piece before (`84怎么兑、泡多久` → `84怎么兑` · `84 泡多久`).
 */
export function splitQuestion(plain: string): string[] {
  const pieces = plain
    .split(
      /[?？;；。!！\n]|[,，、](?=.*(?:多|几|谁|什么|啥|怎么|咋|哪|能|可|要|吗|是|how|what|who|may|can|must))|(?:^|[,， ])(?:还有|以及|另外|顺便|然后|对了|and also|and)(?=[^,，]*)/,
    )
    .map((piece) => piece.trim().replace(/^[,，、]+|[,，、]+$/g, ''))
    .filter((piece) => piece.length > 1);
  const asking = pieces.filter((piece) => ASKS.test(piece));
  if (asking.length < 2) return [plain];
  return asking.slice(0, MOST_PARTS);
}

/** From this length on a message is told rather than asked: what asks stands in a part of it. */
const A_STORY = 60;

/** The part of a rambling message that asks, with what stands right before it; a message of common length as it is. */
export function askingPart(plain: string): string {
  if (plain.length <= A_STORY) return plain;
  const pieces = plain
    .split(/[,，。;；!！?？\n]/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const at = pieces.findLastIndex((piece) => ASKS.test(piece) && piece.length > 3);
  if (at < 0) return plain.slice(-A_STORY);
  const piece = pieces[at] ?? '';
  // 这个还能卖吗: what it points at was told before.
  if (/这个|那个|这种|那种|这样|[它他她]|这情况/.test(piece))
    return `${pieces.slice(0, at).join(' ').slice(-A_STORY)} ${piece}`.trim();
  return piece.length > 14 ? piece : `${pieces[at - 1]?.slice(-30) ?? ''} ${piece}`.trim();
}
