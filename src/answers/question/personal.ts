import {
  A_PERIOD,
  A_RULE,
  BARE,
  CERTAIN_FIRM,
  FIRM_RESULT,
  HEALTH,
  IDENTITY,
  LOOKS_UP,
  MAY_I_SEE,
  MINE,
  NAMED,
  OTHER_FIRM,
  OTHERS_RECORDS,
  OUR_FIRM,
  OWN_DOINGS,
  PAY,
  POST_HOLDER,
  RESULT,
  SERVICE_FIRM,
  SOMEBODY,
  SOMEBODY_ENGLISH,
  WANTS,
  WANTS_TO_HAVE,
  WHO_CAME,
  WHO_COMPLAINED,
  WORK_RECORDS,
} from './personal-words.ts';

/** Somebody's own matters, asked for: whose they are, and of what kind. */
export interface Personal {
  readonly whose: 'own' | 'own firm' | 'other' | 'other firm';
  /** Numbers, addresses and who complained are told to nobody; results to whom the roles allow. */
  readonly what: 'result' | 'identity' | 'pay' | 'records';
  /** Of a firm: the service that it is known by, where one was named. */
  readonly named?: string;
}

/** Who stands behind a word. */
export interface NamesKnown {
  /** True for a word of the language (`高峰`, `严重`), which is then no name, though it begins like one. */
  isWord(word: string): boolean;
  /** True when the directory has somebody of whom a text speaks by full name. */
  isNamed?(text: string): boolean;
}

/** How long a question for one's own matters is at most; a longer one tells a story and asks for the rule in it. */
const LONGEST = 60;
/** A value in it is held against a rule: 我考了75分算过吗. */
const A_VALUE = /(?:考了|得了|得|才|是)\d+ ?分|\d+ ?分/;

/** True for a text that may ask for somebody's matters at all; most do not, and cost nothing more. */
export const mayBePersonal = (plain: string): boolean =>
  [RESULT, IDENTITY, PAY, FIRM_RESULT, WHO_COMPLAINED, OWN_DOINGS, HEALTH, OTHERS_RECORDS, WHO_CAME].some((words) =>
    words.test(plain),
  );

/**
 * Whether a message asks for somebody's own matters (results, pay, numbers, a firm's score) rather than for what a standard
 * says. Not whether the speaker may know: the roles decide (interfaces.md, "Who may what").
 * @param plain the plain question.
 * @param names how names are told from words.
 * @param firms short names of firms, with the service that each renders.
 */
export function readPersonal(
  plain: string,
  names: NamesKnown,
  firms: ReadonlyMap<string, string> = new Map(),
): Personal | undefined {
  if (plain.length > LONGEST || !mayBePersonal(plain)) return undefined;
  const wants = WANTS.test(plain) || BARE.test(plain);
  const value = A_VALUE.test(plain);
  const rule = A_RULE.test(plain) && !(BARE.test(plain) && LOOKS_UP.test(plain));
  if (WHO_COMPLAINED.test(plain) && !rule) return { whose: 'other', what: 'identity' };
  if (!rule && (WHO_CAME.test(plain) || (OTHERS_RECORDS.test(plain) && WANTS_TO_HAVE.test(plain))))
    return { whose: MINE.test(plain) && /我的|本人/.test(plain) ? 'own' : 'other', what: 'records' };
  if (isOfSomebody(plain, names)) return ofSomebody(plain, { wants, rule, value });
  const firm = firmIn(plain, firms);
  if (firm && FIRM_RESULT.test(plain) && wants && !rule && !value) return { ...firm, what: 'result' };
  if (POST_HOLDER.test(plain) && IDENTITY.test(plain) && wants && !rule) return { whose: 'other', what: 'identity' };
  if (/谁(?:考|得|没及格|不及格|最|垫底|排|没过|被扣|错|的(?:成绩|分|健康证))/.test(plain) && isAbout(plain) && !rule)
    return { whose: 'other', what: 'result' };
  if (IDENTITY.test(plain) && /(?:发我|发给我|给我|告诉我|查一?下|报一?下|要一?下|是多少|发一下)/.test(plain) && !rule)
    return { whose: MINE.test(plain) && /我的|我本人|my/.test(plain) ? 'own' : 'other', what: 'identity' };
  return MINE.test(plain) ? ofOneself(plain, { wants, rule, value }) : undefined;
}

/** True when somebody from outside wants to see records of the daily work: 能看下你们的检查记录吗. */
export const wantsWorkRecords = (plain: string): boolean =>
  (WORK_RECORDS.test(plain) || OTHERS_RECORDS.test(plain)) &&
  (WANTS_TO_HAVE.test(plain) || MAY_I_SEE.test(plain)) &&
  !/规定|要求|标准|保存|多久|谁|怎么|手续|批/.test(plain);

/** How a question is put: a value is wanted; a rule is asked for; a value is named to be held against one. */
interface Put {
  readonly wants: boolean;
  readonly rule: boolean;
  readonly value: boolean;
}

