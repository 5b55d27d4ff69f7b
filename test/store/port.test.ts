import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('touches the disk through the file port alone', () => {
  const room = new URL('../../src/store/', import.meta.url);
  const offenders = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('real-files.ts'))
    .filter((name) => /from '(node:)?fs(\/promises)?'|lowdb\/node/.test(readFileSync(new URL(name, room), 'utf8')));
  expect(offenders).toEqual([]);
});
