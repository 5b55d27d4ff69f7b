import { describe, expect, it } from 'vitest';
import { cleanFilm } from '../../src/base/media/film.ts';
import { cleanPicture } from '../../src/base/picture/picture.ts';
import { box, film, full, heic, PLACE, text, u32 } from '../support/films.ts';

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');

describe('a film as it is kept', () => {
  it('is the film alone, byte for byte where it was: places, notes and what hangs behind are gone', () => {
    const dirty = film({
      head: [
        box('udta', box('\u00a9xyz', text(PLACE))),
        box('meta', text(`com.apple.quicktime.location.ISO6709 ${PLACE}`)),
        box('uuid', text(`XMP ${PLACE}`)),
      ],
      behind: Buffer.concat([box('sefd', text(PLACE)), Buffer.alloc(4)]),
    });
    const clean = cleanFilm(dirty);
    expect(clean?.length).toBe(dirty.length);
    expect(textOf(clean)).not.toContain(PLACE);
    expect(textOf(clean)).toContain('FRAME');
    expect(dirty.toString('latin1')).toContain(PLACE);
    // What was taken out is free room, so cleaning it again changes nothing.
    expect(cleanFilm(Buffer.from(clean ?? []))).toEqual(clean);
  });

  it.each(['meta', 'camm', 'text', 'sbtl'])('has no places by the second in a track of %s', (data) => {
    const clean = cleanFilm(film({ data }));
    expect(textOf(clean)).toContain('FRAME');
    expect(textOf(clean)).not.toContain(PLACE);
  });

  it.each([
    ['is cut', film().subarray(0, -3)],
    ['has no head', Buffer.concat([box('ftyp', text('isom')), box('mdat', text('FRAME'))])],
    ['has a packed head', Buffer.concat([box('ftyp', text('qt  ')), box('moov', box('cmov', text('zlib')))])],
    ['holds data in pieces', film({ data: 'meta', behind: box('moof', full('mfhd', 0, u32(1))) })],
    ['claims a size of nothing', Buffer.concat([film(), u32(4), text('free')])],
  ])('is not kept when it %s', (_, bytes) => expect(cleanFilm(bytes)).toBeUndefined());
});

describe('a HEIC as it is kept', () => {
  it.each([0, 1])('is the picture without its Exif and XMP (iloc version %i)', (places) => {
    const dirty = heic({ places });
    const clean = cleanPicture(dirty, 'image/heic');
    expect(clean).toMatchObject({ width: 4032, height: 3024 });
    expect(clean?.bytes.length).toBe(dirty.length);
    expect(textOf(clean?.bytes)).not.toMatch(/GPS|XMP/);
    expect(textOf(clean?.bytes)).toContain('PICTURE');
  });

  it.each([
    ['is cut', heic().subarray(0, -3)],
    ['is a film as well', Buffer.concat([heic(), box('moov', text(PLACE))])],
    ['is nothing but a name', Buffer.from('\0\0\0\x18ftypheic', 'latin1')],
  ])('is not kept when it %s', (_, bytes) => expect(cleanPicture(bytes, 'image/heic')).toBeUndefined());
});
