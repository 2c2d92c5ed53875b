import { createHash } from 'node:crypto';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const digest = (name: string) => createHash('sha256').update(`taxq sandbox ${name}`).digest();

/** The same GUID for the same name, every time. */
export function seedId(name: string): string {
  const hex = digest(name).toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The same four digits for the same name, every time; never 0000, as no taxpayer id ends in it. */
export const seedLastFour = (name: string): string =>
  String(1 + (digest(`last four ${name}`).readUInt32BE() % 9999)).padStart(4, '0');

/** The same short id, 11 letters and digits, for the same name, every time. */
export const seedShortId = (name: string): string =>
  [...digest(`short ${name}`).subarray(0, 11)].map((byte) => ALPHABET[byte % 32]).join('');
