import { DRAFT_LASTS, drafts } from '../chat/draft.ts';
import type { TodoSource } from '../commands/todo.ts';

/** Which slot of a command holds the message that began it, and the word that begins it again. */
const BEGUN: Readonly<Record<string, { readonly slot: string; readonly word: string }>> = {
  'inspection.create': { slot: 'finding', word: '巡查' },
  'issue.report': { slot: 'problem', word: '报修' },
  'complaint.create': { slot: 'content', word: '投诉' },
  'record.create': { slot: 'said', word: '记录' },
};
const LABEL = { zh: '继续', en: 'Go on' };
const SHOWN_MOST = 60;

/** What somebody began to file and left: kept for a day, offered again in its own words. */
export const unfinishedTodo: TodoSource = {
  title: { zh: '没说完的', en: 'Begun and not finished' },
  items: async (turn) => {
    const draft = await turn.tx.get(drafts, turn.speaker.id);
    const begun = draft && BEGUN[draft.intent];
    const said = begun && draft.slots[begun.slot];
    if (!begun || typeof said !== 'string' || turn.now - draft.at > DRAFT_LASTS) return [];
    return [
      {
        text: said.slice(0, SHOWN_MOST),
        button: { label: turn.say(LABEL), say: `${begun.word} ${said}` },
      },
    ];
  },
};
