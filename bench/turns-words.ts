/** What the two processes of bench/turns.ts say to each other. */
export interface CrowdRequest {
  /** Begins the people's ids: new people for each run. */
  readonly label: string;
  /** So many at once, each in a direct conversation. */
  readonly people: number;
  readonly messages: number;
}

export interface CrowdReport {
  readonly seconds: number;
  /** Milliseconds from the question on the wire to its answer at the session webhook. */
  readonly times: number[];
  /** Share of one core that the simulator took: near 1 it would be what is measured. */
  readonly busy: number;
  /** Rules of the platform that the bot broke. */
  readonly violations: number;
}

export type CrowdWord =
  | {
      readonly word: 'open';
      readonly url: string;
      readonly credentials: { readonly clientId: string; readonly clientSecret: string };
    }
  | { readonly word: 'begun' }
  | { readonly word: 'report'; readonly report: CrowdReport };

/** Asked in turn: every kind that a busy day brings, each answered in one message. */
export const QUESTIONS: readonly string[] = [
  '留样多少克',
  '厕所多久巡一次',
  '84消毒液能和洁厕灵混用吗',
  '什么叫巡回保洁',
  'JG 352 5.2.1',
  '会议室茶水多久加一次',
  '流样要放几个小时',
  '廁所幾耐掃一次',
  '留样是不是100克就够',
  '灭火器多久检查一次',
  '食堂有哪些标准',
  '考核90分是什么等次',
  '茅台多少钱',
  '留样必须贴标签吗',
  '地毯多久洗一次，必须吗',
  'how often must toilets be cleaned at peak hours?',
];
