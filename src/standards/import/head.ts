import { isLocalDate } from '../../base/time.ts';
import { readCode } from '../code.ts';

/** Front matter as far as the document and its name tell; what is not sure is named in `assumed`. */
export interface Head {
  readonly code: string;
  readonly year?: string;
  readonly title: string;
  readonly type: '标准' | '制度' | '法规';
  readonly part?: string;
  readonly service?: string;
  readonly published: string;
  readonly effective: string;
  readonly assumed: readonly string[];
  /** For the person who reviews: what was found, and what to check. */
  readonly remarks: readonly string[];
}

interface Dated {
  readonly date: string;
  /** What happened on it: 公布, 施行, 修订 … up to the next date. */
  readonly event: string;
}

const DAY = /(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?/g;

function datesIn(text: string): readonly Dated[] {
  const matches = [...text.matchAll(DAY)];
  return matches.flatMap((m, i) => {
    const date = `${m[1]}-${(m[2] ?? '').padStart(2, '0')}-${(m[3] ?? '').padStart(2, '0')}`;
    const event = text.slice(m.index + m[0].length, matches[i + 1]?.index ?? text.length);
    return isLocalDate(date) ? [{ date, event }] : [];
  });
}

const nameDate = (name: string): string | undefined => {
  const found = /(\d{4})-?(\d{2})-?(\d{2})/.exec(name);
  const date = found ? `${found[1]}-${found[2]}-${found[3]}` : '';
  return isLocalDate(date) ? date : undefined;
};

const bareName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]+$/, '')
    .replace(/[（(][^（）()]*[)）]\s*$/, '')
    .trim();

const BEGINS = '(?:正式)?\\s*(?:施行|实施|执行|生效)';
/** The event of a date on which a text takes effect: `起施行` behind the date. */
const TAKES_EFFECT = new RegExp(`^\\s*(?:起)?\\s*(?:开始)?${BEGINS}`);
/** `（自2025年3月1日起执行）` behind a title. */
const IN_TITLE = new RegExp(`\\s*[（(]\\s*自?\\s*\\d{4}[^（()）]*${BEGINS}\\s*[)）]\\s*$`);
/** The sentence with which a text says of itself from when it holds. */
const OF_ITSELF = new RegExp(
  `(?:本\\p{Script=Han}{1,12}|第[〇零一二三四五六七八九十百\\d]+条[\\s　]*)[，,]?\\s*自\\s*((?:公布|发布|印发|下发|颁布)之日|\\d{4}\\s*(?:年|[-/.])\\s*\\d{1,2}\\s*(?:月|[-/.])\\s*\\d{1,2}\\s*日?)\\s*起\\s*${BEGINS}`,
  'gu',
);
const AT_THE_END = new RegExp(
  `自\\s*((?:公布|发布|印发|下发|颁布)之日|\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日)\\s*起\\s*${BEGINS}`,
  'gu',
);
/** How much of a text's end is looked at for a day that it does not say of itself. */
const END = 600;

/** From when a text says that it holds: a day, or `published` for the day of its publication. */
function saidOfItself(body: string): { readonly words: string; readonly day: string | 'published' } | undefined {
  const found = [...body.matchAll(OF_ITSELF)].at(-1) ?? [...body.slice(-END).matchAll(AT_THE_END)].at(-1);
  if (!found) return undefined;
  const day = datesIn(found[1] ?? '')[0]?.date;
  return { words: found[0].slice(found[0].indexOf('自')), day: day ?? 'published' };
}

/** The law's or document's own title, its dates; the day of the file's name where the head gives none. */
export function headOfArticles(name: string, head: readonly string[], body: string): Head {
  const text = head.join('\n');
  const title = titleOf(head) ?? bareName(name);
  const named = nameDate(name);
  const dates = datesIn(text.replace(title, ''));
  const begins = dates.filter((d) => TAKES_EFFECT.test(d.event));
  const others = dates.filter((d) => !begins.includes(d));
  const issued = others.filter((d) => /公布|发布|修订|修正|通过|印发/.test(d.event));
  const assumed: string[] = [];
  const remarks: string[] = [];
  const said = saidOfItself(body);
  const inHead = begins.at(-1)?.date;
  const onDay = inHead ?? (said?.day === 'published' ? undefined : said?.day);
  const published = named ?? issued.at(-1)?.date ?? others.at(-1)?.date ?? onDay ?? '';
  if (published !== '' && !issued.some((d) => d.date === published)) assumed.push('published');
  // A law that was revised keeps the day from which it first held: that is not the day of this text.
  const own = onDay !== undefined && onDay >= published;
  const effective = own ? onDay : published;
  if (!own && !(said?.day === 'published' && published !== '')) assumed.push('effective');
  if (assumed.includes('effective') && said) remarks.push(`正文末尾写明“${said.words}”，请据此核对 effective。`);
  const law = /(?:(?<!办)法|条例)$/.test(title) || /国务院令|主席令|人民代表大会|国务院第\d+次/.test(text);
  return {
    code: title,
    ...(law && published !== '' ? { year: published.slice(0, 4) } : {}),
    title,
    type: law ? '法规' : '制度',
    published,
    effective,
    assumed,
    remarks: law ? remarks : [...remarks, '制度文件有自己的编号时，请改写 code。'],
  };
}

