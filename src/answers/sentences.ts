/** The sentences of a clause, each with its end mark. A semicolon ends one too: what stands behind it is another rule. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？；;\n])(?![”’」』）)])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The parts of a sentence between commas, each with where it begins. */
export function segmentsOf(sentence: string): { readonly text: string; readonly start: number }[] {
  const found: { text: string; start: number }[] = [];
  for (const match of sentence.matchAll(/[^，,：:]+[，,：:]?/g)) found.push({ text: match[0], start: match.index });
  return found;
}
