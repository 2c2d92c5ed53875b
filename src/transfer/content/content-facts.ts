import type { PdfReading } from '../pdf/reading.ts';
import { openKeyedHash } from './keyed-hash.ts';
import { lastFoursIn } from './last-fours.ts';
import { namePairsIn } from './name-pairs.ts';
import { taxYearsIn } from './tax-years.ts';

/** What is kept of a PDF’s text: no client text, only what the guard compares. */
export interface ContentFacts {
  /** Whether it needs a password to be opened. */
  encrypted: boolean;
  /** Whether it is no PDF or too damaged to be opened. */
  broken: boolean;
  text: 'found' | 'none' | 'unread';
  /** Why it could not be read, as a sentence. */
  why: string | null;
  /** Keyed hashes of the pairs of words that could be names, sorted. */
  names: readonly string[];
  /**
   * Keyed hashes of the last four digits of taxpayer numbers, those of EINs with `ein:` before
   * them: an employer’s or a preparer’s says nothing against a client.
   */
  last_fours: readonly string[];
  /** Years that the text names as its tax year, sorted. */
  tax_years: readonly number[];
}

const NOTHING = { encrypted: false, broken: false, names: [], last_fours: [], tax_years: [] };

/**
 * The facts of a PDF. The same text and secret give the same facts.
 *
 * @param secret what hashes are keyed with; facts made with another one can’t be compared
 */
export function contentFacts(reading: PdfReading, secret: Uint8Array): ContentFacts {
  switch (reading.status) {
    case 'read':
      return textFacts(reading.text, secret);
    case 'encrypted':
      return { ...NOTHING, text: 'unread', why: 'It needs a password.', encrypted: true };
    case 'broken':
      return { ...NOTHING, text: 'unread', why: reading.why, broken: true };
    case 'unread':
      return { ...NOTHING, text: 'unread', why: reading.why };
  }
}

function textFacts(text: string, secret: Uint8Array): ContentFacts {
  // Page numbers stamped on a scan are no text.
  if (!/\p{L}{2}/u.test(text)) return { ...NOTHING, text: 'none', why: null };
  const hashName = openKeyedHash(secret, 'name');
  const hashLastFour = openKeyedHash(secret, 'last_four');
  const { personal, employer } = lastFoursIn(text);
  return {
    ...NOTHING,
    text: 'found',
    why: null,
    names: [...namePairsIn(text)].map(hashName).sort(),
    last_fours: [
      ...personal.map(hashLastFour).sort(),
      ...employer.map((four) => `${EIN}${hashLastFour(four)}`).sort(),
    ],
    tax_years: taxYearsIn(text),
  };
}

/** What stands before the hash of an EIN’s last four digits. */
export const EIN = 'ein:';
