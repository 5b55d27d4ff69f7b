/**
 * Where things stand on the page. An edition's id (`Q/LNJG JG 352—2024`) holds a slash, a blank and a long dash, which proxies
 * and chat programs damage in links: its address is `Q-LNJG-JG-352-2024`.
 */
export const slugOf = (edition: string): string => edition.replace(/[\s/\\—–－]+/g, '-');

/** The `id` attribute of a clause: an HTML id must hold no blank, and a number such as `4.2.1 b) 2)` does. */
export const anchorOf = (clause: string): string => `c-${clause.replace(/\s+/g, '_')}`;

export const standardPath = (edition: string): string => `/standards/${encodeURIComponent(slugOf(edition))}`;

export const changesPath = (from: string, to: string): string =>
  `${standardPath(to)}/changes/${encodeURIComponent(slugOf(from))}`;

/** The address of a clause by its key, `Q/LNJG JG 352—2024#5.1.1`. */
export function clausePath(key: string): string {
  const cut = key.indexOf('#');
  return cut < 0
    ? standardPath(key)
    : `${standardPath(key.slice(0, cut))}#${encodeURIComponent(anchorOf(key.slice(cut + 1)))}`;
}

/** The newest handbook of a post. */
export const handbookPath = (post: string): string => `/handbooks/${encodeURIComponent(post)}`;

export const handbookFilePath = (post: string): string => `${handbookPath(post)}/word`;

export const filePath = (hash: string): string => `/files/${encodeURIComponent(hash)}`;

export const findingPath = (ref: string): string => `/findings/${encodeURIComponent(ref)}`;

/** A picture of a finding: shown to whoever may see the finding. */
export const findingFilePath = (ref: string, hash: string): string =>
  `${findingPath(ref)}/files/${encodeURIComponent(hash)}`;

export const placePath = (code: string): string => `/place/${encodeURIComponent(code)}`;

/** A path with filters: what is undefined is left out, so that the address says only what was chosen. */
export function withFilters(path: string, filters: Readonly<Record<string, string | number | undefined>>): string {
  const chosen = Object.entries(filters).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return chosen.length === 0 ? path : `${path}?${chosen.join('&')}`;
}
