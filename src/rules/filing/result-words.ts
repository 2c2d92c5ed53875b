type Result = 'accepted' | 'rejected' | 'pending';

/** What comes after these is not said to have happened. */
const SUPPOSED =
  /\b(if|when|whenever|once|until|unless|whether|should|may(?! \d)|might|will|would|could|can|cannot|must|before|in case|to be|in order)\b[^.]*\b(accept|reject|den(y|ied))/i;
/** Said of a test, of another return, or by the one who sends it on: no tax office’s acceptance. */
const NOT_FINAL =
  /\baccepted for (transmission|transmittal|e-?filing)\b|\baccepted (by|at) (the |our |your )?(\w+ ){0,2}(software|e-?fil(e|ing) (center|provider|server)|electronic filing center|EFC|transmitter|clearing ?house|drake|intuit|lacerte|proseries|proconnect|ultratax|thomson reuters|cch|taxact|taxslayer|taxwise|turbo ?tax)\b|\btest return\b|\b(already|previously)( been)? accepted\b/i;
const EXPECTED =
  /\bacceptance\b[^.]{0,30}\b(expected|anticipated|awaited)\b|\b(expect\w*|anticipat\w*|estimated|projected)\b[^.]*\bacceptance\b/i;
/** “[ ] Accepted”: a box that nobody ticked. */
const BOX_OF_NONE = /^(\d+\.?\s*)?(\[\s?\]|\(\s?\)|☐|□)(?!.*(\[\w\]|☒|☑|✓))/;
const EMPTY_BOX = /(\[\s?\]|\(\s?\)|☐|□)\s*\w+/g;

/** Something else that isn’t done: “No further action”, “Do not mail a copy”. */
const OTHER_NOT =
  /\b(do not|don[’']t|no) (mail|send|need|file|submit|pay|action|further|additional|paper|changes?|payment|balance)\b/gi;
const NOT =
  "(not|never|no|neither|nor|(has|have|had|is|are|was|were|did|does|do|ca|could)n[’'´`]?t)";
const NOT_ACCEPTED = new RegExp(
  `\\b${NOT}\\b.*\\b(accepted|acceptance)\\b|\\b(failed to be|un)\\s?accepted\\b|\\b(accepted|acceptance)\\s*[:=?–-]\\s*(not?|n|false)\\b`,
  'i',
);
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
  /\b(rejected|rejection|rechazad[ao]|reject (code|reason)|denied|((was|were|is|are)(n[’'´`]t| not)|never) accepted|did(n[’'´`]t| not) accept|unaccepted)\b|\b(revers|revok|rescind)\w*\b[^.]*\bacceptance\b|\bstatus\s*[:–-]?\s*rej(ect)?\b|\b(status|ack(nowledge?ment)?( code| status)?)\s*[:=–-]\s*R\b(?!['’])/i;
/** A code of the IRS’ business rules, such as R0000-902-01 or IND-031-04, is given for rejections. */
const REJECT_CODE = /\b([FRX]\d{4}|IND)-\d{3}\b/;
const ACCEPTED =
  /\baccepted\b|\bacceptance\b(?! (or|of terms))|\b(status|ack(nowledge?ment)?( code| status)?)\s*[:=–-]\s*A\b(?!['’])/i;

/** What speaks of results and tells none. */
const NO_RESULT = [SUPPOSED, EITHER, OTHER_THING, NOT_FINAL, PAST, COUNT];

/** Words that may say what became of a filing. */
const RESULT_WORD = /\b(accepted|acceptance|rejected|rejection|denied|pending)\b/gi;

/**
 * What a statement says became of a filing; null when it says nothing of the kind. What it supposes
 * (“if your return is rejected”), counts, leaves open or says of a payment is none.
 */
export function resultOf(statement: string): Result | null {
  const text = statement.replace(EMPTY_BOX, '');
  if (BOX_OF_NONE.test(statement) || EMPTY_LABEL.test(text) || NONE.test(text)) return null;
  if (REJECT_CODE.test(text) && !PAST.test(text)) return 'rejected';
  if (PENDING.test(text) || EXPECTED.test(text)) return 'pending';
  if (NO_RESULT.some((pattern) => pattern.test(text))) return null;
  if (REJECTED.test(text)) return 'rejected';
  if (NOT_ACCEPTED.test(text.replace(OTHER_NOT, ''))) return 'pending';
  return ACCEPTED.test(text) ? 'accepted' : null;
}

/** The statement’s clauses, when it tells of several results: “Federal accepted, Ohio rejected”. */
export function clausesOf(statement: string): string[] {
  const words = statement.match(RESULT_WORD) ?? [];
  if (words.length < 2) return [statement];
  return statement
    .split(/,|\((?=[a-z])|\bbut\b|\bwhile\b|\band\b|\s{3,}|\t/)
    .filter((part) => part.trim());
}
