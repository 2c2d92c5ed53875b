import { daysIn } from './days-in-text.ts';
import type { FilingReport } from './paper-facts.ts';
import { placesIn, SOME_STATE } from './places.ts';
import { clausesOf, resultOf } from './result-words.ts';
import { submissionIdsIn } from './submission-id.ts';

/** A line this short may be a heading; what it names is meant until another one comes. */
const HEADING = 80;
/** Lines below or above in which a table’s cell of its own gives the day. */
const NEAR = 3;

const EXTENSION = /\b(forms? )?(4868|7004|8868)\b|\bextension\b/i;
/** What is no return of the year’s: a report of foreign accounts, a return made again. */
const OTHER =
  /\b(fincen|FBAR|BSA e-?filing)\b|\b1040-?X\b|\bamended\b(?! *(returns?)? *[:?] *(no|n|false)\b)/i;
const RETURN = /\breturn\b|\b(form )?(1040|1041|1065|1120)\b/i;
const FORM_9325 = /\bform 9325\b/i;
const CONDITION = /\b(if|when|once|until|unless|whether|before|must|will|should|would)\b/i;
const DAY_LABEL = /\b(accept|reject|ack|status)/i;

interface Said extends Omit<FilingReport, 'code'> {
  codes: string[];
}

/**
 * What the statements of a paper say became of filings: a report for each place that is named with
 * a result, in the result’s own statement or in a heading above it. A form like 9325, whose answers
 * stand apart from its sentences, takes day and Submission ID from wherever they are.
 *
 * @param statements from `statementsOf`
 */
export function filingReports(
  statements: readonly string[],
  clientNames: readonly string[],
): FilingReport[] {
  const said: Said[] = [];
  const all = statements.join('\n');
  const ids = [...new Set(submissionIdsIn(all))];
  let heading: string[] = [];
  let subject: Said['of'] = 'return';
  statements.forEach((statement, index) => {
    if (isHeading(statement)) {
      const places = placesIn(statement, clientNames);
      heading = meant(places, heading);
      subject = subjectOf(statement) ?? subject;
    }
    for (const clause of clausesOf(statement)) {
      const result = resultOf(clause);
      if (result === null) continue;
      const places = placesIn(clause, clientNames);
      const day = daysIn(clause)[0] ?? dayNear(statements, index);
      const [id = ids.length === 1 ? (ids[0] ?? null) : null] = submissionIdsIn(clause);
      said.push({
        codes: meant(places, heading),
        ...{ result, day, submission_id: id, of: subjectOf(clause) ?? subject },
      });
    }
  });
  return settle(FORM_9325.test(all) ? said.filter((one) => isFilled(one, ids)) : said);
}

/** “The state” is the one in the heading; a result without a place is the heading’s. */
function meant(places: string[], heading: string[]): string[] {
  if (places.length === 0) return heading;
  const states = heading.filter((code) => code !== 'US');
  if (states.length !== 1) return places;
  return [...new Set(places.flatMap((code) => (code === SOME_STATE ? states : [code])))];
}

/** Form 9325 prints all its sentences; one whose blanks are empty says nothing. */
function isFilled({ day, of }: Said, ids: readonly string[]): boolean {
  return day !== null || (of === 'return' && ids.length > 0);
}

function isHeading(statement: string): boolean {
  return statement.length <= HEADING && !CONDITION.test(statement);
}

function subjectOf(statement: string): Said['of'] | null {
  if (EXTENSION.test(statement)) return 'extension';
  if (OTHER.test(statement)) return 'other';
  return RETURN.test(statement) ? 'return' : null;
}

function dayNear(statements: readonly string[], index: number): string | null {
  const below = statements.slice(index + 1, index + 1 + NEAR);
  const labelled = below.find((line) => DAY_LABEL.test(line) && daysIn(line).length > 0);
  const alone = below[0] ?? '';
  return (
    daysIn(labelled ?? '')[0] ?? (/^[\d/ -]+$/.test(alone) ? (daysIn(alone)[0] ?? null) : null)
  );
}

/** One report for each place: the last of several days, `unclear` where no day decides. */
function settle(said: readonly Said[]): FilingReport[] {
  const byPlace = new Map<string, FilingReport[]>();
  for (const { codes, ...report } of said) {
    for (const code of codes.length > 0 ? codes : [null]) {
      const key = `${report.of} ${code}`;
      const there = byPlace.get(key) ?? [];
      there.push({ code, ...report });
      byPlace.set(key, there);
    }
  }
  return [...byPlace.values()].flatMap((reports) => settleOne(reports));
}

function settleOne(reports: readonly FilingReport[]): FilingReport[] {
  const [first] = reports;
  if (first === undefined) return [];
  const decided = reports.filter(({ result }) => result !== 'pending');
  const same = decided.length > 0 ? decided : reports;
  const results = new Set(same.map(({ result }) => result));
  const dated = same.filter(({ day }) => day !== null);
  const newest = dated.toSorted((left, right) =>
    (left.day ?? '') < (right.day ?? '') ? 1 : -1,
  )[0];
  const id = same.find(({ submission_id }) => submission_id !== null)?.submission_id ?? null;
  if (results.size === 1) {
    return [{ ...(newest ?? same[0] ?? first), submission_id: newest?.submission_id ?? id }];
  }
  const isSettled = dated.length === same.length && new Set(dated.map(({ day }) => day)).size > 1;
  return [isSettled && newest !== undefined ? newest : { ...first, result: 'unclear' }];
}
