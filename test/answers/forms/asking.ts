import { join } from 'node:path';
import type { Draft } from '../../../src/answers/answerer.ts';
import { ANSWERERS } from '../../../src/answers/answerers.ts';
import { fromClauses } from '../../../src/answers/from-clauses.ts';
import { createShelfKeeper } from '../../../src/answers/keeper.ts';
import { plainQuestion } from '../../../src/answers/question/plain.ts';
import { readQuestion } from '../../../src/answers/question/question.ts';
import type { Shelf } from '../../../src/answers/shelf.ts';
import { instantAt, type LocalDate } from '../../../src/base/time.ts';
import { languageOf } from '../../../src/commands/language.ts';
import { plainText } from '../../../src/commands/reply.ts';
import type { Turn } from '../../../src/commands/turn.ts';
import { loadKnowledge } from '../../../src/standards/load.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The demonstration knowledge, indexed. */
export async function demonstration(): Promise<Shelf> {
  const folder = join(import.meta.dirname, '../../../knowledge');
  const keeper = createShelfKeeper({ folder, clock: { now: () => 0 }, log: quiet } as Parameters<
    typeof createShelfKeeper
  >[0]);
  const shelf = await keeper.refresh(loadKnowledge(folder).catalogue);
  await keeper.close();
  return shelf;
}

export interface Answered {
  readonly draft: Draft;
  readonly behaviour: string | undefined;
  readonly text: string;
  /** `JG 352 5.2.1` of each citation. */
  readonly cited: readonly string[];
  readonly says: readonly string[];
}

/**
 * Asks the answerers of forms alone; undefined when none takes the question, so that the search would follow.
 * @param search lets it follow
 */
export function asker(
  shelf: Shelf,
  { guest = false, search = false }: { readonly guest?: boolean; readonly search?: boolean } = {},
) {
  return (text: string, today: LocalDate = '2025-05-14'): Answered | undefined => {
    const language = languageOf(text);
    const turn = {
      text,
      language,
      now: instantAt(today, '10:00'),
      zone: 'Asia/Shanghai',
      conversation: { id: 'd', kind: 'direct' },
      speaker: { id: 'demo-employee', name: '', guest, roles: new Set(), posts: [] },
      say: (sentence: { readonly zh: string; readonly en: string }) => sentence[language],
    } as unknown as Turn;
    const question = readQuestion(text, language, today, shelf, { plain: plainQuestion(text) });
    for (const answerer of search ? [...ANSWERERS, fromClauses] : ANSWERERS) {
      const draft = answerer({ turn, question, today, shelf, subject: undefined });
      if (!draft) continue;
      const cited = (draft.reply.citations ?? []).map((c) => `${c.code.replace(/^Q\/LNJG /, '')} ${c.clause}`);
      return {
        draft,
        behaviour: draft.reply.behaviour,
        text: plainText(draft.reply),
        cited,
        says: draft.reply.buttons.map((b) => b.say),
      };
    }
    return undefined;
  };
}
