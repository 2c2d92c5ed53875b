import { US_STATES } from '../filing/us-states.ts';
import { placesOf, type Span } from './lint-text.ts';

/** What a text says came out for one return. */
export interface Result extends Span {
  /** The place, with the tax year where it is named: `federal 2024`. */
  of: string;
  kind: 'refund' | 'owed' | 'no refund' | 'nothing owed';
  /** Of the return’s own line in a list, such as `$640`; else null. */
  amount: string | null;
}

// The longest first, so that West Virginia is not read as Virginia.
const STATES = Object.values(US_STATES).toSorted((left, right) => right.length - left.length);
const PLACE = new RegExp(`\\b(?:federal|irs|united states|${STATES.join('|')})\\b`, 'gi');
const FEDERAL = /^(?:federal|irs|united states)$/i;
const YEAR = /\b20\d\d\b/;
/** How a line of a list begins that is about one return. */
const LABEL = /^[\s\-•#\d.)]*(?<label>[^:\n]{2,50}?)(?: ?:| - )/;
const PIECE = /(?:[^.!?;,\s]|[.!?](?!\s|$)|,(?=\d)|\s(?!(?:and|but|while|whereas)\s))+/gi;

const NOTHING_OWED =
  /\bnothing\b[^$]{0,25}\b(?:owed?|due|pay)\b|\bowes? nothing\b|\b(?:no|zero) (?:tax|balance|amount|payment)s?\b[^$]{0,15}\b(?:due|owed)\b|\bowe \$0(?:\.00)?\b/i;
const NO_REFUND = /\b(?:no|nor a|not (?:get|receive|expect) an?) (?:\w+ )?refund\b/i;
const REFUND =
  /\b(?:receive|get|getting|expect|have|due|is|result:) (?:an? |your |the )?(?:[\w$.,]+ )?refund\b|\brefund(?: amount)?(?: of| is|:| comes to| will be)? {0,3}\$ ?\d/i;
const OWED =
  /\byou(?:'ll| will| still| also| now)* owe\b|\b(?:is|are) owed\b|\b(?:balance|amount|tax) (?:due|owed)(?: of| is|:| comes to)? {0,3}\$ ?\d|\bowed?:? {0,3}\$ ?\d/i;
const AMOUNT = /\$ ?\d[\d,.]*\d|\$ ?\d/;

/** What a text says came out, place by place; what names no place belongs to that of its line. */
export function resultsIn(plain: string): Result[] {
  return placesOf(/[^\n]+/g, plain).flatMap((line) => resultsOfLine(plain, line));
}

function resultsOfLine(plain: string, line: Span): Result[] {
  const label = LABEL.exec(plain.slice(line.start, line.end))?.groups?.['label'] ?? '';
  const ofLabel = placeNamed(label);
  let place = ofLabel;
  const results = placesOf(PIECE, plain, line).flatMap(({ start, end }): Result[] => {
    const said = plain.slice(start, end);
    place = placeNamed(said) ?? place;
    const kind = kindOf(said);
    if (place === null || kind === null) return [];
    const amount =
      place === ofLabel ? (AMOUNT.exec(said)?.[0].replace(/[ ,]|\.00$/g, '') ?? null) : null;
    return [{ start, end, of: place, kind, amount }];
  });
  // What a line goes on to say of its amount, such as a part already paid, is no second result.
  return results.map((result, at) => (at === 0 ? result : { ...result, amount: null }));
}

function placeNamed(said: string): string | null {
  const names = new Set(
    [...said.matchAll(PLACE)].map(([name]) =>
      FEDERAL.test(name) ? 'federal' : name.toLowerCase(),
    ),
  );
  const [only] = names;
  const year = YEAR.exec(said)?.[0];
  if (names.size !== 1 || only === undefined) return null;
  return year === undefined ? only : `${only} ${year}`;
}

function kindOf(said: string): Result['kind'] | null {
  if (NO_REFUND.test(said)) return 'no refund';
  if (NOTHING_OWED.test(said)) return 'nothing owed';
  if (REFUND.test(said)) return 'refund';
  return OWED.test(said) ? 'owed' : null;
}
