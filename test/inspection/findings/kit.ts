import type { SteppedClock } from '../../../src/base/clock.ts';
import { steppedClock } from '../../../src/base/clock.ts';
import { instantAt } from '../../../src/base/time.ts';
import type { FilingRules, FindingDraft } from '../../../src/inspection/findings/file.ts';
import type { Actor } from '../../../src/inspection/findings/relations.ts';
import type { Role } from '../../../src/people/speaker.ts';
import { readCalendar } from '../../../src/schedule/calendar-file.ts';
import { loadKnowledge } from '../../../src/standards/load.ts';
import type { Service } from '../../../src/standards/model.ts';

export const ZONE = 'Asia/Shanghai';
export const FRIDAY_AFTERNOON = instantAt('2025-05-16', '16:00', ZONE);

/** The demonstration's own standards and calendar; each service has one firm, `supplier-…`. */
export const rules: FilingRules = {
  catalogue: loadKnowledge('knowledge').catalogue,
  calendar: readCalendar('knowledge'),
  places: {
    list: [],
    buildings: [],
    byCode: () => undefined,
    supplierAt: (service) => FIRMS[service],
  },
  zone: ZONE,
};

const FIRMS: Readonly<Record<Service, string>> = {
  物业: 'supplier-property',
  会务: 'supplier-conference',
  保洁: 'supplier-cleaning',
  安保: 'supplier-security',
  食堂: 'supplier-canteen',
};

export type Person = Exclude<Actor, 'program'>;
const person = (id: string, roles: readonly Role[], unit: string, service?: Service): Person => ({
  id,
  roles: new Set<Role>(['staff', ...roles]),
  unit,
  ...(service === undefined ? {} : { service }),
});

export const supervisor = person('supervisor', ['supervisor'], 'supervision');
export const otherSupervisor = person('supervisor-2', ['supervisor'], 'supervision');
export const manager = person('manager', ['manager'], 'logistics');
export const cleaningLead = person('cleaning-lead', ['supplier_lead'], 'supplier-cleaning', '保洁');
export const cleaner = person('cleaner', [], 'supplier-cleaning', '保洁');
export const canteenLead = person('canteen-lead', ['supplier_lead'], 'supplier-canteen', '食堂');
/** Two roles at once: leads the firm and is a supervisor. */
export const twoHats = person('two-hats', ['supplier_lead', 'supervisor', 'manager'], 'supplier-cleaning', '保洁');

export const everybody: readonly Actor[] = [
  supervisor,
  otherSupervisor,
  manager,
  cleaningLead,
  cleaner,
  canteenLead,
  twoHats,
  'program',
];

export const water: FindingDraft = {
  kind: 'finding',
  what: '地面积水',
  location: '二楼茶水间',
  place: 'A-2-TEA',
  floor: 2,
  service: '保洁',
  severity: '一般',
  clause: 'Q/LNJG JG 331—2024#5.3.1',
  conversation: 'direct-supervisor',
};

export const clockAt = (at = FRIDAY_AFTERNOON): SteppedClock => steppedClock(at);
