import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../../../bench/machine.ts';
import type { KillPoint } from '../../store/kit/killing-files.ts';
import type { Dying } from './dying-model.ts';

export const project = projectFolder(import.meta.dirname);
/** A built copy that was left behind by an older source is not what is tried. */
const built = import.meta.dirname.startsWith(join(project, 'dist'));
const at = (name: string): string => join(project, built ? `dist/${name}.js` : `${name}.ts`);
const main = at('src/main');
const node = built ? [] : ['--import', import.meta.resolve('tsx')];

/** The program runs as whoever starts it does: built, or from its sources. */
export const runsFrom = built ? 'dist' : 'src';

export interface BotSetting {
  /** The store's folder. */
  readonly data: string;
  readonly knowledge?: string;
  readonly url: string;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
  /** Where it is to kill itself. */
  readonly dyingAt?: KillPoint;
  /** `info` logs every turn. */
  readonly logLevel?: 'warn' | 'info';
}

/** The whole program in a process of its own, as `start` runs it: the page at a free port, DingTalk at a simulator. */
export interface Bot {
  readonly process: ChildProcess;
  /** Resolves with true once it has said its address, with false when it ended before. */
  readonly ready: Promise<boolean>;
  /** The signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** Its log so far: warnings and errors, unless more was asked for. */
  log(): string;
}

export function startBot({ data, knowledge, url, credentials, dyingAt, logLevel = 'warn' }: BotSetting): Bot {
  const point: Dying | undefined = dyingAt && {
    main: pathToFileURL(main).href,
    port: pathToFileURL(at('src/store/embedded/real-files')).href,
    point: dyingAt,
  };
  const child = spawn(process.execPath, [...node, point ? at('test/program/kit/dying') : main, 'start'], {
    // Not in the project: its .env is somebody's own.
    cwd: dirname(data),
    env: {
      PATH: process.env.PATH,
      ...folders(data, knowledge),
      ZHIBIAO_LOG_LEVEL: logLevel,
      ZHIBIAO_WEB_PORT: '0',
      DINGTALK_CLIENT_ID: credentials.clientId,
      DINGTALK_CLIENT_SECRET: credentials.clientSecret,
      DINGTALK_API_URL: url,
      DINGTALK_OAPI_URL: url,
      ...(point ? { DYING: JSON.stringify(point) } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let log = '';
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const ready = new Promise<boolean>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      if (/http:\/\/\S+/.test(said)) resolve(true);
    });
    void ended.then(() => resolve(false));
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    log += part;
  });
  return { process: child, ready, ended, log: () => log };
}

const folders = (data: string, knowledge = join(project, 'knowledge')) => ({
  ZHIBIAO_DATA: data,
  ZHIBIAO_KNOWLEDGE: knowledge,
  ZHIBIAO_LOG_LEVEL: 'warn',
});

export interface Ended {
  readonly code: number | null;
  /** What it printed, and what it complained about behind it. */
  readonly said: string;
}

/** Runs one command of the program to its end. */
export async function runCommand(data: string, args: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [...node, main, ...args], {
    cwd: dirname(data),
    env: { PATH: process.env.PATH, ...folders(data) },
  });
  child.stdin.end(input);
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaints += part;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: `${said}${complaints}` };
}
