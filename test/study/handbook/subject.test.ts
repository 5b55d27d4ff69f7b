import { describe, expect, it } from 'vitest';
import { createSubjectReader } from '../../../src/study/handbook/subject.ts';

const read = createSubjectReader([
  '保洁员',
  '保洁班长',
  '保安员',
  '会务员',
  '采购员',
  '厨师',
  '监管人员',
  '食堂经理',
  '值班员',
]);
const actors = (text: string): readonly string[] => read(text).actors;

describe('who a clause obliges', () => {
  it.each([
    ['保洁员作业时应穿工作服、戴工牌。', ['保洁员']],
    ['误吸药剂气体的，保洁员应离开现场。', ['保洁员']],
    ['未掌握药剂使用方法的保洁员不应单独配制消毒液。', ['保洁员']],
    ['保洁员上岗前的培训按 BZ 401 执行，未掌握药剂使用方法的保洁员不应单独配制消毒液。', ['保洁员']],
    ['保洁员发现遗落的文件，应报告保洁班长，不应自行移动。', ['保洁员']],
    ['保洁员拾到的物品应登记并交保洁班长，不应私自留存。', ['保洁员']],
    ['食品原料应由采购员和厨师 2 人共同验收。', ['采购员', '厨师']],
    ['夜间巡逻应由 2 名保安员同行。', ['保安员']],
    ['会议室的空调宜在会前适时开启，会后应由会务员关闭。', ['会务员']],
    ['多名就餐人员出现呕吐的，食堂经理应立即停止供餐并按 BZ 402 处置和报告。', ['食堂经理']],
    ['采购员、厨师和保洁员应参加演练。', ['采购员', '厨师', '保洁员']],
    ['接到火灾报警信号后，值班员按下列步骤处置：', ['值班员']],
    ['保洁供应商应按区域配备保洁员，每个区域应有 1 名责任人。', ['保洁供应商']],
    ['未经准入审核的供应商不应承接服务。', ['供应商']],
    ['涉密场所的清洁应由使用部门的人员在场陪同。', ['使用部门']],
    ['各服务的班组长应将节能要求纳入班前提醒。', ['班组长']],
    ['管理局应指定节能管理员，负责计量和检查。', ['管理局']],
  ])('%s → %j', (text, expected) => {
    expect(actors(text)).toEqual(expected);
    expect(read(text).open).toBe(text.startsWith('会议室的空调'));
  });

  it.each([
    '84 消毒液不应与洁厕灵混合使用。',
    '保洁作业的顺序应符合下列要求：',
    '会议室的清洁应按会务员的安排进行。',
    '保洁员的培训应每年不少于 8 学时。',
    '监管人员提出的问题，其整改时限按 JG 204 的 5.2 执行。',
    '使用人字梯时应有人扶梯。',
    '',
  ])('nobody by name: %s', (text) => {
    expect(read(text)).toEqual({ actors: [], open: true, anyone: false });
  });

  it.each([
    '人员离开办公室时应关灯。',
    '服务人员上岗前不应饮酒。',
    '高处作业时，作业人员应设置围挡。',
    '员工应及时报告。',
  ])('anybody who does the work: %s', (text) => {
    expect(read(text)).toEqual({ actors: [], open: true, anyone: true });
  });

  it('is both for a clause that asks something of a thing first and of a post then', () => {
    expect(read('办公室内的清洁应按约定的时间进行，保洁员不应翻动文件。')).toEqual({
      actors: ['保洁员'],
      open: true,
      anyone: false,
    });
    expect(read('药剂应与生活物品分开，由保洁班长保管钥匙。')).toMatchObject({ actors: ['保洁班长'], open: true });
  });

  it('reads a text of any length and kind in no time', () => {
    for (const text of ['应'.repeat(5000), '由'.repeat(5000), '保洁员、'.repeat(2000), '的人员'.repeat(2000)])
      expect(read(text).actors.length).toBeLessThan(10);
  });
});
