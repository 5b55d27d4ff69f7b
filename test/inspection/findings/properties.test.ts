import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/base/time.ts';
import type { StepDetail } from '../../../src/inspection/findings/effects.ts';
import { fileFinding, step } from '../../../src/inspection/findings/file.ts';
import { FINDING_KINDS, type Finding, findingEvents, findings } from '../../../src/inspection/findings/model.ts';
import type { Actor } from '../../../src/inspection/findings/relations.ts';
import { STEPS, type StepName } from '../../../src/inspection/findings/states.ts';
import { replay, storyOf } from '../../../src/inspection/findings/story.ts';
import { SEVERITIES } from '../../../src/notes/model.ts';
import type { Store } from '../../../src/store/store.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { clockAt, everybody, type Person, rules, water } from './kit.ts';

const NAMES = Object.keys(STEPS) as StepName[];
/** Steps that lead on are tried more often: by chance alone few findings would come to an end. */
const LIKELY: readonly StepName[] = [
  'submit',
  'submit',
  'submit',
  'pass',
  'pass',
  'pass',
  'assign',
  'dispute',
  'transfer',
];
const people = everybody.filter((actor): actor is Person => actor !== 'program');
const unitOf = (id: string): string | undefined => people.find((person) => person.id === id)?.unit;

const detail = fc.record(
  {
    words: fc.constantFrom('', '墙角还有水', '配件没到'),
    attachments: fc.constantFrom<readonly string[]>([], ['a'], ['a', 'b']),
    until: fc.constantFrom(0, 1e13),
    claimedOwner: fc.constantFrom('物业' as const, undefined),
  },
  { requiredKeys: [] },
);
const assignee = fc.constantFrom('cleaner', 'two-hats', 'supervisor', 'canteen-lead');
const unit = fc.constantFrom('supplier-cleaning', 'supplier-canteen', 'supervision', undefined);

interface Try {
  readonly name: StepName;
  readonly actor: Actor;
  readonly detail: StepDetail;
  readonly wait: number;
}
const attempt: fc.Arbitrary<Try> = fc
  .record({
    name: fc.constantFrom(...NAMES, ...LIKELY),
    actor: fc.constantFrom(...everybody),
    detail,
    assignee,
    unit,
    severity: fc.constantFrom(...SEVERITIES),
    wait: fc.constantFrom(0, MINUTE, 11 * MINUTE, 30 * HOUR),
  })
  .map(({ name, actor, detail: said, assignee: to, unit: firm, severity, wait }) => ({
    name,
    actor,
    wait,
    detail: { ...said, ...setFor(name, to, firm, severity) },
  }));

function setFor(name: StepName, to: string, firm: string | undefined, severity: Finding['severity']): StepDetail {
  switch (name) {
    case 'assign':
      return { set: { assignee: to } };
    case 'amend':
    case 'confirm':
    case 'transfer':
      return { set: { unit: firm, ...(name === 'transfer' ? {} : { severity }) } };
    case 'rate':
      return { set: { stars: 4 } };
    case 'escalate':
      return { set: { escalated: 1 } };
    default:
      return {};
  }
}

const run = fc.record({
  kind: fc.constantFrom(...FINDING_KINDS),
  severity: fc.constantFrom(...SEVERITIES),
  filer: fc.constantFrom(...people),
  tries: fc.array(attempt, { maxLength: 40 }),
});

/** Files one and tries everything; `look` sees each step that was taken. */
async function play(
  { kind, severity, filer, tries }: typeof run extends fc.Arbitrary<infer T> ? T : never,
  look: (before: Finding, after: Finding, tried: Try, store: Store) => void | Promise<void>,
) {
  const clock = clockAt();
  const store = memoryStore(clock);
  const first = await store.transact({ what: 'file' }, (tx) =>
    fileFinding(tx, { ...water, kind, severity }, filer, rules),
  );
  let taken = 1;
  for (const tried of tries) {
    clock.moveTo(clock.now() + tried.wait);
    const before = (await store.get(findings, 'ISS-1')) ?? first;
    const done = await store.transact({ what: tried.name }, async (tx) =>
      step(tx, before, tried.name, tried.actor, tried.detail),
    );
    if (!done.ok) continue;
    taken += 1;
    await look(before, done.value, tried, store);
  }
  return { store, taken };
}

const RUNS = { numRuns: 400 };

describe('whatever anybody does with a finding', () => {
  it('it is closed by a verified fix or with a recorded reason only', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (game) => {
        await play(game, async (before, after, tried, store) => {
          if (before.state === 'closed' || after.state !== 'closed') return;
          const event = (await storyOf(store, after)).at(-1);
          if (after.closed?.how === 'verified') {
            const evidence = after.onTheSpot
              ? [...after.attachments, ...(event?.attachments ?? [])]
              : (after.submission?.attachments ?? []);
            expect(evidence.length).toBeGreaterThan(0);
          } else expect(event?.words?.trim() ?? '').not.toBe('');
          expect(tried.actor).not.toBe('program');
        });
      }),
      RUNS,
    );
  });

  it('nobody verifies what they or their unit did', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (game) => {
        await play(game, (before, after) => {
          if (after.closed?.how !== 'verified' || before.state === 'closed') return;
          const { by } = after.closed;
          const verifiers = unitOf(by);
          expect(by).not.toBe(before.submission?.by);
          expect(by).not.toBe(before.assignee);
          expect(verifiers === undefined || verifiers !== before.unit).toBe(true);
          expect(verifiers === undefined || verifiers !== before.submission?.unit).toBe(true);
        });
      }),
      RUNS,
    );
  });

  it('no event is lost, and the events tell the finding as it is stored', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (game) => {
        const { store, taken } = await play(game, () => {});
        const finding = await store.get(findings, 'ISS-1');
        const { rows } = await store.find(findingEvents);
        expect(rows).toHaveLength(taken);
        expect(finding && replay(await storyOf(store, finding))).toEqual(finding);
      }),
      RUNS,
    );
  });

  it('what is voided stays so', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (game) => {
        await play(game, (before) => {
          expect(before.state).not.toBe('voided');
        });
      }),
      RUNS,
    );
  });
});
