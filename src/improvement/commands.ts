import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import { optional, service } from '../commands/slots.ts';
import type { TodoSource } from '../commands/todo.ts';
import type { Turn } from '../commands/turn.ts';
import { UNDO_WITHIN, type Undo } from '../commands/undo.ts';
import { may } from '../people/permissions.ts';
import type { Service } from '../standards/model.ts';
import { type AnswerTerm, demandContent, fileDemand, withdrawDemand } from './demand.ts';
import { messages } from './messages.ts';
import { demandRef, demands } from './model.ts';
import { asksAboutNeeds, raisesNeed } from './raising.ts';

export interface ImprovementPorts {
  /** Within how many working days the workgroup answers, by the standard in force on that day. */
  readonly answerTerm: (turn: Turn) => AnswerTerm | undefined;
  readonly serviceNames: Readonly<Partial<Record<Service, readonly string[]>>>;
  /** The service that the words of a need are about, when they don't name it. */
  readonly serviceOf: (content: string) => Service | undefined;
  /** Internal ids of the people who answer needs. */
  readonly workgroup: (turn: Turn) => Promise<readonly string[]>;
}

const LIST_MOST = 10;

/** 需求: raise one, list what is open. */
export function improvementCommands(ports: ImprovementPorts): Command[] {
  const submit = command({
    intent: 'demand.submit',
    does: { zh: '提需求', en: 'raise a need' },
    words: ['提需求', 'raise a demand'],
    recognise: ({ text }) => (asksAboutNeeds(text) ? -1 : raisesNeed(text) ? 0.95 : 0),
    may: ['staff'],
    slots: {
      service: optional(service(ports.serviceNames)),
      content: {
        required: true,
        ask: messages.whatIsNeeded,
        read: (rest) => {
          const value = demandContent(rest);
          return value === '' || /^提(?:一?[个条])?需求$/.test(value) ? undefined : { value, rest: '' };
        },
      },
    },
    examples: ['提需求 车库扫地机定个充电标准'],
    run: async (turn, slots): Promise<Reply> => {
      const content = slots.content as string;
      const about = slots.service ?? ports.serviceOf(content);
      const term = ports.answerTerm(turn);
      const demand = await fileDemand(turn, content, about, term);
      const ref = demandRef(demand.number);
      for (const person of await ports.workgroup(turn)) {
        if (person !== turn.speaker.id) turn.notify({ user: person }, notice(ref, turn, content, about, demand.due));
      }
      return {
        outcome: 'auto',
        ref,
        slots: { content, ...(about ? { service: about } : {}) },
        missing: [],
        blocks: [...lines(turn.say(messages.filed(ref, demand.due, term?.workdays))), { kind: 'quote', text: content }],
        buttons: [{ label: turn.say(messages.undo), say: `撤销 ${ref}` }],
      };
    },
  });

  const list = command({
    intent: 'demand.list',
    does: { zh: '看待答复的需求', en: 'list open needs' },
    words: ['需求列表', '需求清单', '待答复的需求', 'list demands'],
    may: ['workgroup', 'leader'],
    slots: {},
    examples: ['需求列表'],
    run: async (turn): Promise<Reply> => {
      const { rows } = await turn.tx.find(demands, { where: { state: 'open' }, order: { by: 'number' } });
      if (rows.length === 0) return { outcome: 'auto', blocks: lines(turn.say(messages.none)), buttons: [] };
      const items = rows
        .slice(0, LIST_MOST)
        .map(({ document: d }) => `${demandRef(d.number)} ${d.content}${d.due ? `（${d.due} 前）` : ''}`);
      const left = rows.length - items.length;
      return {
        outcome: 'auto',
        blocks: [
          ...lines(turn.say(messages.open(rows.length))),
          { kind: 'list', items },
          ...(left > 0 ? [{ kind: 'text' as const, text: turn.say(messages.more(left)) }] : []),
        ],
        buttons: [],
      };
    },
  });
  return [submit, list];
}

function notice(ref: string, turn: Turn, content: string, about: Service | undefined, due: string | undefined): Reply {
  const fields: [string, string][] = [
    [messages.from.zh, turn.speaker.name],
    ...(about ? [[messages.service.zh, about] as [string, string]] : []),
    ...(due ? [[messages.due.zh, due] as [string, string]] : []),
  ];
  return {
    blocks: [...lines(messages.newDemand(ref).zh), { kind: 'quote', text: content }, { kind: 'fields', fields }],
    buttons: [],
    ref,
  };
}

/** 撤销 REQ-n, by who raised it, within ten minutes. */
export const undoDemand: Undo = {
  series: 'REQ',
  within: UNDO_WITHIN,
  undo: async (turn, number) => {
    const demand = await withdrawDemand(turn, number, UNDO_WITHIN);
    return demand && messages.withdrawn(demandRef(demand.number));
  },
};

/** Needs that wait for the workgroup's answer, the next due first. */
export const demandTodo: TodoSource = {
  title: messages.todo,
  items: async (turn) => {
    if (!may(turn.speaker, 'demand.review')) return [];
    const { rows } = await turn.tx.find(demands, { where: { state: 'open' }, order: { by: 'number' } });
    return rows.map(({ document: { number, content, due } }) => ({
      text: `${demandRef(number)} ${content.slice(0, 60)}${due ? `（${due} 前）` : ''}`,
    }));
  },
};
