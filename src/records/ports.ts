import type { Instant } from '../base/clock.ts';
import type { Places } from '../people/places.ts';
import type { WorkCalendar } from '../schedule/calendar.ts';
import type { Catalogue } from '../standards/catalogue.ts';
import type { Transaction } from '../store/store.ts';
import type { RecordDocument } from './model.ts';
import type { RecordType } from './types/model.ts';

/** What records need to know of the rest of the program. */
export interface RecordPorts {
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly places: () => Places;
  readonly catalogue: () => Catalogue;
  /** The types as the knowledge folder says now. */
  readonly types: () => readonly RecordType[];
}

/** Told of every record within its own transaction: what follows from it (reminders, what is kept, signals). */
export type Filed = (tx: Transaction, record: RecordDocument, now: Instant) => Promise<void>;
