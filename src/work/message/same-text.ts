/** A text by which it is known again: portals store other line ends and no blank ends. */
export const plainText = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|lt|gt|quot|apos));/gi;

const decoded = (text: string): string =>
  text.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? '';
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** Without what a portal may change in a text that it stores. */
const bare = (text: string): string =>
  decoded(text)
    .normalize('NFKC')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();

/**
 * Whether a stored text is one that was sent: a portal may have escaped it, or written its accents,
 * quotes, dashes and blanks in another way.
 */
export const saysTheSame = (stored: string, sent: string): boolean => bare(stored) === bare(sent);