function titleOf(head: readonly string[]): string | undefined {
  const marked = head.find((l) => /^#\s/.test(l.trim()));
  if (marked)
    return marked
      .replace(/^\s*#\s*/, '')
      .replace(IN_TITLE, '')
      .replace(/[\s　]/g, '');
  const line = head.find((l) => l.trim() !== '' && !/\d{4}\s*[年-]|^\s*[（(]|^\s*第/.test(l));
  return line?.replace(/[\s　]/g, '');
}

/** Letters of our codes and the part of the system they mean (Q/LNJG TY 103, 5.1.2). */
const PARTS: Readonly<Record<string, string>> = { TY: '通用基础', JG: '监管', BZ: '保障' };
/** Second digit of a special standard's number (Q/LNJG TY 103, 5.1.4). */
const SERVICES: Readonly<Record<string, string>> = { '1': '物业', '2': '会务', '3': '保洁', '4': '安保', '5': '食堂' };

const CODE =
  /(?:[QTZ]\/[A-Z]{2,10}(?:\s*[A-Z]{2,4})?|GB(?:\/[TZ])?|DB\s?\d{2,6}(?:\/T)?|[A-Z]{2,4}\/T)\s*\d+(?:\.\d+)*\s*[-—–]\s*\d{4}/;

/** `2024-04-01 实施`, `自2024年4月1日起执行`. */
const STARTS = /^\s*起?\s*(?:实\s*施|施\s*行|执\s*行)/;

/** What a standard's cover says. */
export function headOfStandard(name: string, cover: readonly string[]): Head {
  const text = cover.join('\n');
  const fromName = bareName(name);
  const typed = CODE.exec(text)?.[0] ?? CODE.exec(fromName)?.[0] ?? fromName;
  const { code, year } = readCode(typed);
  const dates = datesIn(text);
  const published =
    dates.find((d) => /^\s*发\s*布/.test(d.event))?.date ??
    nameDate(name) ??
    (year === undefined ? '' : `${year}-01-01`);
  const effective = dates.find((d) => STARTS.test(d.event))?.date ?? published;
  const assumed: string[] = [];
  if (!dates.some((d) => d.date === published && /^\s*发/.test(d.event))) assumed.push('published');
  if (!dates.some((d) => d.date === effective && STARTS.test(d.event))) assumed.push('effective');
  const title = coverTitle(cover, typed);
  const [, letters = '', digits = ''] = /\s([A-Z]{2})\s(\d{3})$/.exec(code) ?? [];
  const part = PARTS[letters];
  const service = letters === 'JG' && digits.startsWith('3') ? SERVICES[digits[1] ?? ''] : undefined;
  return {
    code,
    ...(year === undefined ? {} : { year }),
    title: title ?? fromName,
    type: '标准',
    ...(part === undefined ? {} : { part }),
    ...(service === undefined ? {} : { service }),
    published,
    effective,
    assumed,
    remarks: title === undefined ? ['没有认出标准名称，请改写 title。'] : [],
  };
}

/** The longest line of Han characters on the cover that is neither an organisation's nor a kind of standard. */
function coverTitle(cover: readonly string[], code: string): string | undefined {
  const marked = cover.find((l) => /^#\s/.test(l.trim()));
  if (marked) return marked.trim().replace(/^#\s*/, '');
  const lines = cover
    .map((l) => l.trim())
    .filter((l) => /^[\p{Script=Han}\s　（）()、：:·\d第部分]+$/u.test(l) && l !== code);
  const names = lines.filter(
    (l) => !/标准$|发\s*布|实\s*施|^ICS|^CCS|备案|局$|委员会$|公司$|\d{4}/.test(l) || /^.{2,}规范.*标准$/.test(l),
  );
  return names.sort((a, b) => b.length - a.length)[0]?.replace(/[\s　]+/g, (gap) => (gap.length > 1 ? ' ' : ''));
}

const quoted = (text: string): string =>
  /^[\p{Script=Han}\w][\p{Script=Han}\w /.—-]*$/u.test(text) ? text : JSON.stringify(text);

/** The head as YAML front matter, remarks as comments. */
export function frontMatter(head: Head): string {
  const lines = [
    `code: ${quoted(head.code)}`,
    ...(head.year === undefined ? [] : [`year: "${head.year}"`]),
    `title: ${quoted(head.title)}`,
    ...(head.type === '标准' ? [] : [`type: ${head.type}`]),
    ...(head.part === undefined ? [] : [`part: ${head.part}`]),
    ...(head.service === undefined ? [] : [`service: ${head.service}`]),
    head.published === '' ? '# 没有找到发布日期，请补上 published 和 effective。' : `published: ${head.published}`,
    ...(head.effective === '' ? [] : [`effective: ${head.effective}`]),
    ...(head.assumed.length === 0 ? [] : [`assumed: [${head.assumed.join(', ')}]`]),
    ...head.remarks.map((r) => `# ${r}`),
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}
