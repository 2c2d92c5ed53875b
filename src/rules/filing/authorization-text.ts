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

const SAYS_UNSIGNED =
  /\bunsigned\b|\b(not|never|(is|has|was|are|have|were)n[’'´`]t)( yet| been)* signed\b/i;
/** Said of a paper on its way too: where it is signed in the end, this is its history. */
const AWAITED =
  /\b(awaiting|pending|missing|waiting for)( \w+){0,2} signatures?\b|\bsignatures? (is |are )?(pending|missing|declined)\b/i;
/** An instruction, or what would be if. */
const INSTRUCTION =
  /\b(if|when|unless|until|whether|before|must|may|should|please|never|don[’']t|do not)\b/i;

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

/** Whether a paper says of itself that it isn’t signed, which a signature line left blank doesn’t. */
export function isUnsigned(statements: readonly string[]): boolean {
  const told = statements.filter((line) => !INSTRUCTION.test(line));
  if (told.some((line) => SAYS_UNSIGNED.test(line))) return true;
  const isSigned = told.some((line) => SIGNED.test(line) && !AWAITED.test(line));
  return !isSigned && told.some((line) => AWAITED.test(line));
}
