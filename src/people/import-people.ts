import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { instantAt } from '../base/time.ts';
import type { Transaction } from '../store/store.ts';
import { ownerOf } from './accounts.ts';
import { admit, note, putPerson } from './change.ts';
import { people, units } from './documents.ts';
import { identityKey } from './identity.ts';
import type { Grant, Unit } from './model.ts';
import { BUREAU_ROLES, postOf, roleOf } from './role-words.ts';
import { type SheetRow, sheetDate } from './sheet.ts';
import type { Identity } from './speaker.ts';
import { findPeople } from './who.ts';

/** What became of a sheet: how many rows came in, and why each of the others did not. */
export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly refused: readonly { readonly row: number; readonly say: Sentence }[];
}

interface Understood {
  readonly id?: string;
  readonly name: string;
  readonly unit?: string;
  readonly posts: readonly string[];
  readonly roles: readonly Grant[];
  readonly identity?: Identity;
  readonly left?: string;
}

const refuse = (zh: string, en: string): Result<never, Sentence> => fail({ zh, en });

/** Takes the rows of a sheet into the directory. A faulty row is refused by itself and said; the others count. */
export async function importPeople(
  tx: Transaction,
  rows: readonly SheetRow[],
  setting: { readonly by: string; readonly zone: string },
): Promise<ImportReport> {
  const known = (await tx.find(units)).rows.map((row) => row.document);
  const refused: { row: number; say: Sentence }[] = [];
  const seen = new Map<string, number>();
  let added = 0;
  let changed = 0;
  for (const { row, cells } of rows) {
    const read = understand(cells, known);
    const taken = read.ok ? await take(tx, read.value, seen, row, setting) : read;
    if (!taken.ok) refused.push({ row, say: taken.error });
    else if (taken.value === 'added') added += 1;
    else changed += 1;
  }
  return { added, changed, refused };
}

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[、,，;；/]+/)
    .map((s) => s.trim())
    .filter(Boolean);

function understand(cells: SheetRow['cells'], known: readonly Unit[]): Result<Understood, Sentence> {
  const { name, unit: unitWord, platform, account, tenant } = cells;
  if (!name) return refuse('没有姓名', 'there is no name');
  if (name.length > 60) return refuse('姓名太长', 'the name is too long');
  if (cells.id !== undefined && !/^[A-Za-z0-9][\w.-]{0,63}$/.test(cells.id)) {
    return refuse(
      `编号“${cells.id}”只能用字母、数字、点和连字符`,
      `the id may only hold letters, digits, dots and dashes`,
    );
  }
  const unit = known.find((u) => unitWord !== undefined && [u.id, u.name, u.short].includes(unitWord));
  if (unitWord !== undefined && !unit) {
    return refuse(
      `没有叫“${unitWord}”的单位；现有：${known.map((u) => u.short ?? u.name).join('、')}`,
      `there is no unit called ${unitWord}`,
    );
  }
  const dates = { from: cells.from, until: cells.until, left: cells.left };
  for (const [key, text] of Object.entries(dates)) {
    if (text !== undefined && !sheetDate(text))
      return refuse(`日期“${text}”看不懂，请写成 2025-01-31`, `${key} is no date: write 2025-01-31`);
  }
  const from = cells.from && sheetDate(cells.from);
  const until = cells.until && sheetDate(cells.until);
  if (from && until && from > until) return refuse('角色的起始日期晚于截止日期', 'the role ends before it begins');
  const roles: Grant[] = [];
  for (const word of list(cells.role)) {
    const role = roleOf(word);
    if (!role) return refuse(`不认识角色“${word}”`, `there is no role called ${word}`);
    if (BUREAU_ROLES.has(role) && unit?.kind === 'supplier') {
      return refuse(`供应商的人不能做${word}（管的人与做的人要分开）`, `a supplier's people can't be ${word}`);
    }
    roles.push({ role, ...(from ? { from } : {}), ...(until ? { until } : {}) });
  }
  if ((platform === undefined) !== (account === undefined)) {
    return refuse('平台和账号要一起写', 'platform and account go together');
  }
  if (platform !== undefined && !/^(?:dingtalk|slack|web)$/i.test(platform) && platform !== '钉钉') {
    return refuse(`不认识平台“${platform}”，可写 dingtalk 或 slack`, `unknown platform ${platform}: dingtalk or slack`);
  }
  const left = cells.left && sheetDate(cells.left);
  return ok({
    name,
    posts: list(cells.post).map((post) => postOf(post, unit?.service)),
    roles,
    ...(cells.id === undefined ? {} : { id: cells.id }),
    ...(unit ? { unit: unit.id } : {}),
    ...(left ? { left } : {}),
    ...(platform !== undefined && account !== undefined
      ? {
          identity: {
            platform: platform === '钉钉' ? 'dingtalk' : platform.toLowerCase(),
            id: account,
            ...(tenant ? { tenant } : {}),
          },
        }
      : {}),
  });
}

