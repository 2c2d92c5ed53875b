import { taxYearsIn } from '../filing/tax-years.ts';
import { named } from './document-words.ts';
import type { CloseDocument, CloseFacts } from './facts.ts';
import { mayBeSame } from './person-names.ts';

/** A company’s return bears the company’s name, and its client is a person. */
const COMPANY = /business/i;

/**
 * Why a paper can’t be this job’s: its text, or else its title, is about another tax year, or it
 * names only taxpayers who can’t be the clients. Null where it doesn’t contradict.
 *
 * @returns sentences
 */
export function whyForeign(document: CloseDocument, { job, documents }: CloseFacts): string | null {
  const { tax_year, client_names = [], job_type } = job;
  const { taxpayers = [], tax_years = [] } = document.paper ?? {};
  const years = tax_years.length > 0 ? tax_years : taxYearsIn([titleOf(document)]);
  const [year] = years;
  if (tax_year !== null && year !== undefined && !years.includes(tax_year)) {
    return `${named(document, documents)} is about tax year ${year}, not ${tax_year}.`;
  }
  const [name] = taxpayers;
  if (name === undefined || client_names.length === 0 || COMPANY.test(job_type ?? '')) return null;
  const isKnown = taxpayers.some((one) => client_names.some((client) => mayBeSame(one, client)));
  if (isKnown) return null;
  return `${named(document, documents)} is about another taxpayer, ${name}. If it is another client’s, have it deleted from this job first.`;
}

const titleOf = ({ title }: CloseDocument): string => title.replaceAll('_', ' ');