const isAbout = (plain: string): boolean => RESULT.test(plain) || HEALTH.test(plain);

const isOfSomebody = (plain: string, names: NamesKnown): boolean =>
  names.isNamed?.(plain) || SOMEBODY.test(plain) || SOMEBODY_ENGLISH.test(plain) || nameIn(plain, names) !== undefined;

function ofSomebody(plain: string, { wants, rule, value }: Put): Personal | undefined {
  const looksUp = LOOKS_UP.test(plain);
  if (
    IDENTITY.test(plain) &&
    (wants || looksUp) &&
    !/没带|忘带|没有带|出示|行不行|发(?:到|在)|能不能|要不要|登记/.test(plain)
  )
    return { whose: 'other', what: 'identity' };
  if (PAY.test(plain) && wants && !rule) return { whose: 'other', what: 'pay' };
  if (isAbout(plain) && wants && (!rule || looksUp) && !value) return { whose: 'other', what: 'result' };
  return undefined;
}

function ofOneself(plain: string, { wants, rule, value }: Put): Personal | undefined {
  if (PAY.test(plain) && wants && !rule) return { whose: 'own', what: 'pay' };
  if (OWN_DOINGS.test(plain) && !rule) return { whose: 'own', what: 'result' };
  if (RESULT.test(plain) && asksForOwn(plain, wants) && (!rule || LOOKS_UP.test(plain)) && !value)
    return { whose: 'own', what: 'result' };
  return undefined;
}

/** `我的记录要写什么` asks for a rule, `看看我的记录` for one's own. */
const asksForOwn = (plain: string, wants: boolean): boolean =>
  (wants || ONLY_OWN.test(plain)) &&
  /(?:我|本人|自己|俺).{0,10}(?:成绩|分数|得分|得了|几分|多少分|错题|答错|做错|学时|积分|绩效|排名|名次|考|测|测试|记录|档案|扣|第几|及格|约谈|过了|通过|学够|学了|对了|正确率|答对|名次|错)|我(?:上次|这次|上回|最近|本月|昨天)|\bmy\b|how did i|did i|do i have/.test(
    plain,
  ) &&
  !/记录(?:表|本|要|怎么|该|写|填|保存)/.test(plain);

/** `我的成绩`, and nothing else. */
const ONLY_OWN =
  /^(?:我|本人|自己)(?:的)?(?:上次|这次|最近|本月|今年|业务)?(?:的)?(?:测试|考试|测验|约谈|培训)?(?:成绩|分数|得分|学时|错题|积分|绩效|记录|排名)(?:呢|单|本)?[?？。!！ ]*$|^my (?:test )?(?:scores?|results?|records?)\W*$/;

/** Characters of which no given name is made: they belong to the sentence. */
const NO_GIVEN_NAME =
  /[要的了在是有被把给不没会能可就都还也又很最多少几谁什么这那个和与跟于上下前后后年月日天时分过去来说问出入]/;

/** A full name that is no word: 李桂芳上次…, 王洁的…; the directory knows it or not. */
function nameIn(plain: string, { isWord }: NamesKnown): string | undefined {
  for (const match of plain.matchAll(NAMED)) {
    const [, name = ''] = match;
    const before = plain.slice(Math.max(0, match.index - 2), match.index);
    const first = name.slice(0, 1);
    // 李 in 行李, 费 in 服务费 begin no name; nor does a word of the language (高峰、严重).
    if (NO_GIVEN_NAME.test(name.slice(1)) || isWord(name) || isWord(name.slice(0, 2))) continue;
    if (before !== '' && (isWord(before.slice(-1) + first) || isWord(before + first))) continue;
    return name;
  }
  return undefined;
}

function firmIn(plain: string, firms: ReadonlyMap<string, string>): Pick<Personal, 'whose' | 'named'> | undefined {
  if (OUR_FIRM.test(plain)) return { whose: 'own firm' };
  if (OTHER_FIRM.test(plain)) return { whose: 'other firm', ...serviceNamed(plain) };
  for (const [name, service] of firms)
    if (name.length > 1 && plain.includes(name)) return { whose: 'other firm', named: service };
  if (!A_PERIOD.test(plain) && !CERTAIN_FIRM.test(plain)) return undefined;
  const named = serviceNamed(plain);
  return named.named === undefined ? undefined : { whose: 'other firm', ...named };
}

/** What people call a service that is rendered under another name here. */
const CALLED: Readonly<Record<string, string>> = {
  保安: '安保',
  餐饮: '食堂',
  canteen: '食堂',
  cleaning: '保洁',
  security: '安保',
  property: '物业',
  conference: '会务',
};

function serviceNamed(plain: string): { readonly named?: string } {
  const service = SERVICE_FIRM.exec(plain)?.[1];
  return service === undefined || /其他|别的|以外|之外|除了|各家|各个?供应商/.test(plain)
    ? {}
    : { named: CALLED[service] ?? service };
}
