import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOrganisation } from '../../src/people/organisation.ts';
import { readPlaces } from '../../src/people/places.ts';

const read = (text: string) => {
  const result = readOrganisation(text);
  if (!result.ok) throw new Error(result.error.say.en);
  return result.value;
};

describe('the directory file', () => {
  it('reads the demonstration without a fault, with everybody that others rely on', () => {
    const { organisation, faults } = read(readFileSync('knowledge/organisation.yaml', 'utf8'));
    expect(faults).toEqual([]);
    expect(organisation.demonstration).toBe(true);
    const ids = organisation.people.map((p) => p.id);
    for (const id of [
      'employee employee-2 cook guard supplier supplier-other supplier-property supplier-conference',
      'supplier-security supervisor manager workgroup leader finance admin',
    ].flatMap((line) => line.split(' '))) {
      expect(ids).toContain(`demo-${id}`);
    }
    expect(organisation.groups.map((g) => g.id).sort()).toEqual(
      ['g-all', 'g-canteen', 'g-cleaning', 'g-conference', 'g-property', 'g-security'].sort(),
    );
  });

  it('names a faulty row with its line and keeps the others', () => {
    const { organisation, faults } = read(
      ['people:', '  - { id: a, name: 甲 }', '  - { id: b }', '  - { id: c, name: 丙, role: boss }', ''].join('\n'),
    );
    expect(organisation.people.map((p) => p.id)).toEqual(['a']);
    expect(faults.map((f) => f.line)).toEqual([3, 4]);
  });

  it('counts only the first of two rows with the same id or the same account', () => {
    const account = '{ platform: dingtalk, tenant: c, id: u1 }';
    const { organisation, faults } = read(
      [
        'people:',
        `  - { id: a, name: 甲, identities: [${account}] }`,
        '  - { id: a, name: 乙 }',
        `  - { id: c, name: 丙, identities: [${account}] }`,
      ].join('\n'),
    );
    expect(organisation.people.map((p) => p.name)).toEqual(['甲']);
    expect(faults.map((f) => f.line)).toEqual([3, 4]);
  });

  it('says which unit is missing, which supplier has no service, which role ends before it begins', () => {
    const { faults } = read(
      [
        'units:',
        '  - { id: s, name: 某公司, kind: supplier }',
        'people:',
        '  - { id: a, name: 甲, unit: nowhere }',
        '  - { id: b, name: 乙, roles: [{ role: manager, from: 2025-02-01, until: 2025-01-01 }] }',
        'groups:',
        '  - { id: g, name: 组, team: 保洁, responsible: nobody }',
        'colour: red',
      ].join('\n'),
    );
    expect(faults.map((f) => f.line)).toEqual([2, 4, 5, 7, 8]);
  });

  it('refuses what is no YAML with the line, and what nests aliases', () => {
    const broken = readOrganisation('people:\n  - { id: a\nunits: [');
    expect(broken.ok).toBe(false);
    const bomb = `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: [*a, *a, *a, *a]`).join('\n')}`;
    expect(readOrganisation(bomb).ok).toBe(false);
  });

  it('takes nothing for the prototype of things', () => {
    const { organisation } = read(
      'people:\n  - { id: constructor, name: 甲 }\n  - { __proto__: { id: x }, name: 乙 }\n',
    );
    expect(organisation.people.map((p) => p.id)).toEqual(['constructor']);
  });
});

describe('the places file', () => {
  it('reads the demonstration: floors without a zeroth, rooms with codes of their own', () => {
    const read = readPlaces(readFileSync('knowledge/places.yaml', 'utf8'));
    if (!read.ok) throw new Error(read.error.say.en);
    expect(read.value.faults).toEqual([]);
    const { places } = read.value;
    const codes = new Set(places.list.map((p) => p.code));
    expect(codes.size).toBe(places.list.length);
    for (const code of ['A-2-TEA', 'A-B3-PUMP', 'A-30-ROOF', 'B-B1-CAR', 'B-6-MWC', 'C-1-KIT', 'GE', 'SQ', 'PK']) {
      expect(codes).toContain(code);
    }
    expect(places.list.some((p) => p.floor === 0)).toBe(false);
    expect(places.byCode('A-2-TEA')).toMatchObject({ name: '主楼2层茶水间', building: 'A', floor: 2 });
  });

  it('gives the supplier of a service by building and floor, the narrowest rule first', () => {
    const read = readPlaces(
      [
        'buildings:',
        '  - { code: A, name: 主楼, floors: [-1, 3], default: true, every: [{ code: TEA, name: 茶水间 }] }',
        '  - { code: B, name: B座, floors: [1, 2], every: [{ code: TEA, name: 茶水间 }] }',
        'outdoors:',
        '  - { code: SQ, name: 广场 }',
        'suppliers:',
        '  - { service: 保洁, supplier: one, buildings: [A] }',
        '  - { service: 保洁, supplier: two, buildings: [B] }',
        '  - { service: 保洁, supplier: three, buildings: [A], floors: [3, 3] }',
        '  - { service: 安保, supplier: guards }',
      ].join('\n'),
    );
    if (!read.ok) throw new Error(read.error.say.en);
    const { places } = read.value;
    expect(places.supplierAt('保洁', 'A-2-TEA')).toBe('one');
    expect(places.supplierAt('保洁', 'B-2-TEA')).toBe('two');
    expect(places.supplierAt('保洁', 'A-3-TEA')).toBe('three');
    expect(places.supplierAt('安保', 'A-B1')).toBe('guards');
    expect(places.supplierAt('保洁', 'SQ')).toBeUndefined();
  });
});
