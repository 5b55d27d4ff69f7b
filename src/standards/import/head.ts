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

/** The law's or document's own title, its dates; the day of the file's name where the head gives none. */
export function headOfArticles(name: string, head: readonly string[], body: string): Head {
  const text = head.join('\n');
  const title = titleOf(head) ?? bareName(name);
  const named = nameDate(name);
  const dates = datesIn(text.replace(title, ''));
  const issued = dates.filter(
    (d) => /公布|发布|修订|修正|通过|印发/.test(d.event) && !/^\s*(?:起)?\s*施行/.test(d.event),
  );
  const assumed: string[] = [];
  const remarks: string[] = [];
  const published = named ?? issued.at(-1)?.date ?? dates.at(-1)?.date ?? '';
  if (published !== '' && !issued.some((d) => d.date === published)) assumed.push('published');
  const inHead = dates.filter((d) => /^\s*(?:起)?\s*(?:施行|实施)/.test(d.event)).at(-1)?.date;
  let effective = published;
  if (inHead !== undefined && inHead >= published) effective = inHead;
  else assumed.push('effective');
  const closing = /自\s*(?:公布之日|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*起\s*(?:施行|实施)/.exec(
    body.slice(-600),
  )?.[0];
  if (assumed.includes('effective') && closing) remarks.push(`正文末尾写明“${closing}”，请据此核对 effective。`);
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
  if (marked) return marked.replace(/^\s*#\s*/, '').replace(/[\s　]/g, '');
  const line = head.find((l) => l.trim() !== '' && !/\d{4}\s*[年-]|^\s*[（(]|^\s*第/.test(l));
  return line?.replace(/[\s　]/g, '');
}

/** Letters of our codes and the part of the system they mean (Q/LNJG TY 103, 5.1.2). */
const PARTS: Readonly<Record<string, string>> = { TY: '通用基础', JG: '监管', BZ: '保障' };
/** Second digit of a special standard's number (Q/LNJG TY 103, 5.1.4). */
const SERVICES: Readonly<Record<string, string>> = { '1': '物业', '2': '会务', '3': '保洁', '4': '安保', '5': '食堂' };

const CODE =
  /(?:[QTZ]\/[A-Z]{2,10}(?:\s*[A-Z]{2,4})?|GB(?:\/[TZ])?|DB\s?\d{2,6}(?:\/T)?|[A-Z]{2,4}\/T)\s*\d+(?:\.\d+)*\s*[-—–]\s*\d{4}/;

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
  const effective = dates.find((d) => /^\s*实\s*施/.test(d.event))?.date ?? published;
  const assumed: string[] = [];
  if (!dates.some((d) => d.date === published && /^\s*发/.test(d.event))) assumed.push('published');
  if (!dates.some((d) => d.date === effective && /^\s*实/.test(d.event))) assumed.push('effective');
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
