import { type ClientIndex, type OtherClient, openClientIndex } from './client-index.ts';
import { type ContentFacts, EIN } from './content-facts.ts';
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts';

/** The job that a PDF is to go to. */
export interface GuardSubject {
  /** What its client is called; couples as one name or as several. */
  names: readonly string[];
  /** Last four digits of the client’s taxpayer number. */
  last_four: string | null;
  tax_year: number | null;
}

/** What a PDF’s content says of where it is to go; `reason` is part of a sentence. */
export type ContentVerdict =
  /** It names the client. */
  | { kind: 'fits'; reason: string }
  /** It has no text that could be compared. */
  | { kind: 'scan'; reason: string }
  | {
      kind: 'refused';
      code: 'encrypted' | 'broken' | 'other_client' | 'last_four' | 'tax_year';
      reason: string;
    }
  /** Nothing speaks against the client, and nothing for them. */
  | { kind: 'unsure'; reason: string };

export interface ContentGuard {
  check(facts: ContentFacts, subject: GuardSubject): ContentVerdict;
}

/**
 * Compares PDFs with the jobs they are to go to. A PDF that names another client in full is
 * refused, unless that client shares a name with the subject; so is one with personal taxpayer
 * numbers none of which is the client’s, and one for other tax years only.
 *
 * @param others clients with open jobs; their order doesn’t matter
 * @param secret what the facts were made with
 */
export function openContentGuard(others: readonly OtherClient[], secret: Uint8Array): ContentGuard {
  // Made when it is needed: where a person vouches for every file, no content is compared.
  let index: ClientIndex | undefined;
  const hashLastFour = openKeyedHash(secret, 'last_four');

  function check(facts: ContentFacts, subject: GuardSubject): ContentVerdict {
    if (facts.encrypted) return refused('encrypted', 'it needs a password to be opened');
    if (facts.broken) return refused('broken', withWhy('it is no readable PDF', facts.why));
    if (facts.text === 'none') return { kind: 'scan', reason: 'no text: a scan' };
    if (facts.text === 'unread') return { kind: 'scan', reason: withWhy('not read', facts.why) };
    index ??= openClientIndex(others, openKeyedHash(secret, 'name'));
    const { namesSubject, others: named } = index.namedIn(facts.names, subject.names);
    if (named.length > 0) return refused('other_client', `names ${listed(named)}`);
    if (isOthersNumber(facts.last_fours, subject.last_four, hashLastFour)) {
      return refused('last_four', 'its taxpayer numbers don’t end as the client’s does');
    }
    if (isOtherYear(facts.tax_years, subject.tax_year)) {
      const years = facts.tax_years.join(', ');
      return refused('tax_year', `speaks of tax year ${years}, the job is for ${subject.tax_year}`);
    }
    return namesSubject
      ? { kind: 'fits', reason: 'names the client' }
      : { kind: 'unsure', reason: 'the client’s name isn’t in it' };
  }

  return { check };
}

function refused(
  code: Extract<ContentVerdict, { kind: 'refused' }>['code'],
  reason: string,
): ContentVerdict {
  return { kind: 'refused', code, reason };
}

function isOthersNumber(
  found: readonly string[],
  lastFour: string | null,
  hash: KeyedHash,
): boolean {
  const hasPersonal = found.some((entry) => !entry.startsWith(EIN));
  if (lastFour === null || !hasPersonal) return false;
  const own = hash(lastFour);
  return !found.includes(own) && !found.includes(`${EIN}${own}`);
}

function isOtherYear(years: readonly number[], own: number | null): boolean {
  return own !== null && years.length > 0 && !years.includes(own);
}

const MOST_SHOWN = 3;

function listed(clients: readonly OtherClient[]): string {
  const shown = clients.slice(0, MOST_SHOWN).map(({ name, short_id }) => `“${name}” (${short_id})`);
  const more = clients.length - shown.length;
  const rest = more === 0 ? '' : ` and ${more} more`;
  return `${clients.length === 1 ? 'another client' : 'other clients'}, ${shown.join(', ')}${rest}`;
}

function withWhy(what: string, why: string | null): string {
  return why === null ? what : `${what}: ${why.replace(/\.$/, '')}`;
}
