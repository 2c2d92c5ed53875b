import { foldLetters } from '../fold-letters.ts';
import { US_STATES } from './us-states.ts';

/** A sentence is no row of a list. */
const ROW = 120;
const SENTENCE = /\b(your|was|were|has|have|been|is|are|the|please|this)\b/i;
/** Names in a row: two to four words that begin with capitals, one of them in full. */
const NAME = /(?<![\p{L}\d-])\p{Lu}[\p{L}’'-]+(?:,? (?:& )?\p{Lu}[\p{L}.’'-]*){1,3}(?![\d-])/u;
const WORD = /\p{L}+/gu;
const MASKED = /(?<![\w*])[X*#]{2,}[-X*#]*\d{4}\b/i;

/** Words of lists and forms, which are nobody’s name. */
const WORDS_OF_LISTS: ReadonlySet<string> = new Set(
  `accepted rejected acceptance rejection pending transmitted sent received status ack acknowledgement
  acknowledgment code date time form return returns federal fed fd state states irs internal revenue
  service treasury department dept division board bureau commission franchise taxation finance tax
  income individual business corporation partnership fiduciary resident nonresident part year agency
  authority government type id ein ssn efin dcn submission number electronic electronically filing
  filed file efile filer report history system summary listing by at on of for and to with the mef
  processing center office alerts alert jan feb mar apr may jun jul aug sep oct nov dec january
  february march april june july august september october november december am pm et est edt utc name
  client taxpayer spouse primary drake lacerte proseries ultratax proconnect axcess cch intuit taxact
  software llc inc cpa city county school district form agency city extension amended refund balance due`
    .split(/\s+/)
    .concat(Object.values(US_STATES).flatMap((name) => name.toLowerCase().split(' ')))
    .concat(Object.keys(US_STATES).map((code) => code.toLowerCase())),
);

/** Whose row of a list a statement is: `client`, another’s, as it names them, or null for nobody’s. */
export function ownerOf(statement: string, clientNames: readonly string[]): string | null {
  if (namesClient(statement, clientNames)) return 'client';
  if (statement.length > ROW || SENTENCE.test(statement)) return null;
  return nameIn(statement) ?? MASKED.exec(statement)?.[0] ?? null;
}

/** Whether a line is a name and nothing else, as above the lines that are about them. */
export function isNameAlone(line: string): boolean {
  return nameIn(line) === line.trim();
}

/** Words in a row that begin with capitals and are no words of lists. */
function nameIn(statement: string): string | null {
  const rest = statement.replace(WORD, (word) =>
    WORDS_OF_LISTS.has(foldLetters(word)) ? '¤' : word,
  );
  return NAME.exec(rest)?.[0] ?? null;
}

/** Whether a statement names one of the clients, with two words of the name at least. */
export function namesClient(statement: string, clientNames: readonly string[]): boolean {
  const words = new Set(foldedWords(statement));
  return clientNames.some((name) => {
    const own = [...new Set(foldedWords(name))];
    const there = own.filter((word) => words.has(word)).length;
    return there > 0 && there >= Math.min(2, own.length);
  });
}

const foldedWords = (text: string): string[] =>
  (foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1);
