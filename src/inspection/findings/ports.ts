import type { Places } from '../../people/places.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import type { Service } from '../../standards/model.ts';
import type { FilingRules } from './file.ts';

/** What the commands about findings need of the program. */
export interface FindingPorts {
  readonly catalogue: () => Catalogue;
  readonly calendar: WorkCalendar;
  readonly places: () => Places;
  readonly zone: string;
  readonly serviceNames: Readonly<Partial<Record<Service, readonly string[]>>>;
}

/** The rules as they stand now. */
export const rulesOf = ({ catalogue, calendar, places, zone }: FindingPorts): FilingRules => ({
  catalogue: catalogue(),
  calendar,
  places: places(),
  zone,
});
