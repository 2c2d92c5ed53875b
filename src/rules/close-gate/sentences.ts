/** The sentences and lines of a message. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n/).filter((part) => part.trim() !== '');
}
