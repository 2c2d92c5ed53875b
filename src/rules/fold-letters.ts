/** Letters that stay what they are when their marks are taken off. */
const OWN_LETTERS: ReadonlyMap<string, string> = new Map([
  ...([['ø', 'o'] as const, ['ł', 'l'], ['đ', 'd'], ['ð', 'd'], ['ħ', 'h'], ['ı', 'i']] as const),
  ...([['ß', 'ss'] as const, ['æ', 'ae'], ['œ', 'oe'], ['þ', 'th']] as const),
]);

/** A name in lower case and without accents, with one kind of apostrophe: “Łukasz” is “lukasz”. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/’/g, "'")
    .toLowerCase()
    .replace(/[øłđðħıßæœþ]/g, (letter) => OWN_LETTERS.get(letter) ?? letter);
}
