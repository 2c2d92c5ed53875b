type Result = 'accepted' | 'rejected' | 'pending';

/** What comes after these is not said to have happened. */
const SUPPOSED =
  /\b(if|when|whenever|once|until|unless|whether|should|may(?! \d)|might|will|would|could|can|cannot|must|before|in case|to be|in order)\b[^.]*\b(accept|reject|den(y|ied))/i;
const EITHER = /\b(accept\w*|reject\w*)\s*(\/|or|and\/or)\s*(not )?(been )?(accept|reject)/i;
/** A payment, a consent or a card is accepted too. */
const OTHER_THING =
  /\b(payments?|withdrawal|direct debit|estimated|consent|terms|agreement|(debit|credit) cards?)\b[^.]*\baccepted\b|\baccepted for (payment|processing)\b|\baccepted forms? of\b/i;
const PAST =
  /\b(previous(ly)?|prior|earlier|originally|initially|first (attempt|submission))\b[^.]*\breject/i;
/** “Rejected: 0”, “Accepted 3 returns”: a sum. */
const COUNT =
  /\b(accepted|rejected|pending)( returns?)?\s*[:=]?\s*\d{1,4}(?![\d/.-])(?! +(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;
const NONE =
  /\breject(ed|ions?|s)?(\/?errors?)?( codes?| errors?| reasons?)?\s*[:–-]?\s*(none|n\/a|no|0)\b|\bno (rejects?|rejections?|errors)\b|\breasons? (for|of) (the |any )?rejection\b/i;
/** A label with nothing after it. */
const EMPTY_LABEL =
  /^(date (accepted|rejected)|(accept(ed|ance)|reject(ed|ion)?)( (date|codes?|errors?|reasons?|details?|time|on))|(accepted|rejected) on)\s*:?\s*_*$/i;

const PENDING =
  /\bpending\b|\b(awaiting|waiting for|not yet|has not been|have not been)\b[^.]*\b(accept|acknowledg)|\bnot acknowledged\b|\bstatus\s*[:–-]\s*(transmitted|sent|submitted|received|in process|processing|P)\b(?!['’])/i;
const REJECTED =
  /\b(rejected|rejection|reject (code|reason)|denied|(was|were|is|are) not accepted|unaccepted)\b|\bstatus\s*[:–-]?\s*reject\b|\b(status|ack(nowledge?ment)?( code| status)?)\s*[:=–-]\s*R\b(?!['’])/i;
const ACCEPTED =
  /\baccepted\b|\bacceptance\b(?! (or|of terms))|\b(status|ack(nowledge?ment)?( code| status)?)\s*[:=–-]\s*A\b(?!['’])/i;

/** Words that may say what became of a filing. */
const RESULT_WORD = /\b(accepted|acceptance|rejected|rejection|denied|pending)\b/gi;

/**
 * What a statement says became of a filing; null when it says nothing of the kind. What it supposes
 * (“if your return is rejected”), counts, leaves open or says of a payment is none.
 */
export function resultOf(statement: string): Result | null {
  if (EMPTY_LABEL.test(statement) || NONE.test(statement)) return null;
  if (PENDING.test(statement)) return 'pending';
  if ([SUPPOSED, EITHER, OTHER_THING, PAST, COUNT].some((pattern) => pattern.test(statement))) {
    return null;
  }
  if (REJECTED.test(statement)) return 'rejected';
  return ACCEPTED.test(statement) ? 'accepted' : null;
}

/** The statement’s clauses, when it tells of several results: “Federal accepted, Ohio rejected”. */
export function clausesOf(statement: string): string[] {
  const words = statement.match(RESULT_WORD) ?? [];
  if (words.length < 2) return [statement];
  return statement
    .split(/,|\((?=[a-z])|\bbut\b|\bwhile\b|\band\b|\s{3,}|\t/)
    .filter((part) => part.trim());
}
