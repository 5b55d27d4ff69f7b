import { setTimeout as wait } from 'node:timers/promises';
import { chances } from '../../test/program/kit/kills.ts';
import type { Callback } from '../../test/simulators/dingtalk/gateway.ts';
import type { DingTalkSimulator } from '../../test/simulators/dingtalk/simulator.ts';
import type { Colleague } from './organisation.ts';
import { type Asked, type Knowledge, questionIn, wordsFor } from './questions.ts';

/** One message of the bench's people. */
export interface Said {
  readonly person: string;
  readonly text: string;
  /** The question that it answers; none: the start button, or a manager's word. */
  readonly question?: number;
  readonly callback: Callback;
}

/** What somebody has done, told by themselves. */
export interface Taken {
  readonly person: Colleague;
  /** By question from 1, whether the answer that stands at the end is right. */
  readonly answers: Map<number, boolean>;
  /** Says everything, some things, or nothing at all. */
  readonly plan: 'all' | 'some' | 'none';
  done: boolean;
  /** Questions that stand in no bank. */
  unknown: number;
}

export interface Crowd {
  readonly said: readonly Said[];
  readonly taken: readonly Taken[];
  /** Everybody presses the button and answers; resolves when all have done what they meant to do. */
  answer(ref: string): Promise<void>;
}

export interface CrowdSetting {
  readonly simulator: DingTalkSimulator;
  readonly people: readonly Colleague[];
  readonly group: string;
  readonly know: Knowledge;
  readonly seed: number;
  /** Within this everybody has pressed the button, and thinks so long about a question at the least and at the most. */
  readonly pace: { readonly pressMs: number; readonly thinkMs: readonly [number, number] };
}

/** People who take a quiz, each by chances of their own: the same seed takes it alike however the messages run. */
export function createCrowd({ simulator, people, group, know, seed, pace }: CrowdSetting): Crowd {
  const said: Said[] = [];
  const heard = new Map<string, { asked: Map<number, Asked>; done: boolean }>();
  for (const { id } of people) heard.set(id, { asked: new Map(), done: false });
  simulator.onReceived((message) => {
    for (const person of message.people) {
      const own = heard.get(person);
      const asked = questionIn(message.text, message.buttons);
      if (asked) own?.asked.set(asked.place, asked);
      if (own && /答完了/.test(message.text)) own.done = true;
    }
  });

  const taken = people.map((person, i): Taken => {
    const chance = chances(seed * 1_000 + i);
    const luck = chance();
    const plan = luck < 0.02 ? 'none' : luck < 0.05 ? 'some' : 'all';
    return { person, answers: new Map(), plan, done: false, unknown: 0 };
  });

  function say(person: string, text: string, rest: { question?: number; group?: string } = {}): void {
    const { group: where, question } = rest;
    const callback = simulator.say({ from: { staffId: person }, text, ...(where ? { group: where } : {}) });
    said.push({ person, text, callback, ...(question === undefined ? {} : { question }) });
  }

  /** Says an answer; what it comes to is noted as what stands. */
  function give(one: Taken, asked: Asked, right: boolean, chance: () => number, prefix = ''): void {
    const item = know(asked);
    if (!item) {
      one.unknown += 1;
      return;
    }
    const words = wordsFor(asked, item, right, chance);
    const bare = words.replace(/^QZ-\d+ 第\d+题 /, '');
    say(one.person.id, prefix === '' ? words : `${prefix}${bare}`, { question: asked.place });
    one.answers.set(asked.place, right);
    // A finger that slips: the same button twice.
    if (words !== bare && prefix === '' && chance() < 0.1) say(one.person.id, words, { question: asked.place });
  }

  async function take(one: Taken, ref: string, chance: () => number): Promise<void> {
    const own = heard.get(one.person.id);
    if (!own || one.plan === 'none') return;
    const skill = 0.5 + chance() / 2;
    await wait(chance() * pace.pressMs);
    say(one.person.id, `开始答题 ${ref}`, { group });
    const think = (): Promise<unknown> => wait(pace.thinkMs[0] + chance() * (pace.thinkMs[1] - pace.thinkMs[0]));
    for (let place = 1; ; place += 1) {
      while (!own.asked.has(place)) await wait(20);
      await think();
      const asked = own.asked.get(place);
      if (!asked) return;
      give(one, asked, chance() < skill, chance);
      if (one.plan === 'some' && place === 2) return;
      if (place === asked.of) break;
    }
    while (!own.done) await wait(20);
    one.done = true;
    if (chance() >= 0.15) return;
    await think();
    const second = own.asked.get(2);
    if (second) give(one, second, chance() < skill, chance, '第2题改成');
  }

  return {
    said,
    taken,
    answer: async (ref) => {
      await Promise.all(taken.map((one, i) => take(one, ref, chances(seed * 7_919 + i))));
    },
  };
}
