import { describe, expect, it } from 'vitest';
import { cleanPicture } from '../../src/base/picture/picture.ts';
import { app, comment, exif, gif, jpeg, png, webp } from '../support/pictures.ts';

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('a JPEG as it is kept', () => {
  it('is the picture alone: place, comments, previews and what hangs behind its end are gone', () => {
    const zip = Buffer.from('PK\x03\x04 an archive in disguise', 'latin1');
    const dirty = jpeg({
      segments: [
        exif(1),
        app(1, 'http://ns.adobe.com/xap/1.0/\0 GPSLatitude'),
        app(2, 'MPF\0'),
        app(13, 'Photoshop 3.0\0 City'),
        comment('<script>'),
      ],
      behind: zip,
    });
    const clean = cleanPicture(dirty, 'image/jpeg');
    expect(Buffer.from(clean?.bytes ?? [])).toEqual(jpeg());
    expect(clean).toMatchObject({ width: 4, height: 3 });
  });

  it('still lies the way up that it did, and keeps its colours', () => {
    const colours = app(2, 'ICC_PROFILE\0\x01\x01');
    const clean = cleanPicture(jpeg({ segments: [exif(6), colours] }), 'image/jpeg');
    const text = textOf(clean?.bytes);
    expect(text).not.toMatch(/GPS|script/);
    expect(text).toContain('ICC_PROFILE');
    // Cleaned again it stays as it is: the small Exif that is left says which way is up.
    const again = cleanPicture(clean?.bytes ?? new Uint8Array(), 'image/jpeg');
    expect(textOf(again?.bytes)).toBe(text);
    expect(text).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06');
  });

  it('may lack its end, as phones leave it, and gets one', () => {
    const cut = jpeg().subarray(0, -4);
    expect(textOf(cleanPicture(cut, 'image/jpeg')?.bytes).slice(-2)).toBe('\xff\xd9');
  });

  it.each([1, 2, 5, 11, 20, 60, 100, 110])('is none when only %i bytes of it are there', (length) => {
    expect(cleanPicture(jpeg().subarray(0, length), 'image/jpeg')).toBeUndefined();
  });

  it('bears an Exif segment that lies about itself', () => {
    for (const lie of ['MM\0*\xff\xff\xff\xff\0\0', 'II*\0\x08\0\0\0\xff\xff', 'XX\0\0\0\0\0\0\0\0'])
      expect(cleanPicture(jpeg({ segments: [app(1, `Exif\0\0${lie}`)] }), 'image/jpeg')?.width).toBe(4);
  });
});

describe('other pictures as they are kept', () => {
  it('a PNG loses its texts and its Exif', () => {
    const clean = cleanPicture(
      png(4, 3, [
        ['tEXt', 'Comment\0<script>'],
        ['eXIf', 'GPS'],
        ['iTXt', 'x'],
        ['pHYs', '123456789'],
      ]),
      'image/png',
    );
    expect(textOf(clean?.bytes)).not.toMatch(/tEXt|eXIf|iTXt|script|GPS/);
    expect(textOf(clean?.bytes)).toContain('pHYs');
    expect(clean).toMatchObject({ width: 4, height: 3 });
  });

  it('what hangs behind the end of a PNG is gone', () => {
    expect(textOf(cleanPicture(Buffer.concat([png(), Buffer.from('PK<html>')]), 'image/png')?.bytes)).toBe(
      textOf(png()),
    );
  });

  it('a WebP loses its Exif and XMP, and no longer promises them', () => {
    const clean = cleanPicture(
      webp(4, 3, [
        ['EXIF', 'GPS!'],
        ['XMP ', '<x/>'],
      ]),
      'image/webp',
    );
    expect(textOf(clean?.bytes)).toBe(textOf(webp(4, 3)));
  });

  it('one of 65,535 × 65,535 says so in its head: nothing is decoded', () => {
    for (const [type, bytes] of [
      ['image/png', png(65_535, 65_535)],
      ['image/gif', gif(65_535, 65_535)],
      ['image/jpeg', jpeg({ width: 65_535, height: 65_535 })],
      ['image/webp', webp(65_535, 65_535)],
    ] as const)
      expect(cleanPicture(bytes, type)).toMatchObject({ width: 65_535, height: 65_535 });
  });

  it.each([
    ['image/png', png()],
    ['image/webp', webp()],
    ['image/gif', gif()],
  ])('a broken %s is none, wherever it was cut', (type, whole) => {
    const kept = Array.from({ length: whole.length - 1 }, (_, length) => cleanPicture(whole.subarray(0, length), type));
    // A GIF's frames are not looked at: its head is all that it needs.
    expect(kept.slice(0, 14).every((picture) => picture === undefined)).toBe(true);
    if (type !== 'image/gif') expect(kept.slice(0, 40).every((picture) => picture === undefined)).toBe(true);
  });

  it('a picture of no size is none', () => {
    expect(cleanPicture(png(0, 3), 'image/png')).toBeUndefined();
    expect(cleanPicture(jpeg({ height: 0 }), 'image/jpeg')).toBeUndefined();
  });
});
