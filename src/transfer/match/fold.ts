import anyAscii from 'any-ascii';

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
