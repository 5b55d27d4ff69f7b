import { deflateSync } from 'node:zlib';

/** Pictures as small as they come, made by hand so that every byte is known. */

const u16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body]);

/** An Exif segment with which way is up, and a place: 23° 7' N, 113° 15' E, beside some HTML. */
export function exif(orientation = 6): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([u16(tag), u16(type), Buffer.from([0, 0, 0, count]), value]);
  const tiff = Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    u16(2),
    entry(0x0112, 3, 1, Buffer.from([0, orientation, 0, 0])),
    entry(0x8825, 4, 1, Buffer.from([0, 0, 0, 38])),
    Buffer.alloc(4),
    Buffer.from('GPS 23 7 N 113 15 E <script>alert(1)</script>'),
  ]);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]));
}

export interface JpegSetting {
  readonly width?: number;
  readonly height?: number;
  readonly segments?: readonly Buffer[];
  /** What hangs behind the end. */
  readonly behind?: Buffer;
}

export function jpeg({ width = 4, height = 3, segments = [], behind = Buffer.alloc(0) }: JpegSetting = {}): Buffer {
  const frame = Buffer.concat([Buffer.from([8]), u16(height), u16(width), Buffer.from([1, 1, 0x11, 0])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...segments,
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Stuffed bytes and a restart are no end.
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    behind,
  ]);
}

export const comment = (text: string): Buffer => segment(0xfe, Buffer.from(text));
export const app = (n: number, text: string): Buffer => segment(0xe0 + n, Buffer.from(text, 'latin1'));

const chunk = (kind: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(kind), body, Buffer.alloc(4)]);
};

export function png(width = 4, height = 3, extra: readonly (readonly [kind: string, body: string])[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...extra.map(([kind, body]) => chunk(kind, Buffer.from(body))),
    chunk('IDAT', deflateSync(Buffer.alloc(40))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function gif(width = 4, height = 3): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('GIF89a', 'latin1');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
}

const riff = (kind: string, body: Buffer) => {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
};

export function webp(width = 4, height = 3, extra: readonly (readonly [kind: string, body: string])[] = []): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt8(extra.length > 0 ? 0b1100 : 0, 0);
  head.writeUIntLE(width - 1, 4, 3);
  head.writeUIntLE(height - 1, 7, 3);
  const body = Buffer.concat([
    riff('VP8X', head),
    riff('VP8 ', Buffer.alloc(21, 7)),
    ...extra.map(([kind, text]) => riff(kind, Buffer.from(text))),
  ]);
  const start = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  start.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([start, body]);
}
