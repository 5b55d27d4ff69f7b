/**
 * A `Content-Disposition` header for a name that people chose (RFC 6266 with the encoding of RFC 8187): a plain ASCII name for
 * old readers, the whole one in UTF-8 beside it. No quote, separator or control character of the name reaches the header raw.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const safe =
    name
      .toWellFormed()
      .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/[/\\:]/g, '_')
      .slice(-120)
      .toWellFormed() || 'file';
  const ascii = safe.replace(/[^\x20-\x7e]|["%;]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
