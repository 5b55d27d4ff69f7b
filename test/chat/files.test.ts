import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { steppedClock } from '../../src/base/clock.ts';
import { DAY, DEFAULT_ZONE } from '../../src/base/time.ts';
import { fileName } from '../../src/chat/file-name.ts';
import {
  attachments,
  checkFile,
  DAILY_BYTES,
  keepFiles,
  LARGEST_FILE,
  shareFiles,
  takeFiles,
} from '../../src/chat/files.ts';
import { FileUnavailable, type InboundFile } from '../../src/chat/message.ts';
import { box, film, heic, PLACE, text } from '../support/films.ts';
import { memoryStore } from '../support/memory-store.ts';
import { exif, jpeg, png } from '../support/pictures.ts';

const sender = { platform: 'chat', id: 'u1' };
const file = (name: string, bytes: Uint8Array): InboundFile => ({ name, bytes: async () => bytes });

function bench({ secret = false } = {}) {
  const clock = steppedClock(Date.parse('2025-05-14T02:20:00Z'));
  const store = memoryStore(clock);
  const stored: Uint8Array[] = [];
  const take = (files: readonly InboundFile[]) =>
    takeFiles(
      { sender, files, text: '看看' },
      {
        clock,
        zone: DEFAULT_ZONE,
        reader: store,
        putBlob: async (bytes) => ({ hash: `hash-${stored.push(bytes)}`, size: bytes.length }),
        withholds: () => secret,
      },
    );
  const keep = async (files: readonly InboundFile[], person = 'p1') => {
    const taken = await take(files);
    if (!taken.ok) return taken.error.say.zh;
    await store.transact({ what: 'turn' }, (tx) => keepFiles(tx, sender, person, taken.value, DEFAULT_ZONE));
    return taken.value;
  };
  return { clock, store, stored, take, keep };
}

const faultOf = (name: string, bytes: Uint8Array) => {
  const checked = checkFile(name, bytes);
  return checked.ok ? checked.value.type : checked.error.zh;
};

describe('a file that comes with a message', () => {
  it('has its type by what it is, whatever it is called and said to be', () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect(faultOf('照片.jpg', html)).toBe('application/octet-stream');
    expect(faultOf('a.html', png())).toBe('image/png');
    expect(faultOf('a.svg', Buffer.from('<svg><script/></svg>'))).toBe('application/octet-stream');
    expect(faultOf('a.pdf', Buffer.from('%PDF-1.7 /JavaScript (app.alert(1))'))).toBe('application/pdf');
  });

  it('is stored without the place where it was taken, and known by what is stored', async () => {
    const { keep, stored } = bench();
    const dirty = jpeg({ segments: [exif()] });
    expect(await keep([file('a.jpg', dirty)])).toMatchObject([{ hash: 'hash-1', bytes: stored[0]?.length }]);
    expect(Buffer.from(stored[0] ?? []).toString('latin1')).not.toContain('GPS');
  });

  it.each([
    ['a.mp4', film({ head: [box('udta', text(PLACE))] })],
    ['a.mov', film({ brand: 'qt  ', data: 'meta' })],
    ['a.heic', heic()],
  ])('has no place in it either when it is %s', async (name, dirty) => {
    const { keep, stored } = bench();
    expect(await keep([file(name, dirty)])).toHaveLength(1);
    expect(Buffer.from(stored[0] ?? []).toString('latin1')).not.toContain(PLACE);
  });

  it.each([
    ['of 0 bytes', 'a.jpg', Buffer.alloc(0), '是空的'],
    ['of more than 20 MB', 'a.pdf', Buffer.alloc(LARGEST_FILE + 1), '超过 20 MB'],
    ['of 65,535 × 65,535 points', 'a.png', png(65_535, 65_535), '5000 万像素'],
    ['of 50,000,001 points', 'a.jpg', jpeg({ width: 65_535, height: 764 }), '5000 万像素'],
    ['that is cut in its middle', 'a.png', png().subarray(0, 40), '不完整'],
    ['that is a film cut in its middle', 'a.mp4', film().subarray(0, -3), '拍摄地点'],
    ['that is a phone picture nobody can follow', 'a.heic', heic().subarray(0, -3), 'JPG'],
  ])('%s is refused in words that say what to do', (_, name, bytes, words) => {
    expect(faultOf(name, bytes)).toContain(words);
    expect(faultOf(name, bytes)).toMatch(/请/);
  });

  it('may be a bomb: it is kept as it is, and never unpacked here', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60 << 20) }, { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    expect(faultOf('名册.xlsx', bomb)).toMatch(/spreadsheetml/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
    const nested = zipSync({ 'a.zip': bomb });
    expect(faultOf('a.zip', nested)).toBe('application/zip');
    expect(faultOf('entities.xml', strToU8('<!DOCTYPE x [<!ENTITY a "&b;">]>'))).toBe('application/octet-stream');
  });
});

