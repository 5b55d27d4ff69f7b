/** Control characters, bidirectional marks, zero-width characters: nothing that may steer what a reader sees. Newline and tab stay. */
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Marks with a meaning anywhere in DingTalk's Markdown, and their full-width twins that have none. */
const TWINS: Readonly<Record<string, string>> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '\\': '＼',
  '@': '＠',
};

/** Schemes that do something when the client makes a link of them by itself. */
const ACTING_SCHEME = /\b(dtmd|dingtalk|javascript|vbscript|data|file):/gi;

/**
 * A text as DingTalk shows it to the letter. DingTalk does not document an escape character, and clients differ in what
 * they do with a backslash; a full-width twin means nothing to any of them and reads the same.
 * @param ownUrl links to this address stay as they are
 */
export function escapeText(text: string, ownUrl?: string): string {
  const clean = text.toWellFormed().replace(INVISIBLE, '');
  return ownUrl ? escapeAround(clean, ownUrl) : escapePlain(clean);
}

function escapePlain(text: string): string {
  return (
    text
      .replace(/[*_`[\]<>\\@]/g, (mark) => TWINS[mark] ?? mark)
      .replace(/~~/g, '～～')
      // Entities, links that the client would make by itself, and what means something at the head of a line only.
      .replace(/&(?=#?\w{1,32};)/g, '＆')
      .replace(ACTING_SCHEME, '$1：')
      .replace(/:(?=\/\/)/g, '：')
      .replace(/^([ \t]*)#/gm, '$1＃')
      .replace(
        /^([ \t]*)([-+])(?=[ \t]|$)/gm,
        (_, indent: string, mark: string) => `${indent}${mark === '-' ? '－' : '＋'}`,
      )
      .replace(
        /^([ \t]*)(-{3,}|={3,})[ \t]*$/gm,
        (_, indent: string, rule: string) => `${indent}${'－'.repeat(rule.length)}`,
      )
      .replace(/^([ \t]*\d{1,9})[.](?=[ \t])/gm, '$1．')
      // Four blanks at the head of a line would set it as code.
      .replace(/^[ \t]{4,}/gm, (blanks) => '\u3000'.repeat(Math.min(8, Math.ceil(blanks.length / 2))))
  );
}

/** Our own links stay, up to the first character that no link of ours has; what only begins like ours is escaped like all. */
function escapeAround(text: string, ownUrl: string): string {
  const base = ownUrl.replace(/\/+$/, '');
  let out = '';
  let from = 0;
  for (let at = text.indexOf(base); at >= 0; at = text.indexOf(base, at + 1)) {
    const rest = text.slice(at + base.length);
    if (/^[A-Za-z0-9.:@_-]/.test(rest)) continue;
    const tail = /^[A-Za-z0-9/?=&.%#~+_-]*/.exec(rest)?.[0] ?? '';
    out += escapePlain(text.slice(from, at)) + base + tail;
    from = at + base.length + tail.length;
  }
  return out + escapePlain(text.slice(from));
}
