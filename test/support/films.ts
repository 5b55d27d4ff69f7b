/** Films and phone pictures as small as they come, box by box. */

export const u16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
export const u32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};

export const box = (type: string, ...bodies: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(bodies);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};
/** A box with a version before what it holds. */
export const full = (type: string, version: number, ...bodies: readonly Buffer[]): Buffer =>
  box(type, u32(version * 0x1000000), ...bodies);

export const text = (words: string): Buffer => Buffer.from(words, 'latin1');
export const PLACE = '+23.1291+113.2644/';

/** A track whose samples of these sizes lie together at `at`. */
function track(handler: string, at: number, sizes: readonly number[], ...more: readonly Buffer[]): Buffer {
  const stbl = box(
    'stbl',
    full('stsd', 0, u32(0)),
    full('stsz', 0, u32(0), u32(sizes.length), ...sizes.map(u32)),
    full('stsc', 0, u32(1), u32(1), u32(sizes.length), u32(1)),
    full('stco', 0, u32(1), u32(at)),
  );
  const head = full('hdlr', 0, u32(0), text(handler), Buffer.alloc(12));
  return box('trak', full('tkhd', 0, Buffer.alloc(80)), box('mdia', full('mdhd', 0), head, box('minf', stbl)), ...more);
}

export interface FilmSetting {
  /** What one finds in `moov` beside the tracks. */
  readonly head?: readonly Buffer[];
  /** What hangs behind. */
  readonly behind?: Buffer;
  readonly brand?: string;
  /** A track of data, of this handler. */
  readonly data?: string;
}

/** A film of one picture, then places by the second where asked for. The head stands first, as phones in a hurry do not. */
export function film({ head = [], behind = Buffer.alloc(0), brand = 'isom', data }: FilmSetting = {}): Buffer {
  const start = box('ftyp', text(brand), u32(0));
  const make = (at: number): Buffer =>
    box(
      'moov',
      full('mvhd', 0, Buffer.alloc(96)),
      track('vide', at, [5], box('udta', text(`name${PLACE}`))),
      ...(data ? [track(data, at + 5, [PLACE.length, PLACE.length])] : []),
      ...head,
    );
  const moov = make(start.length + make(0).length + 8);
  return Buffer.concat([start, moov, box('mdat', text(`FRAME${data ? PLACE + PLACE : ''}`)), behind]);
}

const PICTURE = 'PICTURE';
const EXIF = `GPS ${PLACE}`;

/** A HEIC of one picture with its Exif, as iPhones write it. */
export function heic({ width = 4032, height = 3024, places = 1, brand = 'heic' } = {}): Buffer {
  const start = box('ftyp', text(brand), u32(0), text('mif1heic'));
  const item = (id: number, type: string): Buffer => full('infe', 2, u16(id), u16(0), text(type), Buffer.from([0]));
  const make = (at: number): Buffer =>
    full(
      'meta',
      0,
      full('hdlr', 0, u32(0), text('pict'), Buffer.alloc(13)),
      full('pitm', 0, u16(1)),
      full('iinf', 0, u16(2), item(1, 'hvc1'), item(2, 'Exif')),
      full(
        'iloc',
        places,
        u16(0x4400),
        u16(2),
        ...[[1, at, PICTURE.length] as const, [2, at + PICTURE.length, EXIF.length] as const].map(
          ([id, from, length]) =>
            Buffer.concat([u16(id), ...(places > 0 ? [u16(0)] : []), u16(0), u16(1), u32(from), u32(length)]),
        ),
      ),
      box('iprp', box('ipco', full('ispe', 0, u32(width), u32(height)))),
      box('uuid', text(`XMP ${PLACE}`)),
    );
  const meta = make(start.length + make(0).length + 8);
  return Buffer.concat([start, meta, box('mdat', text(PICTURE + EXIF))]);
}
