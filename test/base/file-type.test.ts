import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { typeOfContent, UNKNOWN_TYPE } from '../../src/base/file-type.ts';
import { gif, jpeg, png, webp } from '../support/pictures.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const archive = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('一')])));

describe('the type of a file', () => {
  it.each([
    ['image/png', png()],
    ['image/jpeg', jpeg()],
    ['image/webp', webp()],
    ['image/gif', gif()],
    ['application/pdf', bytes('%PDF-1.7\n')],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      archive('[Content_Types].xml', 'word/document.xml'),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      archive('[Content_Types].xml', 'xl/workbook.xml'),
    ],
    ['application/zip', archive('a.txt')],
    ['video/mp4', bytes('\0\0\0\x18ftypisom')],
    ['video/quicktime', bytes('\0\0\0\x14ftypqt  ')],
    ['audio/mp4', bytes('\0\0\0\x18ftypM4A ')],
    ['video/quicktime', bytes('\0\0\0\x08wide')],
    ['video/mp4', bytes('\0\0\0\x18ftypXAVC')],
    ['image/heic', bytes('\0\0\0\x18ftypheic')],
    ['image/avif', bytes('\0\0\0\x18ftypavif')],
    ['audio/amr', bytes('#!AMR\n<')],
    ['audio/wav', bytes('RIFF\0\0\0\0WAVEfmt ')],
  ])('is %s by its content', (type, content) => expect(typeOfContent(content)).toBe(type));

  it.each([
    ['HTML that is called .jpg', '<!doctype html><script>alert(1)</script>'],
    ['SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['SVG with a link out', '<?xml version="1.0"?><svg><image href="https://evil.example/a.png"/></svg>'],
    ['nothing', ''],
    ['the first bytes of a PNG', '\x89PNG'],
    ['a gzip bomb', '\x1f\x8b\x08\0\0\0\0\0'],
    ['a program', 'MZ\x90\0'],
    ['an archive without a directory', 'PK\x03\x04\x14\0\0\0'],
    ['an archive whose directory lies elsewhere', `PK\x03\x04${'\0'.repeat(40)}PK\x05\x06${'\xff'.repeat(18)}`],
  ])('is not known of %s', (_, content) => {
    const type = typeOfContent(bytes(content));
    expect(type === UNKNOWN_TYPE || type === 'application/zip').toBe(true);
  });

  it('is read from an archive without unpacking it, however many entries it claims', () => {
    const names = Array.from({ length: 3_000 }, (_, i) => `${i}.txt`);
    expect(typeOfContent(archive(...names, 'xl/workbook.xml'))).toBe('application/zip');
  });
});
