import { describe, expect, it } from 'vitest';
import { askedRest, cutBlocks, cutPlace, offerRest } from '../../src/chat/rest.ts';
import { type Block, lines, plainText, type Reply } from '../../src/commands/reply.ts';

const turnOf = (text = '') => {
  const memory = new Map<string, unknown>();
  return {
    text,
    say: (sentence: { zh: string }) => sentence.zh,
    remember: (topic: { name: string }, value: unknown) => void memory.set(topic.name, value),
    recall: (topic: { name: string; parse: (value: unknown) => never }) => topic.parse(memory.get(topic.name)),
  };
};

describe('a reply that is longer than its platform bears', () => {
  const long: Reply = { blocks: [...lines('要点'), ...lines('甲。'.repeat(40), '乙。'.repeat(40))], buttons: [] };

  it('stays as it is when it fits, or when the platform has no limit', () => {
    expect(offerRest(long, undefined, turnOf())).toBe(long);
    expect(offerRest(long, 1_000, turnOf())).toBe(long);
  });

  it('is cut, and its rest is given to whoever asks for it, with nothing lost', () => {
    const turn = turnOf('看其余');
    const shown = offerRest(long, 100, turn);
    expect(plainText(shown).length).toBeLessThanOrEqual(100);
    expect(shown.buttons).toEqual([{ label: '看其余', say: '看其余' }]);
    const rest = askedRest(turn as never);
    expect(plainText(shown).replaceAll('\n', '') + plainText(rest ?? { blocks: [] }).replaceAll('\n', '')).toBe(
      plainText(long).replaceAll('\n', ''),
    );
  });

  it('gives no rest when there is none, or when something else is said', () => {
    expect(askedRest(turnOf('看其余') as never)).toBeUndefined();
    const turn = turnOf('留样多少克');
    offerRest(long, 100, turn);
    expect(askedRest(turn as never)).toBeUndefined();
  });

  it('is cut between the items of a list and the fields of a form', () => {
    const items = Array.from({ length: 30 }, (_, i) => `第${i}项`);
    const [shown, left] = cutBlocks([{ kind: 'list', items }], 50);
    expect([...shown, ...left].flatMap((block) => (block.kind === 'list' ? block.items : []))).toEqual(items);
    expect(plainText({ blocks: shown }).length).toBeLessThanOrEqual(50);
    const fields = items.map((item) => [item, '值'] as const);
    const [some, others] = cutBlocks([{ kind: 'fields', fields }], 50);
    expect([...some, ...others].flatMap((block) => (block.kind === 'fields' ? block.fields : []))).toEqual(fields);
  });

  it('shows something even when the first block alone is too large', () => {
    const block: Block = { kind: 'quote', text: '长'.repeat(500) };
    const [shown, left] = cutBlocks([block], 100);
    expect([shown, left]).toEqual([
      [{ kind: 'quote', text: '长'.repeat(100) }],
      [{ kind: 'quote', text: '长'.repeat(400) }],
    ]);
  });
});

describe('where a text is cut', () => {
  it.each([
    ['after a paragraph', '第一段\n\n第二段很长很长', 8, 5],
    ['else after a line', '第一行\n第二行很长', 6, 4],
    ['else after a sentence', '第一句。第二句很长', 6, 4],
    ['nowhere in one long word', '一二三四五六七八九', 6, 0],
    ['not so early that little is shown', '一。二三四五六七八九十一二三', 12, 0],
  ])('%s', (_, text, room, at) => expect(cutPlace(text, room)).toBe(at));
});
