/** Cuts a text at the end of a sentence (else at a comma, else anywhere) so that it is at most `most` characters long. */
export function cutAtSentence(text: string, most: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= most) return { text, cut: false };
  const head = text.slice(0, most);
  const end = Math.max(head.lastIndexOf('。'), head.lastIndexOf('；'), head.lastIndexOf('\n'));
  const comma = Math.max(head.lastIndexOf('，'), head.lastIndexOf('、'));
  const at = end > most / 3 ? end + 1 : comma > most / 2 ? comma : most - 1;
  return { text: `${head.slice(0, at).toWellFormed().trimEnd()}…`, cut: true };
}
