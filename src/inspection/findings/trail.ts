import type { Transaction } from '../../store/store.ts';
import { noteClause, takeBackClause } from '../../trail/trail.ts';
import { type Finding, findingRef } from './model.ts';

/** What the clause's own trail says of a finding as it stands: found broken, put right, neither. */
function happened({ kind, clause, state, closed }: Finding): { readonly found?: string; readonly fixed?: string } {
  if (clause === undefined || kind !== 'finding' || state === 'voided' || closed?.how === 'dismissed') return {};
  return { found: clause, ...(closed?.how === 'verified' ? { fixed: clause } : {}) };
}

/** Notes in the clause's trail what a step has changed there. */
export function noteTrail(tx: Transaction, before: Finding | undefined, after: Finding): void {
  const ref = findingRef(after.number);
  const [was, is] = [before ? happened(before) : {}, happened(after)];
  for (const kind of ['found', 'fixed'] as const) {
    const [old, clause] = [was[kind], is[kind]];
    if (old === clause) continue;
    if (old !== undefined) takeBackClause(tx, { kind, clause: old, ref });
    if (clause !== undefined)
      noteClause(tx, {
        kind,
        clause,
        ref,
        ...(after.service ? { service: after.service, team: after.service } : {}),
      });
  }
}
