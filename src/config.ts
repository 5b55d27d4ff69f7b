import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from './base/result.ts';
import { DEFAULT_ZONE } from './base/time.ts';

const url = (fallback: string) => z.url({ protocol: /^https?$/ }).default(fallback);

/** Every setting, by its name in the environment (interfaces.md §1). The error of each says what is expected. */
const settingsSchema = z.object({
  ZHIBIAO_DATA: z.string().min(1).default('./data'),
  ZHIBIAO_KNOWLEDGE: z.string().min(1).default('./knowledge'),
  ZHIBIAO_TIMEZONE: z.string().refine(isZone, 'a time zone such as Asia/Shanghai').default(DEFAULT_ZONE),
  ZHIBIAO_WEB_HOST: z.string().min(1).default('127.0.0.1'),
  ZHIBIAO_WEB_PORT: z.coerce.number('a port number').int().min(0).max(65_535).default(4_000),
  ZHIBIAO_WEB_URL: z.url({ protocol: /^https$/, error: 'the https address that people open' }).optional(),
  ZHIBIAO_KEY_FILE: z.string().min(1).optional(),
  ZHIBIAO_BACKUP_DIR: z.string().min(1).optional(),
  ZHIBIAO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DINGTALK_CLIENT_ID: z.string().min(1).optional(),
  DINGTALK_CLIENT_SECRET: z.string().min(1).optional(),
  DINGTALK_ROBOT_CODE: z.string().min(1).optional(),
  DINGTALK_API_URL: url('https://api.dingtalk.com'),
  DINGTALK_OAPI_URL: url('https://oapi.dingtalk.com'),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'a bot token that begins with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'an app-level token that begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  SLACK_API_URL: url('https://slack.com/api/'),
  /** Without an app token: where Slack's requests arrive. */
  SLACK_PORT: z.coerce.number('a port number').int().min(0).max(65_535).default(4_001),
});
export type Settings = z.infer<typeof settingsSchema>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `KEY=value` lines; quotes around a value are dropped, `#` begins a comment line. The environment wins over the file. */
function readDotEnv(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const pairs = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => /^\s*(?:export\s+)?([A-Z_][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line))
    .flatMap((match) => (match?.[1] ? [[match[1], (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')] as const] : []));
  return Object.fromEntries(pairs);
}

/**
 * Validated settings from the environment and an `.env` file.
 * @returns the settings, or one sentence for each that is wrong: its name and what is expected, never its value.
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  envFile = '.env',
): Result<Settings, string[]> {
  const given = { ...readDotEnv(resolve(envFile)), ...environment };
  const known = Object.fromEntries(
    Object.keys(settingsSchema.shape).flatMap((key) => (given[key] ? [[key, given[key]]] : [])),
  );
  const parsed = settingsSchema.safeParse(known);
  if (!parsed.success) return fail(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const settings = parsed.data;
  const missing = [
    ...together(settings, ['DINGTALK_CLIENT_ID', 'DINGTALK_CLIENT_SECRET']),
    ...(settings.SLACK_APP_TOKEN && !settings.SLACK_BOT_TOKEN
      ? ['SLACK_BOT_TOKEN: needed beside SLACK_APP_TOKEN']
      : []),
    ...(settings.SLACK_BOT_TOKEN && !settings.SLACK_APP_TOKEN && !settings.SLACK_SIGNING_SECRET
      ? ['SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): one is needed beside SLACK_BOT_TOKEN']
      : []),
    ...(!isLoopback(settings.ZHIBIAO_WEB_HOST) && !settings.ZHIBIAO_WEB_URL
      ? ['ZHIBIAO_WEB_URL: the https address that people open is needed when ZHIBIAO_WEB_HOST is not loopback']
      : []),
  ];
  return missing.length > 0 ? fail(missing) : ok(settings);
}

/** Settings that only make sense together: names the ones that are missing when some are there. */
function together(settings: Settings, names: readonly (keyof Settings)[]): string[] {
  const absent = names.filter((name) => settings[name] === undefined);
  return absent.length === 0 || absent.length === names.length
    ? []
    : absent.map((name) => `${name}: needed beside ${names.filter((n) => n !== name).join(', ')}`);
}

/** Where the signing key lies: never inside the data folder, or who can rewrite the journal could sign it too. */
export const keyFileOf = ({ ZHIBIAO_KEY_FILE, ZHIBIAO_DATA }: Settings): string =>
  ZHIBIAO_KEY_FILE ?? join(dirname(resolve(ZHIBIAO_DATA)), 'zhibiao-key.pem');

/** An address that only this machine can reach. */
export const isLoopback = (host: string): boolean => /^(?:127(?:\.\d{1,3}){3}|localhost|::1|\[::1\])$/.test(host);
