/** One sentence for a person, in both languages that the program speaks. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}
