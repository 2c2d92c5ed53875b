import type { FilingReport } from './paper-facts.ts';

type Subject = FilingReport['of'];

/** A title may be longer than a heading: “Application for Automatic Extension of Time To File …”. */
const TITLE = 200;
const SENTENCE_END = /[.!]$/;
export const CONDITION = /\b(if|when|once|until|unless|whether|before|must|will|should|would)\b/i;

const NONE = '(?! *(returns?)? *[:?]? *(no|n|none|false|n\\/a)\\b)';
const EXTENSION = new RegExp(
  `\\b(4868|7004|8868|505-?I)\\b|\\bextensions?\\b${NONE}|\\bext\\b(?!\\.?\\s*[:#]?\\s*\\d)${NONE}`,
  'i',
);
/** What is no income tax return of the year’s: a report of accounts, a return made again, a town’s. */
const OTHER = new RegExp(
  `\\b(fincen|FBAR|BSA e-?filing)\\b|\\b1040-?(X|ES|V)\\b|\\bamended\\b${NONE}|\\b(city|county|township|municipal|school district)\\b.{0,30}\\breturns?\\b`,
  'i',
);
/** A form of the IRS that is none of its returns: a power of attorney, an authorization. */
const NO_RETURN = /\bform\s+(?!1040|1041|1065|1120|1042|9325)\d{4}\b/i;
const RETURN_FORM =
  /\b(1040(?!-?(X|ES|V)\b)|1041|1065|1120)(-?[A-Z]{1,3})?\b|\bform\s+[A-Z]{0,3}-?\d{1,4}\b|\b[A-Z]{2}-?1040\b/i;

/** What kind of filing a clause with a result is about; null when it doesn’t say. */
export function filedIn(clause: string): Subject | null {
  if (EXTENSION.test(clause)) return 'extension';
  if (OTHER.test(clause) || NO_RETURN.test(clause)) return 'other';
  return RETURN_FORM.test(clause) ? 'return' : null;
}

/**
 * What kind of filing the statements below a title are about; null when it is no title, or says
 * nothing of it. Until a return’s form is named, an extension stays one: its title, too, speaks of
 * the return that it is for.
 */
export function filedBelow(statement: string): Subject | null {
  if (statement.length > TITLE || SENTENCE_END.test(statement) || CONDITION.test(statement)) {
    return null;
  }
  if (EXTENSION.test(statement)) return 'extension';
  if (OTHER.test(statement)) return 'other';
  return RETURN_FORM.test(statement) && !NO_RETURN.test(statement) ? 'return' : null;
}
