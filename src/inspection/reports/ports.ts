import type { CitedClause } from '../../commands/reply.ts';
import type { Day, Service } from '../../standards/model.ts';
import type { FindingPorts } from '../findings/ports.ts';

/** A clause as it is shown with a finding. */
export interface ShownClause {
  readonly key: string;
  readonly text: string;
  /** `Q/LNJG JG 331—2024 5.1.2 · 现行 · 应（要求）`. */
  readonly source: string;
  readonly cited: CitedClause;
}

/** What taking findings, reports and complaints needs of the program. */
export interface ReportPorts extends FindingPorts {
  /** The clauses that something wrong is about, best first, of a service's standards or those for all, as they held on a day. Empty when none fits. */
  readonly clausesFor: (what: string, service: Service | undefined, day: Day) => readonly ShownClause[];
  /** The service that what somebody reports is about, by what the standards speak of; undefined when that tells nothing. */
  readonly serviceOf: (what: string, day: Day) => Service | undefined;
  /** A clause by its key, as it held on a day. */
  readonly clauseAt: (key: string, day: Day) => ShownClause | undefined;
  /** The clause that words name (`JG 331 5.1.2`), by its key. */
  readonly clauseNamed: (words: string, day: Day) => ShownClause | undefined;
}
