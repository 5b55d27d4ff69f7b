import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let bot: TestApp;
beforeAll(async () => {
  bot = await openTestApp({ at: '2025-06-24T09:00:00+08:00' });
});
afterAll(() => bot.stop());

const PHRASES: [text: string, intent: string, groups?: readonly string[]][] = [
  ['比赛 保洁 对 会务 周五下午3点', 'contest.schedule', ['保洁', '会务']],
  ['周五下午3点保洁和安保来场知识竞赛', 'contest.schedule', ['保洁', '安保']],
  ['给物业和食堂安排一场知识比赛 明天上午10点 20题', 'contest.schedule', ['物业', '食堂']],
  ['知识竞赛 保洁组 vs 食堂组 7月1日下午两点半', 'contest.schedule', ['保洁', '食堂']],
  ['竞赛 安保PK物业 下周三16:00 三轮 每轮5题', 'contest.schedule', ['安保', '物业']],
  ['竞赛 五个组 下周三16:00', 'contest.schedule', ['物业', '会务', '保洁', '安保', '食堂']],
  ['contest between cleaning and security on Friday at 3pm', 'contest.schedule', ['保洁', '安保']],
  ['技能比赛 安保 灭火器 周四上午9点 评委 郑海宁 邓佩仪', 'contest.schedule', ['安保']],
  ['技能竞赛 保洁 卫生间清洁 后天下午3点 评委：周启明、伍玉珍', 'contest.schedule', ['保洁']],
  ['比赛', 'contest.schedule'],
  ['竞赛题目和答案能不能提前泄露', 'question'],
  ['竞赛题目在竞赛结束前不应泄露', 'question'],
  ['技能竞赛多久办一次', 'question'],
  ['比赛结果', 'contest.show'],
  ['CT-9 结果', 'contest.show'],
  ['取消比赛 CT-9', 'contest.cancel'],
  ['CT-9 改到周五下午4点', 'contest.move'],
  ['CT-9 现在开始', 'contest.begin'],
  ['公布 CT-9', 'contest.publish'],
  ['CT-9 张三 第1项 8分', 'contest.score'],
  ['ct9 张三第二项8.5分', 'contest.score'],
  ['评分 CT-9', 'contest.score'],
  ['出题 保洁员多久巡回保洁一次卫生间？ A 30 min B 60 min* C 120 min 条款 JG 331 6.2.1', 'quiz.add_item'],
  ['出一道题', 'quiz.add_item'],
  ['这题有问题', 'quiz.flag_item'],
  ['这道题好像有问题，答案不对', 'quiz.flag_item'],
  ['上一题有错', 'quiz.flag_item'],
  ['QZ-3 第2题有问题 两个都对', 'quiz.flag_item'],
  ['第3题选项有误', 'quiz.flag_item'],
  ['this question is wrong', 'quiz.flag_item'],
  ['题目待定', 'quiz.held_items'],
  ['保留 TM-3', 'quiz.keep_item'],
  ['TM-3 停用', 'quiz.retire_item'],
  ['题目统计', 'quiz.item_stats'],
  ['每周五下午四点给保洁考5题', 'quiz.schedule'],
  ['现在给保洁考5题', 'quiz.start'],
];

describe('what is said of contests and questions', () => {
  it.each(PHRASES)('%s', async (...[text, intent, groups]: (typeof PHRASES)[number]) => {
    const reply = await bot.ask({ by: 'demo-manager', text });
    expect([reply.intent, ...(groups ? [reply.slots?.groups] : [])]).toEqual([intent, ...(groups ? [groups] : [])]);
    await bot.ask({ by: 'demo-manager', text: '取消' });
  });
});
