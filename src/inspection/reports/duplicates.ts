import { foldText } from '../../base/fold.ts';
import type { NoteItem } from '../../notes/model.ts';
import type { Reader } from '../../store/store.ts';
import { findingsIn, LIVE_STATES, likeness } from '../findings/find.ts';
import type { Finding } from '../findings/model.ts';

/** From here on two descriptions speak of the same [D]. */
const ALIKE = 0.5;

/**
 * The finding of the same kind at the same place that is not closed yet, the latest first: it is linked, not counted twice.
 * Source: Q/LNJG JG 204—2024, 4.3.3.
 */
export async function openLike(reader: Reader, item: NoteItem): Promise<Finding | undefined> {
  if (item.location === undefined || item.what === '') return undefined;
  const place = item.place?.code ?? item.within?.code;
  const location = foldText(item.location);
  const service = item.service?.value;
  const found = await findingsIn(reader, LIVE_STATES, place === undefined ? {} : { place });
  return found
    .filter(
      (one) => (item.place !== undefined && one.place === item.place.code) || foldText(one.location ?? '') === location,
    )
    .filter((one) => service === undefined || one.service === undefined || one.service === service)
    .filter((one) => isAlike(one.what, item.what))
    .at(-1);
}

/** 地面有积水了 and 地面积水 are the same. */
const bare = (text: string): string => foldText(text).replace(/[有了的着还又\s,，。]/g, '');

function isAlike(a: string, b: string): boolean {
  const [one, other] = [bare(a), bare(b)];
  return (
    one === other ||
    likeness(one, other) >= ALIKE ||
    (Math.min(one.length, other.length) >= 3 && (one.includes(other) || other.includes(one)))
  );
}
