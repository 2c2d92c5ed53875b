import { daysIn } from './days-in-text.ts';
import type { PaperFacts } from './paper-facts.ts';

const FORM =
  /\b(form )?8879(-[A-Z]+)?\b|\be-?file (signature )?authorization\b|\bform 8453\b|\be-?file authorization\b/i;
/** A confirmation or a letter mentions the form; the form itself has its declarations. */
const IS_FORM =
  /signature authorization|declaration and signature|declaration of taxpayer|taxpayer['’]?s pin|ERO['’]?s (EFIN|signature)|e-?file authorization/i;

const SIGNED =
  /\b(docusigned|docusign|e-?signed|electronically signed|digitally signed|signed (electronically )?by|signature certificate|signing (certificate|date)|date signed|signed on|signed[:,]? +(on )?\d|signature (id|verified)|executed (by|on))\b/i;
const SIGNATURE_LINE = /\b(signed|signature|signing|executed)\b/i;
const NOT_SIGNED =
  /\b(unsigned|not (yet )?signed|(please|must|to be|before|should|when|if|until|after)\b[^.]*\bsign)/i;

/**
 * What the statements of a paper tell of an e-file authorization (Form 8879, 8453 or a state’s):
 * null when it holds none. A blank signature line says nothing, for a signature may be a picture.
 *
 * @param statements from `statementsOf`
 */
export function authorizationIn(statements: readonly string[]): PaperFacts['authorization'] {
  const all = statements.join('\n');
  if (!FORM.test(all) || !IS_FORM.test(all)) return null;
  const lines = statements.filter((line) => SIGNATURE_LINE.test(line) || SIGNED.test(line));
  const told = lines.filter((line) => !NOT_SIGNED.test(line));
  const days = told.flatMap(daysIn).toSorted();
  return { is_signed: told.some((line) => SIGNED.test(line)), signed_day: days[0] ?? null };
}
