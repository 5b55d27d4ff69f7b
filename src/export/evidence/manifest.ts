/** What lies in a package: `manifest.json`. */
export interface Manifest {
  /** What it is evidence of: `ISS-12`, `2025-05 保洁`. */
  readonly about: string;
  readonly first: number;
  readonly head: { readonly seq: number; readonly hash: string; readonly at: string };
  readonly shown: readonly (readonly [number, number])[];
  /** Documents that would be shown, but were erased on request. */
  readonly erased: readonly (readonly [number, number])[];
  readonly files: readonly { readonly hash: string; readonly name: string; readonly type: string }[];
  /** Attachments that are not there any more: erased on request. */
  readonly filesGone: readonly string[];
  /** Internal ids and the names they stand for. */
  readonly people: Readonly<Record<string, string>>;
}
