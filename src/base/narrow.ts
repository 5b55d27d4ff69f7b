const DASHES = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\uff0d';

/**
 * Full-width letters, digits and signs in their ASCII form, every dash as `-`, every wave as `~`.
 * One unit for one unit: an offset into the result is an offset into the text. For reading patterns, never for showing.
 */
export function narrow(text: string): string {
  let out = '';
  let done = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    let to: string | undefined;
    if (code >= 0xff01 && code <= 0xff5e) to = code === 0xff0d ? '-' : String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0) to = ' ';
    else if (code === 0x301c || code === 0x223c) to = '~';
    else if (DASHES.includes(text.charAt(i))) to = '-';
    if (to === undefined) continue;
    out += text.slice(done, i) + to;
    done = i + 1;
  }
  return done === 0 ? text : out + text.slice(done);
}
