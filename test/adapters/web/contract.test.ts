import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { viewOf } from '../../../adapters/web/view.ts';
import { createWeb } from '../../../adapters/web/web.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { type Got, type Opening, type PlatformBench, testPlatform } from '../contract.ts';
import { browser } from './kit.ts';
import { nothingToLookAt } from './nothing.ts';

async function open({ clock, log, people }: Opening): Promise<PlatformBench> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-web-contract-'));
  const web = createWeb({
    host: '127.0.0.1',
    port: 0,
    store: memoryStore(clock),
    clock,
    log,
    random: randomBytes,
    uploads: folder,
    ports: {
      person: async (id) => ({ id, name: id, guest: false }),
      demonstrationPeople: () => people.map((identity) => ({ identity, name: identity, does: '' })),
      examples: () => [],
      keepable: (text) => text,
      standards: () => [],
      standard: () => undefined,
      changes: () => undefined,
      handbooks: async () => [],
      handbook: async () => undefined,
      handbookFile: async () => undefined,
      file: async () => undefined,
      look: nothingToLookAt,
      indexing: () => undefined,
      ready: () => ({ ready: true }),
    },
  });
  const got: Got[] = [];
  const pages = new Map<string, Promise<Page>>();
  const pageOf = (person: string): Promise<Page> => {
    const page = pages.get(person) ?? openPage(web, person);
    pages.set(person, page);
    return page;
  };
  return {
    platform: {
      name: web.name,
      start: web.start,
      stop: web.stop,
      send: async (message) => {
        const delivery = await web.send(message);
        const person = 'user' in message.to ? message.to.user : '';
        // Read back as the page shows it.
        if (delivery.result === 'sent') got.push(await (await pageOf(person)).newest(person));
        return delivery;
      },
    },
    say: async ({ id, from, text }) => {
      const page = await pageOf(from);
      void page.say(text, id.padEnd(8, '_'));
    },
    received: () => got,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Page = Awaited<ReturnType<typeof openPage>>;
type Shown = ReturnType<typeof viewOf>;

/** A browser in which one person speaks. */
async function openPage(web: ReturnType<typeof createWeb>, person: string) {
  const page = browser({ web });
  const first = await page.open();
  await page.post('/speak-as', new URLSearchParams({ csrf: first.csrf, identity: person }));
  const { csrf } = await page.open();
  return {
    say: (text: string, id: string) => page.say(csrf, text, id),
    newest: async (user: string): Promise<Got> => {
      const response = await page.get('/api/history?before=1000000', { headers: { accept: 'application/json' } });
      const { entries } = (await response.json()) as { entries: readonly Shown[] };
      const newest = entries.filter((entry) => entry.blocks).at(-1);
      return { to: { user }, text: textOf(newest?.blocks ?? []), buttons: newest?.buttons ?? [] };
    },
  };
}

const plain = (runs: readonly { readonly text: string }[]): string => runs.map(({ text }) => text).join('');

const textOf = (blocks: NonNullable<Shown['blocks']>): string => blocks.map(textOfBlock).join('\n');

function textOfBlock(block: NonNullable<Shown['blocks']>[number]): string {
  switch (block.kind) {
    case 'lead':
    case 'text':
      return plain(block.runs);
    case 'quote':
      return block.paragraphs.map(plain).join('\n');
    case 'source':
      return block.text;
    case 'list':
      return block.items.map(plain).join('\n');
    case 'fields':
      return block.fields.map((field) => field.join('：')).join('\n');
    case 'qr':
      return '';
    case 'file':
      return block.name;
  }
}

testPlatform('The page', open, { groups: true, files: true });
