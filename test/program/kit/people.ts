import { setTimeout as wait } from 'node:timers/promises';
import type { Callback } from '../../simulators/dingtalk/gateway.ts';
import type { DingTalkSimulator } from '../../simulators/dingtalk/simulator.ts';

export type Kind = 'question' | 'demand' | 'useful' | 'undo';

/** One thing that somebody said, and what it should have done. */
export interface Said {
  readonly kind: Kind;
  readonly person: string;
  readonly text: string;
  readonly callback: Callback;
  /** Of 有用: the question that it follows. */
  readonly about?: Said;
  /** Of 撤销: what is taken back. */
  readonly ref?: string;
}

const QUESTIONS = [
  '留样多少克',
  '厕所多久巡一次',
  '会议室茶水多久加一次',
  '流样要放几个小时',
  '灭火器多久检查一次',
  'JG 352 5.2.1',
];

/** People of the demonstration, each with a staff id that is their own. */
export const PEOPLE = [
  'demo-employee',
  'demo-employee-2',
  'cleaning-lead',
  'cleaning-3',
  'cleaning-4',
  'demo-cook',
  'canteen-2',
  'canteen-3',
  'demo-guard',
  'security-3',
  'conference-2',
  'property-2',
] as const;

export interface Crowd {
  readonly said: readonly Said[];
  /** Nobody begins anything new; resolves when everybody has been answered. */
  goHome(): Promise<void>;
}

/**
 * People who ask, find it useful, raise needs and take them back: each one thing after the other, the next when the last is
 * acknowledged and answered, however long the bot is away in between.
 */
export function createCrowd(simulator: DingTalkSimulator): Crowd {
  const said: Said[] = [];
  const heard = new Map<string, string[]>(PEOPLE.map((person) => [person, []]));
  simulator.onReceived(({ people, text }) => {
    for (const person of people) heard.get(person)?.push(text);
  });
  let over = false;
  let needs = 0;

  /** Says it, and waits for the acknowledgement and for an answer. @returns what was heard since */
  async function say(person: string, kind: Kind, text: string, rest: Pick<Said, 'about' | 'ref'> = {}) {
    const before = heard.get(person)?.length ?? 0;
    const one: Said = { kind, person, text, callback: simulator.say({ from: { staffId: person }, text }), ...rest };
    said.push(one);
    const since = () => heard.get(person)?.slice(before) ?? [];
    while (one.callback.acknowledged === 0 || since().length === 0) await wait(5);
    return { one, answers: since() };
  }

  async function live(person: string, first: number): Promise<void> {
    for (let n = first; !over; n += 1) {
      const { one } = await say(person, 'question', QUESTIONS[n % QUESTIONS.length] ?? '');
      if (n % 2 === 0 && !over) await say(person, 'useful', '有用', { about: one });
      if (n % 3 !== 0 || over) continue;
      needs += 1;
      const { answers } = await say(person, 'demand', `提需求 车库扫地机充电第${needs}处没有规定`);
      const ref = answers.map((text) => /REQ-\d+/.exec(text)?.[0]).find(Boolean);
      if (n % 2 === 1 && ref && !over) await say(person, 'undo', `撤销 ${ref}`, { ref });
    }
  }

  const lives = PEOPLE.map((person, n) => live(person, n));
  return {
    said,
    goHome: async () => {
      over = true;
      await Promise.all(lives);
    },
  };
}
