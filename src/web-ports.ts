import type { DemonstrationPerson, WebPerson, WebPorts } from '../adapters/web/ports.ts';
import { handsOverSecret } from './answers/question/secret.ts';
import type { Core } from './app.ts';
import { foldText } from './base/fold.ts';
import { dateOf } from './base/time.ts';
import { maskNumbers } from './chat/mask.ts';
import type { Command } from './commands/command.ts';
import { people } from './people/documents.ts';
import { whoSpeaks } from './people/who.ts';
import { meetingOn } from './reaching.ts';
import { lineage } from './standards/lineage.ts';
import type { Edition } from './standards/model.ts';

/** What the chat page asks of the rest of the program. */
export async function webPorts(core: Core, commands: () => readonly Command[]): Promise<WebPorts> {
  const { store, clock, shelf, settings } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  const today = () => dateOf(clock.now(), zone);
  const demonstration = await demonstrationPeople(core);

  /** Guests read what is open to all; before publication a text exists for nobody. */
  const mayRead = (edition: Edition, viewer: WebPerson): boolean =>
    shelf().catalogue.statusOf(edition, today()) !== undefined && (edition.audience === 'all' || !viewer.guest);
  const editionOf = (id: string, viewer: WebPerson): Edition | undefined => {
    const found = shelf().catalogue.edition(id, today());
    return found && mayRead(found, viewer) ? found : undefined;
  };

  return {
    person: async (identity) => {
      const speaker = await whoSpeaks(
        store,
        { platform: 'web', id: identity },
        meetingOn('web', settings, clock.now()),
      );
      if (speaker.guest && !identity.startsWith('guest-')) return undefined;
      return { id: speaker.id, name: speaker.name, guest: speaker.guest };
    },
    demonstrationPeople: () => demonstration,
    examples: () =>
      commands()
        .find((c) => c.intent === 'question')
        ?.examples.slice(0, 3) ?? [],
    keepable: (text) => (handsOverSecret(foldText(text), 0) ? undefined : maskNumbers(text).text),
    standards: (viewer) =>
      shelf()
        .catalogue.editions.filter((edition) => mayRead(edition, viewer))
        .map((edition) => ({ ...edition, status: shelf().catalogue.statusOf(edition, today()) ?? '即将实施' })),
    standard: (id, viewer) => {
      const edition = editionOf(id, viewer);
      const foreword = edition && forewordOf(edition);
      return (
        edition && {
          edition,
          status: shelf().catalogue.statusOf(edition, today()) ?? '即将实施',
          ...(foreword ? { foreword } : {}),
        }
      );
    },
    changes: (from, to, viewer) => {
      const before = editionOf(from, viewer);
      const after = editionOf(to, viewer);
      return before && after && lineage(before, after).changes;
    },
    file: async () => undefined,
    indexing: core.indexing,
    ready: () => {
      const { writable, reason } = store.status();
      return writable ? { ready: true } : { ready: false, ...(reason ? { reason } : {}) };
    },
  };
}

/** The paragraphs of the foreword: it is no clause, but a reader of the whole text wants it. */
function forewordOf({ body }: Edition): readonly string[] | undefined {
  const text = /^#{1,2}\s*前\s*言\s*$([\s\S]*?)(?=^#)/m.exec(body)?.[1];
  const paragraphs = text
    ?.split(/\n\s*\n/)
    .map((p) => p.trim())
    .filter(Boolean);
  return paragraphs && paragraphs.length > 0 ? paragraphs : undefined;
}

async function demonstrationPeople({ store }: Core): Promise<readonly DemonstrationPerson[]> {
  const { rows } = await store.find(people, { where: { demonstration: true } });
  return rows
    .filter(({ id }) => id.startsWith('demo-'))
    .map(({ id, document }) => ({
      identity: id,
      name: document.name,
      does: [document.posts.join('、'), document.unit].filter(Boolean).join(' · '),
    }));
}
