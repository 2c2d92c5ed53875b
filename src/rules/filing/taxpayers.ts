import { namesClient } from './list-rows.ts';

const LABEL =
  /^(?:primary )?(?:taxpayer|spouse|client|filer|(?=name\b)|confirmation for|prepared for)(?:\(s\)|s|['’]s)?(?:\s*(?:full |legal )?names?(?:\(s\))?(?: shown on (?:the )?return)?)?\s*(:|(?<=\bnames?)|(?<=\(s\)|return)|$)\s*(?:[:–-]\s*)?(.*)$/i;
const NAME_LABEL = /\bnames?\b/i;
const DEAR = /^dear\s+((?:\p{L}[\p{L}.’'-]*\s*(?:and |& )?){2,5}),/iu;
const HONOURS = /\b(?:mr|mrs|ms|miss|dr|prof)\b\.?\s*(?:(?:and|&)\s*)?/gi;
/** What may stand behind a name on its line. */
const AFTER_NAME = /\s*(?:\||\(|\d|\s{3}|\b(?:SSN|TIN|EIN|ITIN|PIN|ID|XXX|tax year)\b).*$/i;
const PARTICLE =
  '(?:(?:de|del|della|la|las|los|le|da|dos|di|du|van|von|der|den|ter|zu|bin|ibn|al|el) )*';
const PART = `${PARTICLE}\\p{Lu}[\\p{L}.’'-]*`;
const NAME = new RegExp(`^${PART}(?:,? (?:and |& ?)?${PART}){1,5}$`, 'u');
/** Words of forms, which stand where a name should when it is left blank. */
const NO_NAME =
  /\b(social|security|number|name|address|spouse|department|treasury|service|form|date|your|signature|return|federal|tax|copy|status|accepted|rejected|declaration|authorization|street|city|phone|email|information|submission|type|client|taxpayer|customer)\b/i;
const COLUMN = /\s{3,}|\t/;
/** Rows of a list that are looked at below its heading. */
const ROWS = 200;

/**
 * The taxpayers that a paper names behind a label (“Taxpayer: Jordan Rivera”), below one or below a
 * column’s heading, or greets, as they stand there. What doesn’t look like a name is none.
 *
 * @param statements from `statementsOf`
 * @param clientNames a letter that names one of them may greet somebody else
 */
export function taxpayersIn(
  statements: readonly string[],
  clientNames: readonly string[],
): string[] {
  const labelled = statements.flatMap((statement, index) => {
    const cells = statement.split(COLUMN);
    return cells.flatMap((cell, column) => {
      const match = LABEL.exec(cell);
      if (match === null) return [];
      const [, , value = ''] = match;
      const beside =
        nameIn(value) ?? (isClientNumber(value) ? nameIn(cells[column + 1] ?? '') : null);
      if (beside !== null) return [beside];
      const isHead = NAME_LABEL.test(cell) && (value === '' || NO_NAME.test(value));
      return isHead ? namesBelow(statements.slice(index + 1, index + 1 + ROWS), column) : [];
    });
  });
  const isTold = statements.some((statement) => namesClient(statement, clientNames));
  return [...new Set([...labelled, ...(isTold ? [] : greeted(statements))])];
}

/** A form has one name below its label; a list, one in each row. */
function namesBelow(below: readonly string[], column: number): string[] {
  const names = below.map((row) => {
    const cells = row.split(COLUMN);
    const cell = cells[column] ?? '';
    const end = cell.search(NO_NAME);
    return nameIn(end === -1 ? cell : cell.slice(0, end));
  });
  const end = names.indexOf(null);
  return names.slice(0, end === -1 ? undefined : end).flatMap((name) => name ?? []);
}

function greeted(statements: readonly string[]): string[] {
  return statements.flatMap((statement) => {
    const [, name = ''] = DEAR.exec(statement) ?? [];
    return nameIn(name.replace(HONOURS, '')) ?? [];
  });
}

function nameIn(text: string): string | null {
  const name = text.replace(AFTER_NAME, '').trim();
  return NAME.test(name) && !NO_NAME.test(name) ? name : null;
}

/** Whether it looks like a client’s number, which may stand before the name: “KIM1044”. */
const isClientNumber = (value: string): boolean => /^[A-Z0-9-]+$/.test(value);
