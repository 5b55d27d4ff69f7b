/** A picture as it may be kept: what was hidden in it (place, camera, comments, other files) is gone. Nothing is decoded. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}
