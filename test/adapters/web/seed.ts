import { png } from '../../support/pictures.ts';
import type { Program } from './program.ts';

/** Says something as somebody of the demonstration, on the page. */
export async function sayAs(
  { app }: Program,
  by: string,
  text: string,
  pictures: readonly number[] = [],
): Promise<void> {
  sent += 1;
  await app.chat.receive({
    id: `${by}/seed-${sent}`,
    platform: 'web',
    at: app.clock.now(),
    conversation: { id: `web-${by}`, kind: 'direct' },
    sender: { platform: 'web', id: by },
    text,
    files: pictures.map((width) => ({ name: `${width}.png`, type: 'image/png', bytes: async () => png(width) })),
  });
}
let sent = 0;

/** A morning in the bureau: findings of two firms in several states, samples and rounds. */
export async function seed(program: Program): Promise<void> {
  const say = (by: string, text: string, pictures: readonly number[] = []) => sayAs(program, by, text, pictures);
  await say('demo-supervisor', '巡查 二楼男厕 地面积水没放警示牌 保洁 一般', [20]);
  await say('demo-supervisor', 'ISS-1 改为较重');
  await say('demo-supplier', 'ISS-1 已整改', [30]);
  await say('demo-supervisor', 'ISS-1 不通过 还有水');
  await say('demo-supervisor', '巡查 一楼大堂 垃圾桶满了没清 保洁 一般');
  await say('demo-supplier', 'ISS-2 已整改', [40]);
  await say('demo-supervisor', '巡查 食堂 留样柜没锁 食堂 一般');
  await say('demo-supplier-other', 'ISS-3 有异议 锁坏了已报修');
  await say('demo-employee', '上报 三楼茶水间 灯不亮');
  await say('demo-cook', '留样 红烧肉 150克 清炒菜心 130克');
  await say('demo-cook', '留样 白粥 100克');
  await say('demo-cook', '餐具消毒 蒸汽100度 15分钟 9:30');
  await say('demo-employee', '巡回保洁 主楼2层男卫 正常');
  await program.app.outbox.flush();
}
