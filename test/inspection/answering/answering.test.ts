import { afterEach, describe, expect, it } from 'vitest';
import { type Heard, openTestApp, type TestApp } from '../../support/app.ts';

const open: TestApp[] = [];
/** An app in which 保洁's employee reported a smell: ISS-1. */
async function reported(text = '报修 二楼男厕洗手台台面有污渍'): Promise<TestApp> {
  const app = await openTestApp();
  open.push(app);
  expect((await app.ask({ text, by: 'demo-cook' })).ref).toBe('ISS-1');
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.stop();
});
const by = (sender: string, text: string) => ({ text, by: sender });
const toldTo = (heard: readonly Heard[], user: string): Heard[] =>
  heard.filter(({ to, re }) => to.user === user && re === undefined);
const supervisor = 'demo-supervisor';

describe('what somebody reported', () => {
  it('becomes a finding with a deadline once a supervisor confirms it; the unit and who reported hear of it', async () => {
    const app = await reported();
    const heard = await app.say(by(supervisor, '1号 核实 是一般问题'));
    expect(heard[0]).toMatchObject({
      intent: 'issue.confirm',
      outcome: 'auto',
      ref: 'ISS-1',
      slots: { issue: '1', severity: '一般' },
    });
    expect(toldTo(heard, 'demo-supplier')[0]?.text).toContain('请在期限内整改');
    expect(toldTo(heard, 'demo-cook')[0]?.text).toContain('核实属实');
    await app.say({ text: 'ISS-1 已整改', by: 'demo-supplier', pictures: [3] });
    const passed = await app.say(by(supervisor, 'ISS-1 通过'));
    const [end] = toldTo(passed, 'demo-cook');
    expect(end?.text).toContain('已整改并复查通过');
    expect(end?.actions.map(({ say }) => say)).toContain('评价 ISS-1 5星');
  });

  it('is graded by a button where the grade was not said, and a severe one waits for a confirmation', async () => {
    const app = await reported();
    const asked = await app.ask(by(supervisor, 'ISS-1 属实'));
    expect(asked).toMatchObject({ outcome: 'ask', missing: ['severity'] });
    expect(asked.actions.map(({ say }) => say)).toContain('ISS-1 属实 较重');
    expect(await app.ask(by(supervisor, 'ISS-1 属实 严重'))).toMatchObject({ outcome: 'confirm' });
    expect(await app.ask(by(supervisor, '确认'))).toMatchObject({ intent: 'issue.confirm', outcome: 'auto' });
  });

  it('is answered in words that reach who reported it', async () => {
    const app = await reported();
    const heard = await app.say(by(supervisor, '答复 1号 已安排今天下午修'));
    expect(heard[0]).toMatchObject({
      intent: 'issue.answer',
      outcome: 'auto',
      slots: { issue: '1', content: '已安排今天下午修' },
    });
    expect(toldTo(heard, 'demo-cook')[0]?.text).toContain('已安排今天下午修');
  });

  it('is finished without a finding, rated in one tap, and opened again when who reported is not content', async () => {
    const app = await reported();
    expect(await app.ask(by(supervisor, '1号 办结'))).toMatchObject({ outcome: 'ask', missing: ['result'] });
    const heard = await app.say(by(supervisor, '1号 办结 已更换台面'));
    expect(heard[0]).toMatchObject({ intent: 'issue.finish', outcome: 'auto', slots: { result: '已更换台面' } });
    expect(toldTo(heard, 'demo-cook')[0]?.actions.map(({ say }) => say)).toContain('评价 ISS-1 1星');
    const rated = await app.say(by('demo-cook', '评价 ISS-1 1星'));
    expect(toldTo(rated, supervisor)[0]?.actions.map(({ say }) => say)).toContain('ISS-1 重新核实');
    expect(await app.ask(by(supervisor, 'ISS-1 重新核实 还有污渍'))).toMatchObject({ outcome: 'confirm' });
    const again = await app.say(by(supervisor, '确认'));
    expect(again[0]).toMatchObject({ intent: 'issue.reopen', outcome: 'auto' });
    expect(toldTo(again, 'demo-cook')[0]?.text).toContain('重新核实');
  });

  it('is nothing for others than supervisors and managers, and a finding is not finished by words', async () => {
    const app = await reported();
    for (const text of ['ISS-1 属实 一般', '答复 ISS-1 好的', 'ISS-1 办结 没事', 'ISS-1 重新核实 还有'])
      expect((await app.ask(by('demo-employee', text))).outcome).toBe('deny');
    await app.say(by(supervisor, 'ISS-1 属实 一般'));
    expect(await app.ask(by(supervisor, 'ISS-1 办结 已处理'))).toMatchObject({
      intent: 'issue.finish',
      outcome: 'reject',
    });
    expect(await app.ask(by(supervisor, 'ISS-99 办结 已处理'))).toMatchObject({ outcome: 'reject' });
  });
});
