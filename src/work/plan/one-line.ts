const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Somebody else’s text on one line, without characters that can’t be seen. */
export const oneLine = (text: string): string =>
  text.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim();

/** The beginning of a text on one line. */
export function excerpt(text: string, most: number): string {
  const characters = [...oneLine(text)];
  return characters.length <= most
    ? characters.join('')
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
