import { toMainland } from '../../base/fold.ts';
import type { Sentence } from '../../base/sentence.ts';
import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import { freeText, optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { may } from '../../people/permissions.ts';
import type { Service } from '../../standards/model.ts';
import { messages } from './messages.ts';
import { adjustmentsOf, type ScoredUnit, type Standing, standingOf } from './month.ts';
import type { ScorePorts } from './ports.ts';
import { leadOf, scoreBlocks } from './show.ts';
import { whomOf } from './whom.ts';
import { type MonthSaid, monthInWords, monthSlot, readDelta, serviceSlot, thisMonth } from './words.ts';

const SPEAKS =
  /考核|得分|评分|评级|等级|评价(?:结果|等级|得分)|分数|成绩|打了?多少分|(?:几多?|多少)分(?!钟|鐘)|扣了|\b(?:scores?|assessment|points|rating)\b/i;
const WANTS =
  /多少|几多?分(?!钟|鐘)|怎么样|如何|成绩|得分|分数|情况|明细|结果|等级|排名|扣了|现在|目前|看|查|呢|\b(?:what|how|show|scores?|assessment|rating)\b|^.{0,14}(?:考核|评分|评级|等级)[?？。]?$/i;
/** What the standards say about scoring is a question; other commands have words of their own. */
const ELSEWHERE =
  /标准|规定|规则|怎么(?:算|计|扣|打|评)|如何(?:算|计|扣|打|评|申诉)|算(?:不)?(?:合格|优秀|良好)|才算|及格|合格线|满分|基准|什么时候|几号|工作日|多久|由谁|谁来|依据|程序|流程|条款|(?:一般|较重|严重)(?:的)?问题|扣(?:几|多少)分|每项|申诉|异议|确认单|通知书|考试|测试|测验|答题|抽考|竞赛|比赛|选手|评委|培训|学时|满意度|约谈|奖励记录|导出|需要|需不需要|应该|为什么|周期|冻结|初稿|CT-|ADJ|APL|QZ-|ISS-|\b(?:rules?|appeal|export|quiz|contest|deducted for)\b/i;
const OVERSIGHT =
  /^(?:看|查|查看|看看|查询|查一下|看一下|show)?\s*(?:月度|供应商|本月|这个月|当月|上个?月)?\s*(?:考核|得分)(?:得分|成绩|情况|结果|排名|分数)?[。.?？]?$/i;

/** So many lines stand in a chat; the rest behind a button. */
const SHOWN = 4;
const ALL = 200;

/** 保洁5月考核多少分: a month's score with every line that led to it, to whom it may be shown. */
export function queryCommand(ports: ScorePorts): Command {
  return command({
    intent: 'assessment.query',
    does: { zh: '看月度考核得分', en: "see a month's score" },
    words: ['考核得分', '考核成绩', '考核情况', '考核明细'],
    recognise: ({ text: said }, turn) => {
      const text = toMainland(said);
      if (ELSEWHERE.test(text) || readDelta(text)) return -1;
      if (OVERSIGHT.test(text.trim())) return 0.96;
      if (!SPEAKS.test(text) || !WANTS.test(text)) return 0;
      const service = serviceSlot(ports.serviceNames).read(text, turn);
      const month = monthSlot(ports.calendar).read(text, turn);
      const ours = /我们|咱们|本公司|我司|本单位|\bour\b/i.test(text);
      const named = service !== undefined || ours || /供应商|各家|所有/.test(text);
      const scores = /考核|得分|评价|评级|等级|几多分|评分|分数|扣了|\b(?:scores?|assessment|rating)\b/i.test(text);
      if (named && scores) return 0.96;
      return (named || scores) && month ? 0.93 : 0;
    },
    may: ['supplier_lead', 'supervisor', 'manager', 'leader', 'finance'],
    slots: {
      month: monthSlot(ports.calendar),
      service: serviceSlot(ports.serviceNames),
      words: optional(freeText({ zh: '', en: '' })),
    },
    examples: ['保洁5月考核多少分', '食堂考核现在多少分', '本月考核'],
    run: (turn, said) => query(turn, said, ports),
  });
}

interface Said {
  readonly month?: MonthSaid | undefined;
  readonly service?: Service | undefined;
}

async function query(turn: Turn, { month: said, service: named }: Said, ports: ScorePorts): Promise<Reply> {
  const { say } = turn;
  const ours = /我们|咱们|我司|本公司|本单位|\bour\b/i.test(turn.text) ? turn.speaker.service : undefined;
  const service = named ?? ours;
  const personal = turn.conversation.kind === 'group';
  const answer = (outcome: 'reject' | 'deny' | 'ask', sentence: Sentence, slots: Reply['slots'] = {}): Reply => ({
    outcome,
    slots: slots ?? {},
    missing: [],
    blocks: lines(say(sentence)),
    buttons: [],
  });
  if (said && 'problem' in said) return answer('reject', said.problem, service ? { service } : {});
  const month = said?.month ?? thisMonth(turn);
  const slots = { ...(service ? { service } : {}), month };
  const name = monthInWords(month, dateOf(turn.now, turn.zone));
  const whom = await whomOf(turn, { month, service, text: turn.text }, ports);
  if ('refused' in whom) return answer(whom.outcome, whom.refused, slots);
  if (month > thisMonth(turn)) return answer('reject', messages.futureMonth(name), slots);
  const shown: { one: ScoredUnit; standing: Standing }[] = [];
  for (const one of whom.units) {
    const standing = await standingOf(turn.tx, one.scored, ports);
    if (standing) shown.push({ one, standing });
  }
  const [first] = shown;
  if (!first) return answer('reject', messages.noRules, slots);
  const all = may(turn.speaker, 'firm.see');
  if (!all && shown.every(({ standing }) => standing.state !== 'frozen'))
    return answer('reject', messages.frozenOnly, slots);
  const outcome = said === undefined ? 'default_month' : 'auto';
  const assumed = said === undefined ? [{ kind: 'text' as const, text: say(messages.assumed(name)) }] : [];
  if (shown.length > 1) return listOf(turn, shown, { slots, outcome, personal, assumed });
  const { one, standing } = first;
  const { score } = standing;
  const detail = /明细|全部|逐项|每一?项|all lines|detail/i.test(turn.text);
  const adjusted = await adjustmentsOf(turn.tx, one.scored);
  return {
    outcome,
    slots: {
      service: score.service,
      month,
      score: score.score,
      ...(score.grade ? { grade: score.grade.name } : {}),
      provisional: standing.state !== 'frozen',
    },
    missing: [],
    ...(personal ? { personal } : {}),
    blocks: [...scoreBlocks(standing, one.unit, adjusted, detail ? ALL : SHOWN, turn), ...assumed],
    buttons: buttonsOf(turn, standing, detail),
  };
}

function buttonsOf(
  { say, now, zone, speaker }: Turn,
  { score, state, appealUntil }: Standing,
  detail: boolean,
): Button[] {
  const of = `${score.service}${monthInWords(score.month, dateOf(now, zone)).zh}`;
  const many = score.deductions.length + score.adjustments.length > SHOWN;
  const appeals = speaker.unit === score.unit && state === 'draft' && appealUntil !== undefined && appealUntil > now;
  return [
    ...(many && !detail ? [{ label: say(messages.all), say: `${of}考核明细` }] : []),
    { label: say(messages.sheet), say: `${of}考核确认单` },
    ...(appeals
      ? [{ label: say(messages.appeal), say: `${monthInWords(score.month, dateOf(now, zone)).zh}得分申诉` }]
      : []),
  ];
}

function listOf(
  turn: Turn,
  shown: readonly { readonly one: ScoredUnit; readonly standing: Standing }[],
  {
    slots,
    outcome,
    personal,
    assumed,
  }: {
    readonly slots: { readonly month: string };
    readonly outcome: 'auto' | 'default_month';
    readonly personal: boolean;
    readonly assumed: Reply['blocks'];
  },
): Reply {
  const name = monthInWords(slots.month, dateOf(turn.now, turn.zone));
  return {
    outcome,
    slots: { ...slots, provisional: shown.some(({ standing }) => standing.state !== 'frozen') },
    missing: [],
    ...(personal ? { personal } : {}),
    blocks: [
      ...lines(turn.say(messages.list(name))),
      { kind: 'list', items: shown.map(({ one, standing }) => leadOf(standing, one.unit, turn)) },
      ...assumed,
    ],
    buttons: shown.map(({ one: { scored } }) => ({
      label: scored.service,
      say: `${scored.service}${name.zh}考核多少分`,
    })),
  };
}
