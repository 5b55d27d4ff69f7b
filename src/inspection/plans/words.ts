import { readChinese } from '../../base/numerals.ts';
import { readService, type ServiceNames } from '../../notes/said-words.ts';
import { SERVICES, type Service } from '../../standards/model.ts';
import type { PlanItem } from './model.ts';

const NUM = '(\\d{1,3}|[一二两俩三四五六七八九十]{1,3})';
const TIMES = `\\s*(?:检查|巡查|抽查|查|来|各)?\\s*${NUM}\\s*(?:次|回|遍|趟)`;
const FREQUENCIES: readonly (readonly [RegExp, (said: string | undefined) => Omit<PlanItem, 'service'> | undefined])[] =
  [
    [
      new RegExp(
        `(?:每|一)(?:个)?(?:两|2|二)(?:个)?(?:周|星期|礼拜)(?:${TIMES})?|(?:隔周|双周|每隔一周|每半(?:个)?月)(?:${TIMES})?`,
      ),
      (n) => every('2w', n),
    ],
    [new RegExp(`每\\s*${NUM}\\s*(?:个)?(?:周|星期|礼拜)`), (n) => everySo(n, 'w')],
    [new RegExp(`(?:每|一)(?:个)?(?:周|星期|礼拜)(?:${TIMES})?`), (n) => every('1w', n)],
    [new RegExp(`(?:每|一)(?:两|2|二)天(?:${TIMES})?|隔天|隔日`), (n) => every('2d', n)],
    [new RegExp(`每\\s*${NUM}\\s*(?:天|日|个工作日)`), (n) => everySo(n, 'd')],
    [new RegExp(`(?:每(?:个)?(?:天|日|工作日)|天天|日日|每日|一天|逐日)(?:${TIMES})?`), (n) => every('1d', n)],
    [new RegExp(`(?:每(?:个)?(?:季度|季)|一季度)(?:${TIMES})?`), (n) => every('1m', n)],
    [new RegExp(`(?:每(?:个)?月|一(?:个)?月|当月|全月|本月)(?:${TIMES})?`), (n) => every('1m', n)],
    [/\b(?:every day|daily|each day|every workday)\b/i, () => every('1d', undefined)],
    [/\b(?:every (?:two|2|other) weeks?|fortnightly|biweekly)\b/i, () => every('2w', undefined)],
    [/\btwice (?:a|per) week\b/i, () => every('1w', '2')],
    [/\b(\d{1,2}) times (?:a|per|each|every) week\b/i, (n) => every('1w', n)],
    [/\b(?:weekly|once a week|every week)\b/i, () => every('1w', undefined)],
    [/\btwice (?:a|per) month\b/i, () => every('1m', '2')],
    [/\b(\d{1,2}) times (?:a|per) month\b/i, (n) => every('1m', n)],
    [/\b(?:monthly|once a month|every month)\b/i, () => every('1m', undefined)],
    [new RegExp(`(?:共|查|检查|安排)?\\s*${NUM}\\s*(?:次|回|遍|趟)`), (n) => every('1m', n)],
  ];

const countOf = (said: string): number | undefined =>
  /^\d+$/.test(said) ? Number(said) : readChinese(said.replace('俩', '两'));

function every(of: string, said: string | undefined): Omit<PlanItem, 'service'> | undefined {
  const times = said === undefined ? 1 : countOf(said);
  return times === undefined ? undefined : { every: of, times };
}

function everySo(said: string | undefined, unit: 'd' | 'w'): Omit<PlanItem, 'service'> | undefined {
  const many = said === undefined ? undefined : countOf(said);
  return many === undefined || many < 1 || many > 31 ? undefined : { every: `${many}${unit}`, times: 1 };
}

/** How often, as a text says it; undefined when it does not. `times` may be 0 or too many: whoever plans is told. */
export function frequencyIn(text: string): Omit<PlanItem, 'service'> | undefined {
  for (const [pattern, read] of FREQUENCIES) {
    const found = pattern.exec(text);
    if (found) return read(found.slice(1).find((group) => group !== undefined));
  }
  return undefined;
}

/** What is said of each service, and services whose frequency is missing. */
export interface ItemsRead {
  readonly items: readonly PlanItem[];
  readonly unclear: readonly Service[];
}

const ALL = /(?:五类|各(?:项|类)?|所有|全部|每(?:项|类))(?:的)?服务|\ball services\b/i;

interface Mention {
  readonly at: number;
  readonly service: Service;
}

/**
 * The services of a plan with how often each: 保洁每周2次、食堂每天. What stands between one service and the next is said of
 * the first; 保洁和物业每周一次 of both.
 */
export function itemsIn(text: string, names: ServiceNames): ItemsRead {
  const parts = text.split(/(?<=[、，,;；。\n])|(?=和(?=保|物|会|安|食))|(?<=\band\b)/);
  const mentions: Mention[] = [];
  let at = 0;
  for (const part of parts) {
    const named = SERVICES.flatMap((service) =>
      part.includes(service) ? [{ at: at + part.indexOf(service), service }] : [],
    );
    const read = named.length > 0 ? undefined : readService(part, names);
    mentions.push(...(read ? [{ at, service: read.value }] : named));
    at += part.length;
  }
  mentions.sort((a, b) => a.at - b.at);
  if (mentions.length === 0) {
    const all = ALL.test(text) ? frequencyIn(text.replace(ALL, ' ')) : undefined;
    return { items: all ? SERVICES.map((service) => ({ service, ...all })) : [], unclear: [] };
  }
  const before = frequencyIn(text.slice(0, mentions[0]?.at ?? 0).replace(/^.*计划/, ''));
  const items: PlanItem[] = [];
  const open: Service[] = [];
  mentions.forEach(({ at: start, service }, i) => {
    open.push(service);
    const said = frequencyIn(text.slice(start, mentions[i + 1]?.at ?? text.length));
    if (!said) return;
    for (const one of open.splice(0))
      if (!items.some((item) => item.service === one)) items.push({ service: one, ...said });
  });
  // 每周两次：保洁、食堂 says it of all.
  if (before) for (const one of open.splice(0)) items.push({ service: one, ...before });
  return { items, unclear: open };
}
