import { isLocalDate } from '../base/time.ts';
import type { Slot } from '../commands/command.ts';
import type { Team } from '../people/model.ts';
import { SERVICES, type Service } from '../standards/model.ts';
import { messages } from './messages.ts';

export type ServiceNames = Readonly<Partial<Record<Service, readonly string[]>>>;

type Required<T> = Slot<T> & { readonly required: true };
type Optional<T> = Slot<T> & { readonly required: false };

const trimmed = (text: string): string => text.replace(/^[\s:：,，]+|[\s,，。.!！]+$/g, '');
const SERVICE = SERVICES.join('|');
/** 张三保洁班长, said without blanks. */
const RUN_TOGETHER = new RegExp(`^(\\p{Script=Han}{2,4}?)(${SERVICE})(\\S+)$`, 'u');

/** The name (or id) that stands first. */
export function personName(ask: Slot<string>['ask']): Required<string> {
  return {
    required: true,
    ask,
    read: (rest) => {
      const [first, ...others] = trimmed(rest).split(/\s+/);
      if (!first) return undefined;
      const together = others.length === 0 ? RUN_TOGETHER.exec(first) : null;
      if (together?.[1]) return { value: together[1], rest: `${together[2]} ${together[3]}` };
      return { value: first, rest: others.join(' ') };
    },
  };
}

/** The service that a word names, by itself or by one of its nicknames. */
export function serviceOfWord(word: string, names: ServiceNames): Service | undefined {
  const bare = word.toLowerCase().replace(/(?:组|班|队|部)$/, '');
  return SERVICES.find(
    (s) => s === bare || names[s]?.some((n) => n.toLowerCase() === word.toLowerCase() || n.toLowerCase() === bare),
  );
}

const EVERYBODY = /^(?:全员|全体|所有人|大家|全体人员|all|everyone)(?:组|群)?$/i;

export const teamOfWord = (word: string, names: ServiceNames): Team | undefined =>
  EVERYBODY.test(word) ? '全员' : serviceOfWord(word, names);

/** A team as a word of its own: 保洁员 is a post and no team. */
export function teamWord(names: ServiceNames): Optional<Team> {
  return {
    required: false,
    ask: messages.whichGroup,
    read: (rest) => {
      const words = trimmed(rest).split(/\s+/);
      for (const word of words) {
        const team = teamOfWord(word, names);
        // 保安 is both the guards and a guard: as the only word left it is the post.
        if (team && (words.length > 1 || word === team))
          return { value: team, rest: words.filter((w) => w !== word).join(' ') };
      }
      return undefined;
    },
  };
}

/** `到 2026-03-31`, `until 2026-03-31`: the last day of a role. */
export const untilDate: Optional<string> = {
  required: false,
  ask: messages.until,
  read: (rest) => {
    const found = /(?:到|至|until)\s*(\d{4}-\d\d-\d\d)/i.exec(rest);
    const date = found?.[1];
    return found && date && isLocalDate(date) ? { value: date, rest: rest.replace(found[0], ' ') } : undefined;
  },
};

/** What is left: a post or a role, with a unit's name before it if one was said. */
export const postOrRole: Required<string> = {
  required: true,
  ask: messages.whichRole,
  read: (rest) => {
    const value = trimmed(rest).replace(/\s+/g, ' ').slice(0, 60);
    return value ? { value, rest: '' } : undefined;
  },
};
