/** The words of a list that is written as running text. */
export function listed(words: string): string[] {
  return words.trim().split(/\s+/);
}
