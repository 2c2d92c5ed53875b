import { authorizationIn, isUnsigned } from './authorization-text.ts';
import { filingReports } from './filing-reports.ts';
import { NO_TEXT, type PaperFacts } from './paper-facts.ts';
import { statementsOf } from './statements.ts';
import { taxYearsIn } from './tax-years.ts';
import { taxpayersIn } from './taxpayers.ts';

/**
 * Reads the text of a PDF for what it tells about filing and signing (X3, X4, I1 and I8).
 *
 * @param text as it stands on the pages, line by line; blank for a scan
 * @param clientNames so that a client called Virginia Roe is not taken for the state
 */
export function readPaper(text: string, clientNames: readonly string[]): PaperFacts {
  const statements = statementsOf(text);
  if (statements.length === 0) return NO_TEXT;
  return {
    has_text: true,
    reports: filingReports(statements, clientNames),
    authorization: authorizationIn(statements),
    is_unsigned: isUnsigned(statements),
    taxpayers: taxpayersIn(statements, clientNames),
    tax_years: taxYearsIn(statements),
  };
}
