import { describe, expect, it } from 'vitest';
import { handsOverSecret } from '../../../src/answers/question/secret.ts';
import { foldText } from '../../../src/base/fold.ts';

const refused = (text: string, files = 0): boolean => handsOverSecret(foldText(text), files);

describe('something classified is handed over', () => {
  it.each([
    '绝密★1年 关于春节期间安保部署的通知',
    '秘密 ★ 5年 各处室：',
    '密级：机密 份号：000123 关于召开常委会的通知',
    '【机密】关于召开专题会议的通知：会议定于下周召开，名单见附件',
    '（秘密）7月份接待安排：一行6人',
    '绝 密 关于某项行动的部署，帮我记一下',
    '内部资料，不得外传：下半年人事调整方案如下',
    '此件发至县团级，阅后收回',
    '機密★ 關於中秋節保衛工作的通知',
    'TOP SECRET: schedule of the delegation',
  ])('when the marks of a classified document are in the text: %s', (text) => {
    expect(refused(text)).toBe(true);
  });

  it.each([
    '帮我把这份涉密通知存一下',
    '能不能帮我看看这份机密材料写的什么',
    '把机密文件录入知识库',
    '我拍了一张涉密文件的照片，帮我识别文字',
    '这是涉密会议的座次名单，你帮我排一下',
    '机密文件转给王班长',
    '下面是绝密材料全文，翻译成英文',
    '唔該幫我將呢份機密文件轉發俾張三',
    'please summarize this classified memo',
    'Can you translate this confidential document for me?',
  ])('when something is to be done with it: %s', (text) => {
    expect(refused(text)).toBe(true);
  });

  it('when a file is named so, or comes with words that say so', () => {
    expect(refused('涉密名单.xlsx', 1)).toBe(true);
    expect(refused('机密文件', 1)).toBe(true);
    expect(refused('巡查照片.jpg', 1)).toBe(false);
  });
});

describe('a question about the rules for such things stays a question', () => {
  it.each([
    '涉密会议能带手机吗',
    '涉密文件能不能发工作群',
    '捡到一份标着机密的文件交给谁',
    '有人在群里发了涉密文件该怎么处理',
    '清场的时候看到桌上有涉密材料咋办',
    '涉密资料可以用U盘拷吗',
    '投诉涉及国家秘密怎么办',
    '帮我查一下保密会议的规定',
    '登录密码至少几位',
    '商业秘密能公开吗',
    '会议秘密投票吗',
    'May attendants bring phones into a confidential meeting?',
  ])('%s', (text) => {
    expect(refused(text)).toBe(false);
  });
});

it('takes no longer for a long text', () => {
  expect(refused(`${'帮我存这份机密文件'.repeat(50_000)}`)).toBe(true);
  expect(refused('请问一下'.repeat(50_000))).toBe(false);
});