describe('the files of a message', () => {
  it('are at most thirty', async () => {
    const { take, stored } = bench();
    const many = Array.from({ length: 31 }, (_, i) => file(`${i}.png`, png()));
    expect(await take(many)).toMatchObject({ ok: false, error: { say: { zh: expect.stringContaining('30 个') } } });
    expect(stored).toEqual([]);
  });

  it('are fetched one after the other, and no further once one is refused', async () => {
    const { take } = bench();
    let open = 0;
    const slow = (bytes: Uint8Array): InboundFile => ({
      name: 'a.png',
      bytes: async () => {
        open += 1;
        expect(open).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        return bytes;
      },
    });
    expect((await take([slow(png()), slow(png())])).ok).toBe(true);
    const untouched: InboundFile = { name: 'b.png', bytes: () => Promise.reject(new Error('should not be asked')) };
    expect((await take([slow(Buffer.alloc(0)), untouched])).ok).toBe(false);
  });

  it('that can’t be had are an answer; what is wrong with us is not', async () => {
    const { take } = bench();
    const gone: InboundFile = { name: 'a.png', bytes: () => Promise.reject(new FileUnavailable('expired')) };
    expect(await take([gone])).toMatchObject({
      ok: false,
      error: { say: { zh: expect.stringContaining('没有取到') } },
    });
    await expect(take([{ name: 'a', bytes: () => Promise.reject(new TypeError('x')) }])).rejects.toThrow(TypeError);
  });

  it('are limited for each account and day', async () => {
    const { keep, clock } = bench();
    const half = file('a.mp4', Buffer.alloc(LARGEST_FILE, 'x'));
    for (let sent = 0; sent < DAILY_BYTES; sent += LARGEST_FILE) expect(await keep([half])).toHaveLength(1);
    expect(await keep([half])).toContain('已到上限');
    clock.moveTo(clock.now() + DAY);
    expect(await keep([half])).toHaveLength(1);
  });

  it('are seen by who sent them and to whom they were sent, and by nobody else', async () => {
    const { keep, store } = bench();
    await keep([file('a.png', png())], 'p1');
    const reply = {
      blocks: [{ kind: 'file' as const, hash: 'hash-1', name: 'a.png', type: 'image/png' }],
      buttons: [],
    };
    const to = { id: 'm', lane: 'l', platform: 'chat', at: 0, reply };
    await store.transact({ what: 'share' }, (tx) =>
      shareFiles(tx, [
        { ...to, to: { user: 'p2' } },
        { ...to, to: { conversation: 'g' } },
      ]),
    );
    expect(await store.get(attachments, 'hash-1')).toMatchObject({ name: 'a.png', people: ['p1', 'p2'] });
  });

  it('of a classified notice are not fetched: neither they nor their digests are kept', async () => {
    const { store, stored, take } = bench({ secret: true });
    const untouched: InboundFile = { name: '绝密★通知.pdf', bytes: () => Promise.reject(new Error('not asked')) };
    const taken = await take([untouched]);
    expect(taken).toEqual({ ok: true, value: [{ hash: '', name: '绝密★通知.pdf', type: '', bytes: 0 }] });
    await store.transact({ what: 'turn' }, (tx) =>
      keepFiles(tx, sender, 'p1', taken.ok ? taken.value : [], DEFAULT_ZONE),
    );
    expect([stored, (await store.find(attachments)).rows]).toEqual([[], []]);
  });
});

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\照片.JPG', '照片.JPG'],
    ['%2e%2e%2fetc%2fshadow', 'shadow'],
    ['/absolute', 'absolute'],
    ['a\u0000.png', 'a.png'],
    ['gpj.\u202eexe.png', 'gpj.exe.png'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['trailing...', 'trailing'],
    ['  ', '文件'],
    ['...', '文件'],
    ['a\r\nSet-Cookie: x.png', 'a Set-Cookie x.png'],
    ['<img src=x>.png', 'img src=x .png'],
    ['100%.png', '100%.png'],
    ['%E0%A4%A.%2f', '.'],
  ])('%j is shown as %j', (raw, shown) => {
    const name = fileName(raw, '');
    if (shown !== '.') expect(name).toBe(shown);
    expect(name).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e]/);
  });

  it('has numbers of people masked, and keeps its ending when it is long', () => {
    expect(fileName('身份证11010519491231002X.jpg', '')).toBe('身份证11****************.jpg');
    const long = fileName(`${'长'.repeat(300)}.jpeg`, '');
    expect([long.length, long.endsWith('.jpeg')]).toEqual([120, true]);
  });

  it('gets an ending from the content when its platform gave it none', () => {
    expect(fileName('picture', 'image/jpeg')).toBe('picture.jpg');
    expect(fileName('文件', 'application/octet-stream')).toBe('文件');
  });
});
