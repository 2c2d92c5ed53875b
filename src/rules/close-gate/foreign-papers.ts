import { quoted } from './document-words.ts';
import type { CloseDocument, CloseJob } from './facts.ts';

/** A company’s return bears the company’s name, and its client is a person. */
const COMPANY = /business/i;

/**
 * Why a paper can’t be this job’s: its text is about another tax year, or names only taxpayers who
 * share no word of their names with the clients. Null where it doesn’t contradict.
 *
 * @returns a sentence
 */
export function whyForeign(
  document: CloseDocument,
  { tax_year, client_names = [], job_type }: CloseJob,
): string | null {
  const { taxpayers = [], tax_years = [] } = document.paper ?? {};
  const [year] = tax_years;
  if (tax_year !== null && year !== undefined && !tax_years.includes(tax_year)) {
    return `${quoted(document)} is about tax year ${year}, not ${tax_year}.`;
  }
  const known = new Set(client_names.flatMap(wordsOf));
  const [name] = taxpayers;
  if (name === undefined || known.size === 0 || COMPANY.test(job_type ?? '')) return null;
  const isKnown = taxpayers.some((one) => wordsOf(one).some((word) => known.has(word)));
  return isKnown ? null : `${quoted(document)} is about another taxpayer, ${name}.`;
}

/** Initials tell nobody from another. */
function wordsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1);
}
