import { clausesOf } from './clauses.ts';
import { daysIn, minutesIn } from './days-in-text.ts';
import { isNameAlone, ownerOf } from './list-rows.ts';
import type { FilingReport } from './paper-facts.ts';
import { placesIn, SOME_STATE } from './places.ts';
import { resultOf } from './result-words.ts';
import { type Said, settle } from './settle-reports.ts';
import { submissionIdsIn } from './submission-id.ts';
import { tickedWords } from './tick-boxes.ts';
import { CONDITION, filedBelow, filedIn } from './what-is-filed.ts';

/** A line this short may be a heading; what it names is meant until another one comes. */
const HEADING = 80;
/** Lines below or above in which a table’s cell of its own gives the day. */
const NEAR = 3;

const FORM_9325 = /\bform 9325\b/i;
const DAY_LABEL = /\b(accept|reject|ack|status)/i;
/** Written across a paper that is none. */
const NO_PAPER =
  /^\W*(sample|specimen|void|draft|test|training)( (only|copy|return|data))*( ?\W+not filed)?\W*$/i;

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
  const isPlace = (words: string) => placesIn(words, clientNames).length > 0;
  let heading: string[] = [];
  let subject: Said['of'] = 'return';
  let owner: string | null = null;
  statements.forEach((statement, index) => {
    if (isHeading(statement)) heading = meant(placesIn(statement, clientNames), heading);
    subject = filedBelow(statement) ?? subject;
    const named = ownerOf(statement, clientNames);
    if (isNameAlone(statement) && (named === 'client' || said.length > 0)) owner = named;
    for (const { text, isSupposed } of clausesOf(tickedWords(statement))) {
      const next = statements[index + 1] ?? '';
      const result = isSupposed ? null : resultOf(text, { next, isPlace });
      if (result === null) continue;
      const places = placesIn(text, clientNames);
      const day = daysIn(text)[0] ?? dayNear(statements, index);
      const [id = ids.length === 1 ? (ids[0] ?? null) : null] = submissionIdsIn(text);
      said.push({
        codes: meant(places, heading),
        ...{ result, day, submission_id: id, of: filedIn(text) ?? subject },
        minutes: minutesIn(text),
        owner: named ?? owner,
      });
    }
  });
  const filled = FORM_9325.test(all) ? said.filter((one) => isFilled(one, ids)) : said;
  return settle(statements.some((line) => NO_PAPER.test(line)) ? filled.map(doubted) : filled);
}

const doubted = (one: Said): Said =>
  one.result === 'accepted' ? { ...one, result: 'unclear' } : one;

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

function dayNear(statements: readonly string[], index: number): string | null {
  const below = statements.slice(index + 1, index + 1 + NEAR);
  const labelled = below.find((line) => DAY_LABEL.test(line) && daysIn(line).length > 0);
  const alone = below[0] ?? '';
  return (
    daysIn(labelled ?? '')[0] ?? (/^[\d/ -]+$/.test(alone) ? (daysIn(alone)[0] ?? null) : null)
  );
}
