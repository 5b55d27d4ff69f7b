/**
 * Slack's way of writing text (mrkdwn): `&`, `<` and `>` are escaped, and what stands in angle brackets is a mention or a
 * link: `<@U1|name>`, `<#C1|name>`, `<!here>`, `<!subteam^S1|@group>`, `<!date^…|words>`, `<https://…|label>`.
 */
const REFERENCE = /<([@#!]?)([^<>|\s][^<>|\n]{0,3000})(?:\|([^<>\n]{0,3000}))?>/g;

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The people whom a text mentions, the bot left out, each once. */
export const mentioned = (text: string, bot: string): string[] => [
  ...new Set([...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>\n]*)?>/g)].flatMap(([, id]) => (id && id !== bot ? [id] : []))),
];

export const mentions = (text: string, user: string): boolean => new RegExp(`<@${user}(?:\\|[^<>\\n]*)?>`).test(text);

/**
 * The words of a message as its author meant them: the bot's mention cut, other people by name, links by what they show,
 * calls to everybody dropped, entities turned back. One pass, so that nothing a person typed is read as an entity twice.
 * @param nameOf how a person is called; undefined leaves the id
 */
export function readWords(text: string, bot: string, nameOf: (user: string) => string | undefined): string {
  let out = '';
  let done = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const [whole, sign, body = '', label] = match;
    out += unescaped(text.slice(done, match.index)) + unescaped(shown(sign ?? '', body, label, bot, nameOf));
    done = match.index + whole.length;
  }
  return (out + unescaped(text.slice(done))).replace(/[ \t]{2,}/g, ' ').trim();
}

function shown(
  sign: string,
  body: string,
  label: string | undefined,
  bot: string,
  nameOf: (user: string) => string | undefined,
): string {
  switch (sign) {
    case '@':
      return body === bot ? ' ' : `@${label || nameOf(body) || body} `;
    case '#':
      return `#${label || body} `;
    case '!':
      // `<!here>` and its like address everybody and say nothing; dates and groups bring their words with them.
      return label ? `${label} ` : ' ';
    default:
      return label || body.replace(/^(?:mailto|tel):/, '');
  }
}

/** Text for a place where Slack reads mrkdwn. Disarms links, `<!channel>`, `<!here>` and `<@U…>` as well. */
export const escapeWords = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Control characters and halves of characters that Slack refuses or shows as boxes; line breaks and tabs stay. */
export const printable = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb]/g, '');

/** At most `most` UTF-16 units, never half a character; what was cut is shown by `…`. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `text` in pieces of at most `most` units, cut after a line, else after a sentence, else between two characters. */
export function pieces(text: string, most: number): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const window = rest.slice(0, most);
    const line = window.lastIndexOf('\n') + 1;
    const sentence = Math.max(
      ...['。', '；', '！', '？', '. ', '; '].map((end) => window.lastIndexOf(end) + end.length),
    );
    const half = most / 2;
    const at = line > half ? line : sentence > half ? sentence : /[\ud800-\udbff]$/.test(window) ? most - 1 : most;
    out.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  if (rest !== '') out.push(rest);
  return out;
}
