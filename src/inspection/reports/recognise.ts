import type { Turn } from '../../commands/turn.ts';
import { asks, looksWrong, readEmergency } from '../../notes/signs.ts';
import { may } from '../../people/permissions.ts';
import { namesIssue } from '../findings/reference.ts';
import { saysDone } from '../rectification/words.ts';
import { noteOf } from './note-slots.ts';
import type { ReportPorts } from './ports.ts';

const BEGINS = /^(?:[^\p{L}\p{N}]*)(?:巡查|巡检|检查|抽查|督查|查到|查出|发现|inspection|inspect\b)/iu;
const LOOKED = /查了|看了|检查了|巡查了|巡过|查过|checked|inspected/i;
/** What is written down in the course of work, not found wrong. */
const RECORD =
  /^(?:补录|记录)|留样|晨检|交接班|来访|会前布置|设备运行|虫害|巡回保洁|防火巡查|夜间巡查|消毒(?!液味|间|水味)|(?:中心|柜|库).{0,3}温度|^温度/;
const PLAN = /计划|每[天日周月季年]|每个?(?:星期|礼拜|月)|安排.{0,6}(?:检查|巡查)|抽签|约谈/;
const ELSEWHERE =
  /复查|验收|不?通过|退回|需求|建议|提议|准入|供应商.{0,12}退出|启动退出|成本|费用|定额|发布|征求意见|好做法|考核|扣分|加分|得分|奖励|考试|测试|出题|答题|学习|例会|签到|手册|宣传|链路|导出|待办|清单|台账|(?:列|看|查)一?下|REQ-|REC-|SCH-|QZ-|ANS-|申诉|异议|延期|JG\s?\d|TY\s?\d|BZ\s?\d/i;
const COMPLAINS = /投诉|举报|complain/i;
const REPORTS =
  /^(?:[^\p{L}\p{N}]*)(?:我?要?)(?:报修|报障|报事|报个修|报个问题|反映|上报|报告(?!处置)|故障|report (?:an? )?(?:issue|problem|fault))|报修|报障/iu;
const SHORT = 40;

/** What a message shows of being a note from the floor. */
function signsOf(text: string, turn: Turn, ports: ReportPorts) {
  const note = noteOf(text, turn, ports);
  return {
    emergency: note.emergency !== undefined,
    urgent: note.urgency !== undefined,
    past: note.tense === 'past',
    future: note.tense === 'future',
    placed: note.items.some((item) => item.location !== undefined),
    graded: note.items.some((item) => item.severity !== undefined),
    said: note.items.some((item) => item.service?.from === 'said'),
    known: note.items.some((item) => item.service !== undefined),
    wrong: looksWrong(text),
    fine: note.items.some((item) => item.result !== undefined),
    begins: BEGINS.test(text),
    record: RECORD.test(text),
  };
}

const excluded = (text: string): boolean => asks(text) || namesIssue(text) || ELSEWHERE.test(text);

/** How much a message looks like what somebody found on a round. */
export function inspects(text: string, turn: Turn, ports: ReportPorts): number {
  if (text.trim() === '' || excluded(text) || COMPLAINS.test(text)) return -1;
  const { emergency, future, placed, graded, said, known, wrong, fine, begins, record } = signsOf(text, turn, ports);
  const overseer = may(turn.speaker, 'inspection.create');
  if (emergency) return overseer && (begins || graded) ? 0.97 : -1;
  if (PLAN.test(text) || (future && !graded)) return -1;
  if (record && !(graded && wrong)) return -1;
  if (!overseer) return (begins && (graded || (placed && wrong))) || (graded && placed && wrong) ? 0.92 : -1;
  if (begins && (placed || graded || said || wrong || /^[^\s]{2,10}$/.test(text))) return 0.93;
  if (graded && (placed || said || wrong)) return 0.92;
  if (saysDone(text)) return -1;
  if (fine && placed) return LOOKED.test(text) ? 0.9 : 0.7;
  if (placed && wrong) return 0.85;
  return wrong && known && text.length <= SHORT ? 0.6 : -1;
}

/** How much it looks like a report of something that does not work. */
export function reports(text: string, turn: Turn, ports: ReportPorts): number {
  // A question is told from a report before the whole note is read: questions are what most messages are.
  if (text.trim() === '' || (excluded(text) && readEmergency(text) === undefined)) return -1;
  const signs = signsOf(text, turn, ports);
  const overseer = may(turn.speaker, 'inspection.create');
  if (signs.emergency) return overseer && (signs.begins || signs.graded) ? -1 : 0.97;
  if (excluded(text) || COMPLAINS.test(text) || turn.speaker.guest) return -1;
  if (PLAN.test(text) || signs.future || signs.past || saysDone(text)) return -1;
  if (REPORTS.test(text) && (signs.wrong || signs.placed || text.length <= 4)) return 0.94;
  if (overseer || signs.record || (signs.graded && signs.placed) || !signs.wrong) return -1;
  if (signs.placed) return 0.85;
  if (signs.urgent) return 0.8;
  return signs.known && text.length <= SHORT ? 0.6 : -1;
}

/** How much it looks like a complaint. */
export function complains(text: string, turn: Turn): number {
  if (!COMPLAINS.test(text) || asks(text) || namesIssue(text) || turn.speaker.guest) return -1;
  if (
    /投诉(?:率|处理|管理|渠道|电话|流程|办法|标准|时限|清单|列表|统计|记录|箱)|(?:列|看|查|导出|统计).{0,4}投诉/.test(
      text,
    )
  )
    return -1;
  return 0.95;
}
