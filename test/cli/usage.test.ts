import { execFileSync } from 'node:child_process';
import { Command as Program } from 'commander';
import { describe, expect, it } from 'vitest';
import { firstScreen, helpOfOne, shortHelp } from '../../src/cli/usage.ts';

const program = (): Program => {
  const made = shortHelp(new Program('zhibiao').description('answers'));
  made.command('ask').description('one question').option('--json', 'as data');
  made.command('verify').description('the chain');
  return made;
};

describe('the first help', () => {
  it('says three things on one screen and names the rest', () => {
    const text = program().helpInformation();
    expect(text.match(/^ {2}zhibiao /gm)).toHaveLength(3);
    expect(text.split('\n').length).toBeLessThan(12);
    expect(text).toContain('verify');
    expect(text).toContain('--help ask');
    expect(text).toBe(firstScreen(['ask', 'verify', 'help']));
  });

  it('keeps the options of one command behind --help COMMAND', () => {
    expect(program().commands[0]?.helpInformation()).toMatch(/--json +as data/);
    expect(helpOfOne(['node', 'main', '--help', 'ask'])).toEqual(['node', 'main', 'ask', '--help']);
    expect(helpOfOne(['node', 'main', '--help'])).toEqual(['node', 'main', '--help']);
    expect(helpOfOne(['node', 'main', 'ask', '留样多少克'])).toEqual(['node', 'main', 'ask', '留样多少克']);
  });
});

it('npm start says at once what it does', () => {
  expect(execFileSync(process.execPath, ['scripts/announce.js'], { encoding: 'utf8' })).toMatch(
    /正在编译.*\n.*compiling/,
  );
});
