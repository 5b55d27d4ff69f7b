/** Whose matters are asked about. */
export type Personal = 'own' | 'other';

const MINE = /(?:我|本人|俺|我们公司|我们组|\bmy\b)/;
const RESULT =
  /(?:考|测试|测验|考试|上次|上回|这次|最近|本月|上个月).{0,8}(?:几分|多少分|得了|成绩|分数|结果|错了|错题|哪几题|排名|第几|过没过|及格没)|(?:成绩|分数|得分|错题|学时|积分|记录|档案|考勤|评分|排名|工资|奖金|罚款)(?:是)?(?:多少|怎么样|给我|查|看|有多少|几)?/;
const OWN_RESULT =
  /(?:我|本人|my).{0,10}(?:考(?:了|试)|测试|上次|上回|成绩|分数|得分|错题|学时|记录|问过|提过|提的需求|绩效|档案|积分|排名|score|result|test|grade)/;
const OTHER =
  /(?:[\p{Script=Han}]{1,3}(?:师傅|姐|哥|叔|姨|工|队长|班长|经理|主任|科长|处长)|他|她|小[\p{Script=Han}]|老[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗]|别人|人家|同事|那家|对家|别家|另一家|其他供应商|隔壁|谁谁|某某)/u;
const ABOUT_THEM =
  /(?:考了|考试|成绩|分数|得分|几分|多少分|测试|身份证|手机号|电话|住址|家住|工资|扣了|被扣|罚了|被罚|罚款|请假|病|记录|评分|排名|约谈)/;
const IDENTITY = /(?:身份证(?:号)?|手机号码?|电话号码?|银行卡(?:号)?|家庭住址|住址|生日)/;

/**
 * Whether a question asks for somebody's own matters rather than for what a standard says. `registered` tells about names that
 * the directory knows.
 */
export function readPersonal(plain: string): Personal | undefined {
  const asksRule =
    /(?:规定|标准|要求|一般|应该|按|能不能|可以|行不行|吗|算不算|算过|够了?吧|多久|怎么|至少|最少|上限)/.test(plain);
  if (
    IDENTITY.test(plain) &&
    /(?:发我|给我|告诉我|查|是多少|发一下|发给|要一下|报一下)/.test(plain) &&
    !/(?:行不行|可以吗|能不能|允许)/.test(plain)
  ) {
    return OWN_RESULT.test(plain) ? 'own' : 'other';
  }
  if (
    OTHER.test(plain) &&
    ABOUT_THEM.test(plain) &&
    !asksRule &&
    /(?:多少|几|看看|给我看|查|怎么样|没有|哪些|结果)/.test(plain)
  )
    return 'other';
  if (
    MINE.test(plain) &&
    OWN_RESULT.test(plain) &&
    RESULT.test(plain) &&
    !asksRule &&
    !/(?:考了\d+|\d+分|得\d+)/.test(plain)
  )
    return 'own';
  return undefined;
}
