import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Language } from '../../src/commands/language.ts';
import { languageFor, messages } from './messages.ts';

/** Where the page is served: what a browser may call it. */
export interface Site {
  /** Values of the `Host` header that are ours. */
  hosts(): ReadonlySet<string>;
  /** Origins from which our own pages send. */
  origins(): ReadonlySet<string>;
  /** Served over https (by the proxy in front): cookies are `Secure`. */
  readonly secure: boolean;
}

/** Nothing inline, nothing from elsewhere, no frame around us, and no text that becomes markup. */
export const headers = (secure: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    xXssProtection: false,
    xDownloadOptions: false,
    // A door may be stricter by itself, as that of attachments is.
    overwrite: false,
  });

const refused = (c: Context, status: 403 | 421, sentence: Readonly<Record<Language, string>>) =>
  c.json({ say: sentence[languageFor(c.req.header('accept-language'))] }, status);

/** Answers only to our own names: a foreign name that points at this address (DNS rebinding) reaches nothing. */
export const ownHost =
  (site: Site): MiddlewareHandler =>
  async (c, next) => {
    if (!site.hosts().has((c.req.header('host') ?? '').toLowerCase())) return refused(c, 421, messages.wrongHost);
    return next();
  };

/** What a browser says about where a request comes from. One that says nothing at all is not trusted with a change. */
function comesFromHere(c: Context, site: Site, change: boolean): boolean {
  const fetchSite = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && (change || fetchSite !== 'none')) return false;
  // A form on a page that sends no Referer says `Origin: null` (Fetch standard, 3.2); then the other header has to vouch.
  const unnamed = origin === 'null' && fetchSite === 'same-origin';
  if (origin !== undefined && !unnamed && !site.origins().has(origin)) return false;
  return !change || fetchSite !== undefined || origin !== undefined;
}

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Changes, and everything under `/api`, are for our own pages only. */
export const ownPages =
  (site: Site): MiddlewareHandler =>
  async (c, next) => {
    const change = CHANGES.has(c.req.method);
    if ((change || c.req.path.startsWith('/api/')) && !comesFromHere(c, site, change))
      return refused(c, 403, messages.wrongOrigin);
    return next();
  };
