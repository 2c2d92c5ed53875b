import { US_STATES } from './us-states.ts';

/** A state that a paper doesn’t name: “your state return”. */
export const SOME_STATE = 'STATE';

const CODES = new Map(Object.entries(US_STATES).map(([code, name]) => [name.toLowerCase(), code]));
// The longest first, so that West Virginia is not read as Virginia.
const NAMES = Object.values(US_STATES)
  .toSorted((left, right) => right.length - left.length)
  .join('|');
const NAME = new RegExp(`\\b(Washington,? D\\.? ?C\\b|${NAMES})\\b`, 'gi');

const FEDERAL =
  /\b(federal|IRS|internal revenue service|united states|form 9325)\b|^fed\b(?=\s|:)|^FD\b(?=\s+individual)|\bU\.? ?S\.? (individual|corporation|income|return|treasury)/i;
/** The programme’s name, which states’ papers bear too. */
const PROGRAMME =
  /\bfed(eral)?\s*(\/|and|&)\s*state\b[^.]*\b(e-?file|program|filing)\b|\bIRS e-?file\b/gi;
/** The IRS only passes it on to the state, or is sent something. */
const GATEWAY =
  /\b(through|via|by way of|using|over|(sent|transmitted|submitted|forwarded) (on )?to)\s+(the\s+)?(federal|IRS|internal revenue service)\b[^.,;]*|\b(IRS|federal)\s+(MeF|modernized e-?file|gateway)\b/gi;

/** Two capitals are a place in brackets or after a label; at the beginning, if what follows is said of one. */
const MARKED_CODE =
  /(?:\(|\b(?:state|jurisdiction|agency|taxing authority)\s*[:#]?\s*)([A-Z]{2})(?=\)|[\s:,;–-]|$)/gi;
const LEADING_CODE =
  /^(?:(?:form )?\d{3,4}(?:-?[A-Z]{1,2})?\s+)?([A-Z]{2})(?=\s*[:–-]|\s+(?:state|returns?|form|e-?file|individual|resident|part-year|\d{3}|accepted|rejected|pending|ack)|\s*$)/gi;

/** At the end of a row, behind its day: “Accepted 3/8/26 IL”. */
const LAST_CODE = /\d[\d/-]*\s+([A-Z]{2})$/g;
/** A state’s form: “IL-1040”, “IL1040”. */
const FORM_CODE = /\b([A-Z]{2})-?\d{3,4}\b/g;

/** Codes that are also words: “ID: 1234”, “OK”. */
const WORDS = ['CO', 'HI', 'ID', 'IN', 'MA', 'MD', 'ME', 'OK', 'OR', 'PA'];

const ADDRESS = /\b[A-Z]{2},?\s+\d{5}(-\d{4})?\b/;
const UNNAMED_STATE = /\bstate\b(?! of\b)(?!\/)/i;

/**
 * The places that a statement of a paper names: US, codes of states, or STATE where it speaks of a
 * state and names none. Postal addresses and the clients’ own names name no place.
 *
 * @param clientNames so that a client called Virginia Roe is not taken for the state
 */
export function placesIn(statement: string, clientNames: readonly string[]): string[] {
  if (ADDRESS.test(statement)) return [];
  const text = withoutClients(statement, clientNames).replace(PROGRAMME, '').replace(GATEWAY, '');
  const found = new Set<string>();
  if (FEDERAL.test(text)) found.add('US');
  for (const [, name = ''] of text.matchAll(NAME)) {
    found.add(CODES.get(name.toLowerCase()) ?? 'DC');
  }
  for (const code of codesIn(text)) found.add(code);
  const hasState = [...found].some((code) => code !== 'US');
  if (!hasState && UNNAMED_STATE.test(text.replace(/united states/gi, ''))) found.add(SOME_STATE);
  return [...found];
}

function codesIn(text: string): string[] {
  const marked = [...text.matchAll(MARKED_CODE)].map(([, code = '']) => code);
  const leading = [LEADING_CODE, LAST_CODE, FORM_CODE]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(([, code = '']) => code)
    .filter((code) => !WORDS.includes(code));
  return [...marked, ...leading].filter((code) => code === 'US' || code in US_STATES);
}

/** A client’s name counts as one where two of its words stand; alone, a word may be the place. */
function withoutClients(text: string, clientNames: readonly string[]): string {
  return clientNames.reduce((rest, name) => {
    const words = [...new Set(wordsOf(name))];
    const there = words.filter((word) => wordsOf(rest).includes(word));
    if (there.length < Math.min(2, words.length)) return rest;
    return rest.replace(/[\p{L}\p{N}]+/gu, (word) =>
      there.includes(word.toLowerCase()) ? '' : word,
    );
  }, text);
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
}
