import { describe, expect, it } from 'vitest';
import { clauseModal, itemModal, lastSentence, leadInModal } from '../../src/standards/modal.ts';

describe('the force of a clause', () => {
  it.each([
    ['每个大堂应配备雨伞不少于 20 把。', '应'],
    ['归还的雨伞应当日晾干。', '应'],
    ['食品生产经营者应当依照法律从事生产经营活动。', '应'],
    ['出入人员必须出示证件。', '应'],
    ['前台不应收取押金。', '不应'],
    ['任何单位不得干涉。', '不应'],
    ['严禁携带火种进入。', '不应'],
    ['禁止生产经营下列食品：', '不应'],
    ['办公区内勿大声喧哗。', '不应'],
    ['征求意见的期限不应少于 10 个工作日。', '不应'],
    ['宜配备雨衣。', '宜'],
    ['不宜与其他药剂同时使用。', '不宜'],
    ['任何人员均可提出标准化需求。', '可'],
    ['可以分期缴纳。', '可'],
    ['小型会议可不设签到台。', '不必'],
    ['员工不必填写表格。', '不必'],
    ['系统能保存 90 日的录像。', '能'],
    ['本文件规定了雨具借用的要求。', '陈述'],
    ['会议服务分为会前、会中和会后三个阶段。', '陈述'],
    ['各大堂的雨具按表1配备。', '指示'],
    ['遗失一把登记一次，每季度汇总（按 TY 107 的 4.3 保存）。', '指示'],
    ['打开水阀，冲洗地面。', '指示'],
    ['维修按下列步骤进行：', '指示'],
    ['经培训合格后方可上岗。', '应'],
    ['出现腹痛的，食堂经理应立即停止供餐。', '应'],
    ['培训时间每满 45 min 应计为 1 学时。', '应'],
    ['月用量增加 15% 以上的，节能管理员按下列步骤核查：', '指示'],
    ['合同的订立、变更和验收执行 Q/LNJG JG 203 的规定。', '指示'],
  ])('%s → %s', (text, modal) => {
    expect(clauseModal(text)).toBe(modal);
  });

  it.each([
    '应急预案和应急物资的清单。',
    '岗位应知应会的内容。',
    '供应商提供的相应证件。',
    '与表1对应的内容。',
    '适宜的温度。',
    '价格便宜的产品。',
    '可能出现的风险。',
    '食品经营许可证。',
    '节能和功能。',
    '能源消耗的数据。',
    '过敏反应的症状。',
    '适应性试验的结果。',
    '管理平台的推广应用。',
    '必不可少的条款。',
    '禁止标志的颜色。',
    '应买尽买的原则。',
  ])('%s holds no modal verb', (text) => {
    expect(['陈述', '指示']).toContain(clauseModal(text));
  });

  it.each([
    ['供应商应提供服务。', '应'],
    ['服务提供应符合表1。', '应'],
    ['工作组应对需求逐项编号。', '应'],
    ['征求意见稿应征求有关部门的意见。', '应'],
    ['监管人员应会同供应商复核。', '应'],
    ['地面应用清水冲洗。', '应'],
    ['食堂供应商应急时可更换。', '可'],
  ])('%s does', (text, modal) => {
    expect(clauseModal(text)).toBe(modal);
  });

  it('does not take a condition for a command', () => {
    expect(clauseModal('应当公开而未公开的，可以申请复核。')).toBe('可');
    expect(clauseModal('需求不得受理的，工作组应说明理由。')).toBe('应');
  });

  it('prefers the requirement where a clause holds several forces', () => {
    expect(clauseModal('参加人员应包括起草组成员，宜邀请服务对象代表参加。')).toBe('应');
  });
});

describe('the force that a list inherits', () => {
  it('is that of the sentence which announces it', () => {
    expect(leadInModal('借用时应符合下列要求：')).toBe('应');
    expect(leadInModal('归还期限为 48 h，下列情形可延长：')).toBe('可');
    expect(leadInModal('员工可自带雨具。借用时应登记：')).toBe('应');
    expect(lastSentence('员工可自带雨具。借用时应登记：')).toBe('借用时应登记：');
  });

  it('is kept by an item unless the item says a requirement or its opposite outright', () => {
    expect(itemModal('登记借用人、时间、编号；', '应')).toBe('应');
    expect(itemModal('归还期限为 48 h，下列情形可延长：', '应')).toBe('应');
    expect(itemModal('不应混用抹布；', '应')).toBe('不应');
    expect(itemModal('应登记而未登记的物品；', '不应')).toBe('不应');
    expect(itemModal('连续降雨；', '可')).toBe('可');
    expect(itemModal('宜使用环保产品；', '应')).toBe('宜');
  });

  it('of an announced procedure is an instruction', () => {
    expect(itemModal('断开电源，挂牌；', '指示')).toBe('指示');
    expect(itemModal('关闭水阀；', undefined)).toBe('指示');
  });
});
