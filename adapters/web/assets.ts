import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** The page's own files, read once: nothing that a request names ever becomes a path. */
export interface Assets {
  /** Folder of scripts and style sheets, named for their content: a browser may keep them for good. */
  readonly base: string;
  readonly routes: Hono;
}

/**
 * @param folder with the files of the page; no subfolders.
 * @param libraries files of libraries by the name under which the page loads them: from our own origin, like everything.
 */
export function loadAssets(folder: string, libraries: Readonly<Record<string, string>> = {}): Assets {
  const own = readdirSync(folder)
    .filter((name) => extname(name) in TYPES)
    .map((name): [string, string] => [name, join(folder, name)]);
  const files = [...own, ...Object.entries(libraries)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, path]) => ({
      name,
      type: TYPES[extname(name)] ?? '',
      bytes: new Uint8Array(readFileSync(path)),
    }));
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(name).update(bytes);
  const version = hash.digest('base64url').slice(0, 12);
  const base = `/assets/${version}`;
  const byName = new Map(files.map((file) => [file.name, file]));
  const routes = new Hono();
  routes.get('/assets/:version/:name', (c) => {
    const file = byName.get(c.req.param('name'));
    if (!file) return c.notFound();
    // A page of an earlier version gets today's file, and may not keep it under yesterday's name.
    const kept = c.req.param('version') === version ? 'public, max-age=31536000, immutable' : 'no-store';
    return c.body(file.bytes, 200, { 'Content-Type': file.type, 'Cache-Control': kept });
  });
  for (const { name, type, bytes } of files.filter((file) => /\.(?:svg|png|webmanifest)$/.test(file.name)))
    routes.get(`/${name}`, (c) =>
      c.body(bytes, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' }),
    );
  routes.get('/favicon.ico', (c) => c.redirect('/icon.svg', 301));
  return { base, routes };
}