async function take(
  tx: Transaction,
  row: Understood,
  seen: Map<string, number>,
  line: number,
  { by, zone }: { readonly by: string; readonly zone: string },
): Promise<Result<'added' | 'changed', Sentence>> {
  const found = await whom(tx, row);
  if (!found.ok) return found;
  const key = found.value ?? `${row.name}@${row.unit ?? ''}`;
  const before = seen.get(key);
  if (before !== undefined) return refuse(`与第 ${before} 行是同一个人`, `the same person as row ${before}`);
  if (row.identity) {
    const owner = await ownerOf(tx, row.identity);
    if (owner !== undefined && owner !== found.value) {
      return refuse('这个平台账号已属于别人，请先核对', 'that account belongs to somebody else');
    }
  }
  const id = found.value ?? row.id ?? (await admit(tx, row.name, by));
  seen.set(key, line).set(id, line);
  const person = await tx.get(people, id);
  const leftAt = row.left === undefined ? undefined : instantAt(row.left, '00:00', zone);
  const account = row.identity;
  const others = (person?.identities ?? []).filter((i) => !account || identityKey(i) !== identityKey(account));
  const { leftAt: _, listed: __, ...kept } = person ?? { teams: [], demonstration: false, since: tx.at, listed: [] };
  await putPerson(tx, id, {
    ...kept,
    name: row.name,
    ...(row.unit === undefined ? {} : { unit: row.unit }),
    posts: row.posts.length > 0 ? [...row.posts] : (person?.posts ?? []),
    roles: row.roles.length > 0 ? [...row.roles] : (person?.roles ?? []),
    identities: account ? [...others, { ...account, linked: true }] : others,
    active: leftAt === undefined || leftAt > tx.at,
    ...(leftAt === undefined ? {} : { leftAt }),
  });
  await note(tx, { kind: 'row', person: id, by, detail: found.value === undefined ? '表格导入' : '表格改动' });
  return ok(found.value === undefined ? 'added' : 'changed');
}

/** Which person a row means: by its id, else the only one of that name in that unit; undefined for a new one. */
async function whom(tx: Transaction, row: Understood): Promise<Result<string | undefined, Sentence>> {
  if (row.id !== undefined) return ok((await tx.get(people, row.id)) ? row.id : undefined);
  const named = (await findPeople(tx, row.name, tx.at)).filter(
    ({ person }) =>
      person.name === row.name && (row.unit === undefined || person.unit === undefined || person.unit === row.unit),
  );
  if (named.length > 1) {
    return refuse(
      `有 ${named.length} 个${row.name}，请在“编号”一列写明是哪一个：${named.map((m) => m.id).join('、')}`,
      `there are ${named.length} people called ${row.name}: give the id (${named.map((m) => m.id).join(', ')})`,
    );
  }
  return ok(named[0]?.id);
}
