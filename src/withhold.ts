import { handsOverSecret } from './answers/question/secret.ts';
import { foldText } from './base/fold.ts';

/** Whether a message hands over something classified, by its words or by the names of its files: then nothing of it is kept. */
export const handsOver = (text: string, files: readonly string[]): boolean =>
  handsOverSecret(foldText(text), files.length) || files.some((name) => handsOverSecret(foldText(name), 1));
