import { daysIn } from './days-in-text.ts';
import type { PaperFacts } from './paper-facts.ts';
import { isSigned, saysUnsigned } from './signature-words.ts';
import { US_STATES } from './us-states.ts';

const FORM =
  /\b(form )?8879(-[A-Z]+)?\b|\be-?file (signature )?authorization\b|\bform 8453\b|\be-?file authorization\b/i;
/** A confirmation or a letter mentions the form; the form itself has its declarations. */
const IS_FORM =
  /signature authorization|declaration and signature|declaration of taxpayer|taxpayer['’]?s pin|ERO['’]?s (EFIN|signature)|e-?file authorization/i;
const OF_NO_RETURN = { of: 'other', is_signed: false, signed_day: null } as const;
/** The IRS’ form for an extension’s signature, and a state’s own one. */
const OF_EXTENSION = /\b8878\b|\bauthorization\b.{0,30}\b(4868|7004|8868|extension)\b/i;
const OF_STATE = new RegExp(
  `FTB[ -]?(form )?(8879|8453)\\b|\\b[A-Z]{2}-?(8879|8453)\\b|\\b(8879|8453)-(${Object.keys(US_STATES).join('|')})\\b|\\b(${Object.values(US_STATES).join('|')}|state)(['’]s)? (individual )?e-?file (signature )?authorization\\b`,
  'gi',
);

const SIGNATURE_LINE = /\b(signed|signature|signing|executed)\b/i;
/** The provider and the preparer sign, too, and often later. */
const OF_PREPARER = /\b(ERO|preparer|practitioner|provider|originator|employee|firm)\b/i;
const INSTRUCTION =
  /\b(unsigned|not (yet )?signed|deadline|due|expires?|(please|must|to be|before|by|should|when|if|until|after)\b[^.]*\bsign)/i;

/**
 * What the statements of a paper tell of an e-file authorization (Form 8879, 8453 or a state’s):
 * null when it holds none. A blank signature line says nothing, for a signature may be a picture.
 * Of several days the last counts: both spouses sign.
 *
 * @param statements from `statementsOf`
 */
export function authorizationIn(statements: readonly string[]): PaperFacts['authorization'] {
  const all = statements.join('\n');
  if (OF_EXTENSION.test(all) && !/\b8879\b/.test(all)) return OF_NO_RETURN;
  if (!FORM.test(all) || !IS_FORM.test(all)) return null;
  const own = statements.filter((line) => !OF_PREPARER.test(line) && !INSTRUCTION.test(line));
  const signed = own.filter(isSigned);
  const daysSigned = signed.flatMap(daysIn);
  const days =
    daysSigned.length > 0
      ? daysSigned
      : own.filter((line) => SIGNATURE_LINE.test(line)).flatMap(daysIn);
  return {
    of: FORM.test(all.replace(OF_STATE, '')) ? 'return' : 'state',
    is_signed: signed.length > 0,
    signed_day: days.toSorted().at(-1) ?? null,
  };
}

/** Whether a paper says of itself that it isn’t signed, which a signature line left blank doesn’t. */
export function isUnsigned(statements: readonly string[]): boolean {
  return saysUnsigned(statements.filter((line) => !OF_PREPARER.test(line)));
}
