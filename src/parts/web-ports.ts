import type { DemonstrationPerson, WebPerson, WebPorts } from '../../adapters/web/ports.ts';
import { dateOf } from '../base/time.ts';
import { attachments } from '../chat/files.ts';
import { maskNumbers } from '../chat/mask.ts';
import type { Command } from '../commands/command.ts';
import type { Core } from '../core.ts';
import { seesPlan } from '../look/plans.ts';
import { seesScores } from '../look/scores.ts';
import { type Person, people, units } from '../people/documents.ts';
import { may } from '../people/permissions.ts';
import { ROLES } from '../people/speaker.ts';
import { personById, rolesOn, whoSpeaks } from '../people/who.ts';
import { meetingOn } from '../runtime/reaching.ts';
import { lineage } from '../standards/lineage.ts';
import type { Edition } from '../standards/model.ts';
import { handsOver } from '../withhold.ts';
import { handbookPages } from './handbook.ts';
import { lookPorts } from './look.ts';

/** Who the page begins as. */
const FIRST = 'demo-employee';

/** What the chat page asks of the rest of the program. */
export async function webPorts(core: Core, commands: () => readonly Command[]): Promise<WebPorts> {
  const { store, clock, catalogue, settings } = core;
  const zone = settings.ZHIBIAO_TIMEZONE;
  const today = () => dateOf(clock.now(), zone);
  const demonstration = await demonstrationPeople(core);

  /** Guests read what is open to all; before publication a text exists for nobody. */
  const mayRead = (edition: Edition, viewer: WebPerson): boolean =>
    catalogue().statusOf(edition, today()) !== undefined && (edition.audience === 'all' || !viewer.guest);
  const editionOf = (id: string, viewer: WebPerson): Edition | undefined => {
    const found = catalogue().edition(id, today());
    return found && mayRead(found, viewer) ? found : undefined;
  };

  /** Who oversees sees what was handed in, as the directory says it now. */
  async function seesAll(id: string): Promise<boolean> {
    const member = await personById(store, id, clock.now());
    return member !== undefined && may({ roles: new Set(rolesOn(member.person, today())) }, 'all.see');
  }

  return {
    person: async (identity) => {
      const speaker = await whoSpeaks(
        store,
        { platform: 'web', id: identity },
        meetingOn('web', settings, clock.now()),
      );
      if (speaker.guest && !identity.startsWith('guest-')) return undefined;
      return {
        id: speaker.id,
        name: speaker.name,
        guest: speaker.guest,
        sees: [...(seesScores(speaker) ? ['scores' as const] : []), ...(seesPlan(speaker) ? ['plan' as const] : [])],
      };
    },
    demonstrationPeople: () => demonstration,
    examples: () =>
      commands()
        .find((c) => c.intent === 'question')
        ?.examples.slice(0, 3) ?? [],
    keepable: (text, files) => (handsOver(text, files) ? undefined : maskNumbers(text).text),
    standards: (viewer) =>
      catalogue()
        .editions.filter((edition) => mayRead(edition, viewer))
        .map((edition) => ({ ...edition, status: catalogue().statusOf(edition, today()) ?? '即将实施' })),
    standard: (id, viewer) => {
      const edition = editionOf(id, viewer);
      const foreword = edition && forewordOf(edition);
      return (
        edition && {
          edition,
          status: catalogue().statusOf(edition, today()) ?? '即将实施',
          ...(foreword ? { foreword } : {}),
        }
      );
    },
    changes: (from, to, viewer) => {
      const before = editionOf(from, viewer);
      const after = editionOf(to, viewer);
      return before && after && lineage(before, after).changes;
    },
    ...handbookPages(core),
    look: lookPorts(core),
    file: async (hash, viewer) => {
      const kept = await store.get(attachments, hash);
      if (kept && (kept.people.includes(viewer.id) || (await seesAll(viewer.id)))) {
        const bytes = await store.getBlob(hash);
        return bytes && { name: kept.name, type: kept.type, bytes };
      }
      // The original of a text is for whoever may read the text.
      const texts = await core.originals.textsOf(hash);
      return texts.some((edition) => mayRead(edition, viewer)) ? core.originals.read(hash) : undefined;
    },
    indexing: core.indexing,
    ready: () => {
      if (!core.searchable()) return { ready: false, reason: 'indexing' };
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

/** Those that a demonstration is about first: who works, then who leads, oversees, decides. */
async function demonstrationPeople({ store }: Core): Promise<readonly DemonstrationPerson[]> {
  const { rows } = await store.find(people, { where: { demonstration: true } });
  const rank = (person: Person): number => Math.max(0, ...person.roles.map(({ role }) => ROLES.indexOf(role)));
  const shown = rows
    .filter(({ id }) => id.startsWith('demo-'))
    .sort((a, b) => rank(a.document) - rank(b.document) || Number(b.id === FIRST) - Number(a.id === FIRST));
  return Promise.all(
    shown.map(async ({ id, document: { name, posts, unit: of } }) => {
      const unit = of === undefined ? undefined : await store.get(units, of);
      return { identity: id, name, does: [posts.join('、'), unit?.short ?? unit?.name].filter(Boolean).join(' · ') };
    }),
  );
}
