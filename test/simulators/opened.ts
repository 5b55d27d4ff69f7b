import { fail, ok, type Result } from '../../src/base/result.ts';
import { servePage } from './page.ts';
import type { SimulatedPlatform } from './simulated.ts';

/** Starts a simulated platform that listens at a port. */
export type StartPlatform = (port: number) => Promise<SimulatedPlatform>;

export interface Simulation {
  readonly platform: SimulatedPlatform;
  readonly page: Awaited<ReturnType<typeof servePage>>;
}

/** The platform at `port` + 1 and the page at `port`, or a sentence that says which of them somebody else has. */
export async function openSimulation(start: StartPlatform, port: number): Promise<Result<Simulation, string>> {
  let platform: SimulatedPlatform | undefined;
  try {
    platform = await start(port + 1);
    return ok({ platform, page: await servePage(platform, port) });
  } catch (error) {
    await platform?.close();
    const { code, port: taken } = error as NodeJS.ErrnoException & { readonly port?: number };
    if (code !== 'EADDRINUSE') throw error;
    return fail(
      `端口 ${taken} 已被占用（模拟平台要用 ${port} 和 ${port + 1}）。请停掉占用它的程序，或换一个：--port ${port + 100}\n` +
        `port ${taken} is taken (the simulator needs ${port} and ${port + 1}): stop what uses it, or add --port ${port + 100}`,
    );
  }
}

/**
 * How to start a bot against it. Data folder and page port are its own: a bot that runs already keeps its, and what is
 * tried here never mixes with what is real.
 */
export function howToStart(platform: SimulatedPlatform, url: string, port: number): string {
  const settings = {
    ...platform.settings,
    ZHIBIAO_DATA: `./data-${platform.name}`,
    ZHIBIAO_WEB_PORT: String(port + 2),
  };
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `${platform.name}: ${url}

在另一个终端里启动机器人（in another terminal, start the bot）:

  ${[...pairs, 'npm start'].join(' \\\n  ')}

ZHIBIAO_DATA 和 ZHIBIAO_WEB_PORT 是试用的机器人自己的数据目录和网页端口，不碰正在运行的机器人。
Both are of the bot on trial alone: one that runs already is not disturbed.
`;
}
