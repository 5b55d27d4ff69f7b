import { describe, expect, it } from 'vitest';
import { stageOf } from '../../../src/study/handbook/stage.ts';

const at = (text: string, ...path: readonly string[]) => stageOf({ text, path });

describe('where a clause belongs in the day', () => {
  it.each([
    ['保洁员作业时应穿工作服、戴工牌。', '上岗前'],
    ['会务员上岗前应接受礼仪、应急培训。', '上岗前'],
    ['电动工具应在使用前检查电线和插头。', '上岗前'],
    ['卫生间应每日全面保洁 2 次。', '作业中'],
    ['疏散通道内不应存放保洁工具。', '作业中'],
    ['抹布、拖把使用后应清洗、晾干。', '交接'],
    ['人员下班时应关闭电源。', '交接'],
    ['检查表的保存期限按 TY 107 执行。', '交接'],
    ['保洁员发现冒烟、可疑物品时，应立即报告。', '应急'],
    ['发现地面有呕吐物的，保洁员应戴手套。', '应急'],
  ])('%s → %s', (text, stage) => {
    expect(at(text).stage).toBe(stage);
  });

  it('goes by the nearest heading when its own words say nothing, and names the word', () => {
    expect(at('话筒应装好电池。', '5 会前', '5.2 调试')).toEqual({ stage: '上岗前', word: '会前' });
    expect(at('先断电。', '9 应急处置')).toEqual({ stage: '应急', word: '应急' });
    expect(at('应写明日期。', '8 结果', '8.3 记录')).toEqual({ stage: '交接', word: '记录' });
    expect(at('应每日消毒 1 次。', '7 大堂', '7.2 电梯轿厢')).toEqual({ stage: '作业中' });
  });
});
