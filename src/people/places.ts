import { z } from 'zod';
import { fail, ok, type Result } from '../base/result.ts';
import { type FileFault, readYaml } from '../base/yaml-rows.ts';
import { SERVICES, type Service } from '../standards/model.ts';

const code = z.string().regex(/^[A-Z0-9]{1,8}$/, '代码用大写字母和数字，不超过 8 个');
const name = z.string().trim().min(1).max(60);
const also = z.array(name).default([]);
const floor = z
  .int()
  .min(-20)
  .max(200)
  .refine((n) => n !== 0, '没有 0 层，地下一层是 -1');
const span = z.tuple([floor, floor]).refine(([from, to]) => from <= to, '起止楼层写反了');

const buildingSchema = z.strictObject({
  code,
  name,
  also,
  /** Floors said without a building are this one's. */
  default: z.boolean().default(false),
  floors: span,
  every: z.array(z.strictObject({ code, name, also, from: floor.optional(), to: floor.optional() })).default([]),
  only: z.array(z.strictObject({ code, name, also, floor })).default([]),
});
type BuildingRow = z.infer<typeof buildingSchema>;
const outdoorSchema = z.strictObject({ code, name, also });
const supplierSchema = z.strictObject({
  service: z.enum(SERVICES),
  supplier: z.string().min(1),
  buildings: z.array(code).optional(),
  floors: span.optional(),
});
type SupplierRule = z.infer<typeof supplierSchema>;

/** A room, a whole floor, a building, or a place outdoors. */
export interface Place {
  /** `A-2-TEA`, `A-2` (the floor), `A` (the building), `GE` (outdoors). Below ground `A-B1-CAR`. */
  readonly code: string;
  /** `主楼2层茶水间`. */
  readonly name: string;
  readonly building?: string;
  readonly floor?: number;
  /** The room's own words: its name and what people call it; empty for floors and buildings. */
  readonly room: readonly string[];
}

export interface Building {
  readonly code: string;
  readonly names: readonly string[];
  readonly default: boolean;
  readonly floors: readonly [number, number];
}

export interface Places {
  readonly list: readonly Place[];
  readonly buildings: readonly Building[];
  byCode(code: string): Place | undefined;
  /** The unit that renders `service` at a place: the narrowest rule that covers it; undefined when none does. */
  supplierAt(service: Service, placeCode: string): string | undefined;
}

const KEYS = new Set(['buildings', 'outdoors', 'suppliers']);

/** Reads `places.yaml`. Faulty rows are named and left out; codes are made from building, floor and room. */
export function readPlaces(text: string): Result<{ places: Places; faults: readonly FileFault[] }, FileFault> {
  const file = readYaml(text);
  if (!file.ok) return fail(file.error);
  const buildings = file.value.rows('buildings', buildingSchema);
  const outdoors = file.value.rows('outdoors', outdoorSchema);
  const suppliers = file.value.rows('suppliers', supplierSchema);
  const faults: FileFault[] = [...buildings.faults, ...outdoors.faults, ...suppliers.faults];
  for (const { key, line } of file.value.keys()) {
    if (!KEYS.has(key)) faults.push({ line, say: { zh: `不认识的项：${key}`, en: `unknown key: ${key}` } });
  }

  const list = new Map<string, Place>();
  const add = (place: Place, line: number): void => {
    if (!list.has(place.code)) list.set(place.code, place);
    else faults.push({ line, say: { zh: `代码 ${place.code} 重复`, en: `the code ${place.code} is used twice` } });
  };
  for (const { value, line } of buildings.rows) for (const place of placesOf(value)) add(place, line);
  for (const { value, line } of outdoors.rows) {
    add({ code: value.code, name: value.name, room: [value.name, ...value.also] }, line);
  }
  const rules = suppliers.rows.map((r) => r.value).sort((a, b) => breadth(a) - breadth(b));
  return ok({
    places: {
      list: [...list.values()],
      buildings: buildings.rows.map(({ value }) => ({
        code: value.code,
        names: [value.name, ...value.also],
        default: value.default,
        floors: value.floors,
      })),
      byCode: (wanted) => list.get(wanted),
      supplierAt: (service, wanted) => {
        const place = list.get(wanted);
        return place && rules.find((rule) => rule.service === service && covers(rule, place))?.supplier;
      },
    },
    faults: faults.sort((a, b) => a.line - b.line),
  });
}

function placesOf(building: BuildingRow): Place[] {
  const [lowest, highest] = building.floors;
  const base = { building: building.code };
  const places: Place[] = [{ ...base, code: building.code, name: building.name, room: [] }];
  for (let n = lowest; n <= highest; n++) {
    if (n === 0) continue;
    const at = { ...base, floor: n };
    const onFloor = `${building.name}${n < 0 ? `地下${-n}` : n}层`;
    places.push({ ...at, code: `${building.code}-${level(n)}`, name: onFloor, room: [] });
    const rooms = [
      ...building.every.filter((room) => (room.from ?? lowest) <= n && n <= (room.to ?? highest)),
      ...building.only.filter((room) => room.floor === n),
    ];
    for (const room of rooms) {
      places.push({
        ...at,
        code: `${building.code}-${level(n)}-${room.code}`,
        name: `${onFloor}${room.name}`,
        room: [room.name, ...room.also],
      });
    }
  }
  return places;
}

const level = (n: number): string => (n < 0 ? `B${-n}` : String(n));

function covers(rule: SupplierRule, place: Place): boolean {
  if (rule.buildings && !(place.building !== undefined && rule.buildings.includes(place.building))) return false;
  if (!rule.floors) return true;
  return place.floor !== undefined && rule.floors[0] <= place.floor && place.floor <= rule.floors[1];
}

/** How much a rule covers, roughly: rules with floors are narrower than rules with buildings, and those than the rest. */
const breadth = (rule: SupplierRule): number =>
  (rule.floors ? 0 : 1_000) +
  (rule.buildings ? rule.buildings.length : 10_000) +
  (rule.floors ? rule.floors[1] - rule.floors[0] : 0);
