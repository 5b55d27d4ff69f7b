import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentDisposition } from '../../../adapters/web/disposition.ts';
import { fileType, LARGEST_FILE } from '../../../adapters/web/uploads.ts';
import { browser, type Rig, startRig } from './kit.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a464946000101000001', 'hex');

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

async function opened() {
  const page = browser(rig);
  const { csrf } = await page.open();
  const upload = (body: RequestInit['body'], name = 'a.png') =>
    page.post('/api/files', body ?? '', { 'x-csrf-token': csrf, 'x-file-name': encodeURIComponent(name) });
  return { page, csrf, upload };
}

describe('a picture in', () => {
  it('goes with its message, its type decided by what it is', async () => {
    const { page, csrf, upload } = await opened();
    const { file } = (await (await upload(JPEG, '地面.png')).json()) as { file: string };
    expect((await page.say(csrf, '有用', undefined, [file])).status).toBe(200);
    expect(rig.received[0]?.files).toEqual([{ name: '地面.png', type: 'image/jpeg', bytes: JPEG.length }]);
    expect((await page.entries(1))[0]?.said?.files).toEqual(['地面.png']);
  });

  it('is sent with one message only, and by who uploaded it only', async () => {
    const { page, csrf, upload } = await opened();
    const { file } = (await (await upload(PNG)).json()) as { file: string };
    const other = browser(rig);
    await other.post('/speak-as', new URLSearchParams({ csrf: (await other.open()).csrf, identity: 'demo-cook' }));
    expect((await other.say((await other.open()).csrf, '有用', undefined, [file])).status).toBe(410);
    expect((await page.say(csrf, '有用', undefined, [file])).status).toBe(200);
    expect((await page.say(csrf, '有用', undefined, [file])).status).toBe(410);
  });

  it('is not what is no picture, whatever it is called', async () => {
    const { upload } = await opened();
    const others = {
      'page.jpg': '<!doctype html><script>alert(1)</script>',
      'image.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'doc.png': '%PDF-1.7 /JavaScript',
      'zip.jpg': Buffer.from('504b0304140000000800000000000000', 'hex'),
      'gzip.png': Buffer.from('1f8b08000000000000030000000000ff', 'hex'),
      'empty.png': '',
      'cut.png': PNG.subarray(0, 4),
    };
    for (const [name, body] of Object.entries(others)) expect((await upload(body, name)).status, name).toBe(415);
  });

  it('stops at 20 MB while it comes, and leaves nothing behind', async () => {
    const { upload } = await opened();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(given === 0 ? PNG : new Uint8Array(1024 * 1024));
        given += 1;
      },
    });
    const answer = await upload(endless);
    expect(answer.status).toBe(413);
    expect(given).toBeLessThan(LARGEST_FILE / (1024 * 1024) + 5);
  });

  it('waits with at most thirty of its kind', async () => {
    const { upload } = await opened();
    let last = 0;
    for (let n = 0; n < 31; n += 1) last = (await upload(PNG)).status;
    expect(last).toBe(429);
  });

  it('may have any name: it names nothing on disk', async () => {
    const { page, csrf, upload } = await opened();
    for (const name of ['../../x.png', 'CON', '\u202egnp.exe', 'a\u0000b', '名'.repeat(300), '<img src=x>', '%zz']) {
      const { file } = (await (await upload(PNG, name)).json()) as { file: string };
      expect((await page.say(csrf, '有用', undefined, [file])).status, name).toBe(200);
    }
  });
});

describe('a file out', () => {
  it('is asked for each time by who wants it, and is there for nobody else', async () => {
    const { page } = await opened();
    const asked: string[] = [];
    rig.ports.file = async (_hash, viewer) => {
      asked.push(viewer.id);
      return viewer.id === 'demo-employee' ? { name: '图.png', type: 'image/png', bytes: PNG } : undefined;
    };
    const hash = 'a'.repeat(64);
    const answer = await page.get(`/files/${hash}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^inline; filename="_.png"; filename\*=UTF-8''%E5%9B%BE.png$/,
    );
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    await page.post('/speak-as', new URLSearchParams({ csrf: (await page.open()).csrf, identity: 'demo-cook' }));
    expect((await page.get(`/files/${hash}`)).status).toBe(404);
    expect(asked).toEqual(['demo-employee', 'demo-cook']);
  });

  it('that is no picture is never shown by the browser', async () => {
    const { page } = await opened();
    for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'image/png; x=text/html']) {
      rig.ports.file = async () => ({ name: 'x', type, bytes: Buffer.from('<script>alert(1)</script>') });
      const answer = await page.get(`/files/${'a'.repeat(64)}`);
      expect(answer.headers.get('content-type'), type).toBe('application/octet-stream');
      expect(answer.headers.get('content-disposition'), type).toMatch(/^attachment/);
    }
  });

  it('gets a header that its name cannot break out of', () => {
    for (const name of [
      'a"; filename=evil.exe; x="',
      'a\r\nSet-Cookie: x=1',
      '\u202egnp.exe',
      '../x',
      '\ud800',
      '',
      '%41',
    ]) {
      const header = contentDisposition('attachment', name);
      expect(header).toMatch(/^attachment; filename="[^"\r\n%;]+"; filename\*=UTF-8''[\w.~!#$&+^`|%-]+$/);
    }
  });
});

it('knows pictures by their first bytes, and a sheet by its name as well', () => {
  const archive = Buffer.from('504b030414000000', 'hex');
  expect(fileType(archive, '名册.XLSX')).toContain('spreadsheetml');
  expect(fileType(archive, '名册.docx')).toBeUndefined();
  expect(fileType(Buffer.from('<html>'), '名册.xlsx')).toBeUndefined();
  expect(fileType(PNG, 'x')).toBe('image/png');
  expect(fileType(JPEG, 'x')).toBe('image/jpeg');
  expect(fileType(Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'), 'x')).toBe('image/webp');
  expect(fileType(Buffer.from('GIF89a'), 'x')).toBeUndefined();
});
