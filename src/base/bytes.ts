/** A view on some bytes, with the readers of `Buffer`; shorter when there are fewer. */
export const bytesAt = (bytes: Uint8Array, from: number, length: number): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(from, from + length);

/** Whether bytes begin with these; each character of `start` stands for one byte. */
export const startsWith = (bytes: Uint8Array, start: string): boolean =>
  bytesAt(bytes, 0, start.length).equals(Buffer.from(start, 'latin1'));
