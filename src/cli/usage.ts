import { Help, type Command as Program } from 'commander';

/** What a newcomer needs on the first screen: three things, each a line that can be typed as it stands. */
const FIRST_SCREEN: readonly string[] = [
  '知标：从标准体系里逐条找到答案 · answers from a system of standards, clause by clause',
  '',
  '  zhibiao start              启动：网页、本终端、已配置的平台 · the page, this terminal, the platforms',
  '  zhibiao ask "留样多少克"   问一句，不留记录 · one question, nothing is stored',
  '  zhibiao check 目录         检查自己的标准：每个毛病在哪一行、怎么改 · every fault of a folder of standards',
  '',
];
const SHOWN = ['start', 'ask', 'check', 'help'];

/** The first screen; the other commands are named in a line, and each tells of itself with `--help NAME`. */
export function firstScreen(names: readonly string[]): string {
  const others = names.filter((name) => !SHOWN.includes(name));
  return [
    ...FIRST_SCREEN,
    `还有 · also: ${others.join(' ')}`,
    '一个命令怎么用 · how one is used: zhibiao --help ask',
    '克隆下来的项目里 · in a clone: npm run -s zhibiao -- ask "留样多少克"',
    '',
  ].join('\n');
}

/** Shows the first screen where the whole program is asked about; a single command keeps its full help. */
export function shortHelp(program: Program): Program {
  return program.configureHelp({
    formatHelp: (command, helper) =>
      command.parent === null
        ? firstScreen(helper.visibleCommands(command).map((c) => c.name()))
        : Help.prototype.formatHelp.call(helper, command, helper),
  });
}

/** `--help ask` means `ask --help`. */
export function helpOfOne(argv: readonly string[]): readonly string[] {
  const [node = '', script = '', first, name, ...rest] = argv;
  const asked = (first === '--help' || first === '-h') && name !== undefined && !name.startsWith('-');
  return asked ? [node, script, name, '--help', ...rest] : argv;
}
