import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** One of the organisation: their id is their account's too. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

export interface Organisation {
  readonly people: readonly Colleague[];
  /** Holds the quiz; takes part in it like everybody. */
  readonly manager: Colleague;
}

const SURNAMES = [...'陈李张黄何周吴徐孙胡朱高林郭马罗梁宋郑谢'];
const GIVEN = [...'安邦德芳国海红建静丽明宁强秀勇'];
const SERVICES = ['保洁', '食堂', '安保', '会务', '物业'] as const;
const POSTS = { 保洁: '保洁员', 食堂: '厨师', 安保: '保安员', 会务: '会务员', 物业: '维修工' } as const;
/** People of the bureau itself; the others are the suppliers'. */
const OF_BUREAU = 20;

/**
 * Copies a knowledge folder and gives it an organisation of so many people, each with an account of the platform's own.
 * @param count at most 300: so many names are all different
 */
export function writeOrganisation(from: string, to: string, count: number, tenant: string): Organisation {
  cpSync(from, to, { recursive: true });
  const people = Array.from({ length: count }, (_, i): Colleague => {
    const surname = SURNAMES[i % SURNAMES.length] ?? '';
    const given = GIVEN[Math.floor(i / SURNAMES.length)] ?? '';
    return { id: `staff-${String(i + 1).padStart(3, '0')}`, name: `${surname}小${given}` };
  });
  const [manager, administrator] = people;
  if (!manager || !administrator) throw new Error('an organisation has two people at least');
  const units = [
    { id: 'bureau', name: '管理局', kind: 'bureau' },
    ...SERVICES.map((service, i) => ({ id: `supplier-${i}`, name: `${service}公司`, kind: 'supplier', service })),
  ];
  const rows = people.map(({ id, name }, i) => {
    const service = SERVICES[i % SERVICES.length] ?? '保洁';
    const place =
      i < OF_BUREAU
        ? { unit: 'bureau', posts: ['后勤管理员'] }
        : { unit: `supplier-${i % SERVICES.length}`, posts: [POSTS[service]] };
    const roles = i === 0 ? ['manager'] : i === 1 ? ['administrator'] : [];
    return { id, name, ...place, roles, identities: [{ platform: 'dingtalk', tenant, id }] };
  });
  const groups = [{ id: 'g-all', name: '全员群', team: '全员', responsible: manager.id }];
  writeFileSync(join(to, 'organisation.yaml'), stringify({ units, people: rows, groups }));
  return { people, manager };
}
