import anyAscii from 'any-ascii';

const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text in composed letters, without what nobody sees: soft hyphens, joiners, bidi marks. */
export function visible(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '');
}

/** Letters that some write without their mark and some with a second letter. */
const SPELLED_OUT: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
  ['đ', 'dj'],
]);

/**
 * A word as lower-case ASCII letters and digits, in every spelling it goes by: “Müller” is muller
 * and mueller. A form may be empty.
 */
export function foldedForms(word: string): readonly [string, ...string[]] {
  const lower = word.normalize('NFC').toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return [lower];
  const plain = toAscii(lower);
  const spelled = toAscii(
    lower.replace(/[äöüøåđ]/g, (letter) => SPELLED_OUT.get(letter) ?? letter),
  );
  return plain === spelled ? [plain] : [plain, spelled];
}

function toAscii(text: string): string {
  return anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
