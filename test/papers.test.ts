import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { currentReference } from '../scripts/reference-text.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const papers = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

/** What GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));
/** Fenced text: commands and files, no links. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');

describe('the papers', () => {
  it.each(papers)('%s links to what is there', (paper) => {
    const text = read(paper);
    const targets = [
      ...[...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/<img src="([^"]+)"/g)].map((match) => match[1] ?? ''),
    ].filter((target) => !/^[a-z]+:/.test(target));
    const missing = targets.filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? paper : join(dirname(paper), path);
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(read(file)).includes(decodeURIComponent(anchor));
    });
    expect(missing).toEqual([]);
  });

  it.each(papers)('%s names npm scripts, commands and settings that exist', (paper) => {
    const text = read(paper);
    const named = [...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const commands = [...text.matchAll(/(?:run -s zhibiao -- |dist\/src\/main\.js )([a-z]+)/g)].map(
      (match) => match[1] ?? '',
    );
    const program = read('src/main.ts');
    const known = (name: string) => program.includes(`withFolders('${name}'`) || program.includes(`command('${name}'`);
    expect(commands.filter((name) => !known(name))).toEqual([]);
    const config = read('src/config.ts');
    const settings = [...text.matchAll(/\b(?:ZHIBIAO|DINGTALK|SLACK)_[A-Z_]+[A-Z]\b/g)].map((match) => match[0]);
    expect(settings.filter((name) => !config.includes(`${name}:`))).toEqual([]);
  });

  it('docs/operations.md describes every setting', () => {
    const text = read('docs/operations.md');
    const settings = [...read('src/config.ts').matchAll(/^ {2}((?:ZHIBIAO|DINGTALK|SLACK)_[A-Z_]+):/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(settings.length).toBeGreaterThan(10);
    expect(settings.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('docs/reference.md is what the declarations say; npm run docs:reference writes it', async () => {
    expect(read('docs/reference.md')).toBe(await currentReference());
  });

  it('decisions are numbered without a gap', () => {
    const numbers = readdirSync(join(root, 'docs/decisions')).map((name) => Number(name.slice(0, 4)));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, place) => place + 1));
  });
});
