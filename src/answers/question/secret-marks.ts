const LEVEL = '(?:绝密|机密|秘密)';
const YEARS = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3}) ?(?:年|个?月)|长期';
const NOT_TO_LEAVE =
  '(?:不得|严禁|禁止|请勿|切勿|不准|不许|不要|谢绝|防止) ?(?:对外|擅自|随意)? ?(?:外传|外泄|泄露|泄漏|扩散|复印|翻印|复制|转发|传播|公开|转载|拍照|上网|带出)';

/** Marks that only stand on a classified or internal document: whoever sends them sends its text. */
const MARKS: readonly RegExp[] = [
  new RegExp(`${LEVEL}级? ?[★☆✩✭⭐＊*]`),
  new RegExp(`[★☆✩✭⭐] ?(?:${YEARS})`),
  new RegExp(`密 ?级 ?(?:[:：]|为|是)? ?${LEVEL}(?!的|级的)`),
  new RegExp(`${LEVEL}级? ?(?:${YEARS})`),
  new RegExp(`[【\\[(「『〔{<] ?(?:${LEVEL}|涉密|内部(?:资料|文件|材料)|保密)[^】\\])」』〕}>]{0,12}[】\\])」』〕}>]`),
  new RegExp(`(?:^|\\n)\\s*${LEVEL}(?:级|件)?\\s*(?:[:：·|\\-—\\s!！]|$)`),
  // A level between commas, with nothing else in its part: 警卫方案，机密，仅限参会人员知悉.
  new RegExp(`(?:^|[,，。;；、])\\s*(?:密级)?${LEVEL}级?\\s*[,，。;；](?!\\s*${LEVEL})`),
  /保密期限 ?(?:[:：]|为)? ?(?:\d|[一二三四五六七八九十]|长期)|份 ?号 ?[:：]? ?\d{2,}/,
  new RegExp(
    `(?:内部|保密|涉密|机密|秘密|绝密|本|此)(?:资料|文件|材料|件|通知|参考|信息|内容)[,，;；、 ]{0,2}(?:${NOT_TO_LEAVE}|注意保(?:密|存)|阅后)`,
  ),
  /此件(?:发至|不公开|传达)|阅后(?:即焚|收回|销毁|即毁)|(?:绝密|机密|秘密)[级件]?[·.★ ]?启用前|传达(?:范围|至县)|仅限[^,，。]{0,10}(?:知悉|传阅|掌握)/,
  /(?:^|\n)\W{0,4}(?:top secret|strictly confidential|classified|secret|confidential)\s*(?:[:：\-—/|\])】]|$|\n|(?:memo|notice|minutes|cable|report|document|file)\b)/,
  // … or between spaces: 特急 机密 关于值班的通知.
  new RegExp(`\\S\\s${LEVEL}级?\\s(?!\\s*${LEVEL})\\S`),
  /[:：\-—] ?(?:top secret|secret|confidential) ?[:：\-—]/,
  /\bsecret ?\/\/|\bnoforn\b|\beyes only\b|\bclassification ?[:：] ?(?:top secret|secret|confidential)/,
];

/** True for a text that bears the marks of a classified document. */
export const bearsMarks = (text: string): boolean => MARKS.some((mark) => mark.test(text));

const GAP = '[\\s\\-.·*_~|/\\\\,，。、]{1,2}';
/** How a level is written to be overlooked, or heard by a phone: gaps in it (机 密), characters of the same sound (机蜜). */
const DISGUISED: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`绝${GAP}密`, 'g'), '绝密'],
  [new RegExp(`(?<![手司飞主耳相时动洗印视唱投])机${GAP}密(?![码封闭切集度钥])`, 'g'), '机密'],
  [new RegExp(`秘${GAP}密`, 'g'), '秘密'],
  [new RegExp(`涉${GAP}密`, 'g'), '涉密'],
  [/绝蜜|决密|觉密|爵密/g, '绝密'],
  [/机蜜|鸡密|(?<![一二三四五六七八九十好])几密/g, '机密'],
  [/涉蜜|社密|射密|摄密|设密(?!码)/g, '涉密'],
  [/秘蜜|密秘/g, '秘密'],
];

/** A folded text with its levels of classification written out. */
export const withoutGaps = (text: string): string =>
  DISGUISED.reduce((written, [disguised, meant]) => written.replace(disguised, meant), text);
