import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyser, createAnalyser } from '../../src/search/analyser.ts';
import { buildIndex } from '../../src/search/build.ts';
import type { SearchDocument } from '../../src/search/index-model.ts';
import { rank } from '../../src/search/rank.ts';
import { loadIndex, saveIndex } from '../../src/search/saved.ts';

let analyser: Analyser;
beforeAll(() => {
  analyser = createAnalyser({ ownWords: ['留样'] });
});

const DOCUMENTS: SearchDocument[] = [
  { id: 'a', group: 'JG 352', fields: { title: '食品安全与留样', text: '每个品种留样不少于 125 g，冷藏 48 h。' } },
  { id: 'b', group: 'JG 352', fields: { title: '食品安全与留样', text: '' } },
  { id: 'c', group: '', fields: { text: '大堂巡查每两小时一次，一次，一次。' } },
];

describe('a saved index', () => {
  it('comes back as it was', () => {
    const index = buildIndex(DOCUMENTS, analyser);
    const loaded = loadIndex(saveIndex(index));
    expect(loaded).toMatchObject({ fingerprint: index.fingerprint, ids: index.ids, groups: index.groups });
    expect(loaded?.postings).toEqual(index.postings);
    expect(loaded?.groupOf).toEqual(index.groupOf);
    expect(loaded && rank(loaded, analyser, '留样多少克')).toEqual(rank(index, analyser, '留样多少克'));
  });

  it('comes back whatever the documents', () => {
    const documents = fc.uniqueArray(
      fc.record({
        id: fc.string(),
        group: fc.string(),
        fields: fc.dictionary(fc.constantFrom('title', 'text', 'other'), fc.string()),
      }),
      {
        selector: ({ id }) => id,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(documents, (all) => {
        const index = buildIndex(all, analyser);
        expect(loadIndex(saveIndex(index))?.postings).toEqual(index.postings);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused when any byte of it is wrong, when it is cut, and when it is something else', () => {
    const bytes = saveIndex(buildIndex(DOCUMENTS, analyser));
    for (let at = 0; at < bytes.length; at += 37) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      expect(loadIndex(damaged)).toBeUndefined();
    }
    expect(loadIndex(bytes.subarray(0, bytes.length - 1))).toBeUndefined();
    expect(loadIndex(new Uint8Array())).toBeUndefined();
    expect(loadIndex(Buffer.from('zhibiao index 1\n'))).toBeUndefined();
  });
});

describe('an index made from an older one', () => {
  it('equals one built from nothing', () => {
    const older = buildIndex(DOCUMENTS, analyser);
    const changed = [DOCUMENTS[2], { ...DOCUMENTS[0], fields: { text: '留样 100 g' } }].filter(
      (d): d is SearchDocument => d?.id !== undefined,
    );
    const base = loadIndex(saveIndex(older));
    const updated = buildIndex(changed, analyser, { base });
    const fresh = buildIndex(changed, analyser);
    expect(updated.fingerprint).toBe(fresh.fingerprint);
    expect(updated.postings).toEqual(fresh.postings);
    expect(updated.texts).toEqual(fresh.texts);
  });

  it('has another fingerprint for other words, another group or another order', () => {
    const { fingerprint } = buildIndex(DOCUMENTS, analyser);
    const others = [
      DOCUMENTS.map((d) => ({ ...d, fields: { ...d.fields, text: `${d.fields.text}。` } })),
      DOCUMENTS.map((d) => ({ ...d, group: 'JG 331' })),
      [...DOCUMENTS].reverse(),
    ];
    for (const other of others) expect(buildIndex(other, analyser).fingerprint).not.toBe(fingerprint);
    expect(buildIndex(DOCUMENTS, createAnalyser({ ownWords: ['放行条'] })).fingerprint).not.toBe(fingerprint);
  });
});
