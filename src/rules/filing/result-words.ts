import { isAcceptance, isDoubted } from './acceptance.ts';
import type { FilingReport } from './paper-facts.ts';
import { deniesAbove } from './tick-boxes.ts';

/** What comes after these is not said to have happened. */
const SUPPOSED =
  /\b(if|when|whenever|once|until|unless|upon|whether|should|may(?! \d)|might|will|would|could|can|cannot|must|before|in case|to be|in order)\b[^.]*\b(accept|reject|den(y|ied))/i;
/** Said of a test, of another return, or by the one who sends it on: no tax office’s acceptance. */
const NOT_FINAL =
  /\baccepted for (transmission|transmittal|e-?filing)\b|\btransmi(ssion|ttal)s? (was |were )?accepted\b|\baccepted (by|at) (the |our |your )?(\w+ ){0,2}(software|e-?fil(e|ing) (center|provider|server)|electronic filing center|EFC|transmitter|gateway|firm|clearing ?house|drake|intuit|lacerte|proseries|proconnect|ultratax|thomson reuters|cch|taxact|taxslayer|taxwise|turbo ?tax)\b|\btest return\b/i;
const EITHER = /\b(accept\w*|reject\w*)\s*(\/|or|and\/or)\s*(not )?(been )?(accept|reject)/i;
/** A payment, a consent or a card is accepted too. */
const OTHER_THING =
  /\b(payments?|withdrawal|direct debit|estimated|consent|terms|agreement|engagement|(debit|credit) cards?)\b[^.]*\baccepted\b|\baccepted (the |our |your )?(terms|agreement|engagement|proposal)\b|\baccepted for (payment|processing)\b|\baccepted forms? of\b|\bgenerally accepted\b/i;
const PAST =
  /\b(previous(ly)?|prior|earlier|originally|initially|first (attempt|submission))\b[^.]*\breject/i;
/** “Rejected: 0”, “Accepted 3 returns”: a sum. */
const COUNT =
  /\b(accepted|rejected|pending)( returns?)?\s*[:=]?\s*\d{1,3}(?![\d/.-])(?! +(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\b/i;
/** A label with nothing after it. */
const EMPTY_LABEL =
  /^(date (accepted|rejected)|(accept(ed|ance)|reject(ed|ion)?)( (date|codes?|errors?|reasons?|details?|time|on))|(accepted|rejected) on)\s*:?\s*_*$/i;

/** What speaks of results and tells none. */
const NO_RESULT = [SUPPOSED, EITHER, OTHER_THING, NOT_FINAL, PAST, COUNT, EMPTY_LABEL];

/** What is denied or named beside the result: “no errors”, “Reject code: none”, “don’t mail it”. */
const BESIDE = [
  /\b(no|without|w\/o) (rejects?|rejections?|errors?|alerts?|issues?|problems?)\b( (found|reported|codes?)\b)?/gi,
  /\b(reject(ed|ions?|s)?|errors?)(\/?errors?)?( codes?| errors?| reasons?)?\s*[:–-]?\s*(none|n\/a|no|0)\b/gi,
  /\breason(s|\(s\))? (for|of) (the |any )?rejections?\b/gi,
  /\b(do not|don[’']t|no|not) (have to |need to )?(mail|send|need|file|submit|pay|action|further|additional|paper|changes?|payment|balance|required|necessary)\b/gi,
];

const NOT =
  "(?:not|never|no|neither|nor|(?:has|have|had|is|are|was|were|did|does|do|ca|could)n[’'´`]?t)";
const BETWEEN = '(?:\\s+(?:yet|been|be|ever|currently|formally|officially|so|far|the|an|any|was))*';
/** “Not” said of the acceptance itself. */
const NOT_YET = new RegExp(
  `\\b${NOT}${BETWEEN}\\s+(accepted|acceptance)\\b|\\b(accepted|acceptance)\\s*[:=?–-]?\\s*[:=?–\\s-]\\s*(not?|n|false)\\b`,
  'i',
);
const EXPECTED =
  /\bacceptance\b[^.]{0,30}\b(expected|anticipated|awaited)\b|\b(expect\w*|anticipat\w*|estimated|projected)\b[^.]*\bacceptance\b/i;
const PENDING =
  /\bpending\b|\b(awaiting|waiting for|not yet|has not been|have not been)\b[^.]*\b(accept|acknowledg)|\bnot acknowledged\b|\bstatus\s*[:–-]\s*(transmitted|sent|submitted|received|in process|processing|P)\b(?!['’])/i;
const WAS_NOT_ACCEPTED =
  /\b(((was|were|is|are)(n[’'´`]t| not)|never) accepted|did(n[’'´`]t| not) accept|unaccepted)\b/i;
const REJECTED =
  /\b(rejected|rejection|rechazad[ao]|reject (code|reason)|denied)\b|\bstatus\s*[:–-]?\s*rej(ect)?\b|\b(status|ack(nowledge?ment)?( code| status)?)\s*[:=–-]\s*R\b(?!['’])/i;
/** Other words for it; what was sent back may be another thing than the return. */
const SENT_BACK =
  /\b(returns?|filing|submission|e-?file|federal|state)\b.{0,40}\b(was|were|has been|have been) (returned|refused|declined|bounced|sent back|turned down|kicked back)\b/i;
/** A code of the IRS’ business rules, such as R0000-902-01 or IND-031-04, is given for rejections. */
const CODE = /\b([FRX]\d{4}|IND)-\d{3}\b/;
/** An alert comes with an acceptance. */
const ALERT = /\balerts?\b/i;
const ALREADY = /\b(already|previously)( been)? accepted\b( a return)?/gi;
const ACCEPTED = /\baccepted\b/i;
const ACCEPTANCE = /\bacceptance\b(?! (or|of terms))/i;
/** Only what speaks of filing can raise doubts about it. */
const FILING =
  /\b(returns?|filing|filed|submissions?|e-?file|1040|1041|1065|1120|federal|state|IRS|internal revenue|status|ack\w*)\b|^\W*(non-?)?accept/i;

/** What stands around a clause. */
export interface Around {
  /** The statement below; a table’s cell or a form’s answer may stand there. */
  next: string;
  /** Whether words name a place where returns are filed. */
  isPlace: (words: string) => boolean;
}

/**
 * What a clause says became of a filing; null when it says nothing of the kind. What it supposes
 * (“if your return is rejected”), counts, leaves open or says of a payment is none. An acceptance is
 * what is plainly said to have happened; what speaks of one in another way is `unclear`.
 */
export function resultOf(clause: string, { next, isPlace }: Around): FilingReport['result'] | null {
  const text = BESIDE.reduce((rest, pattern) => rest.replace(pattern, ''), clause).trim();
  if (CODE.test(text) && !PAST.test(text)) {
    if (!ACCEPTED.test(text.replace(ALREADY, ''))) return 'rejected';
    return ALERT.test(text) && isAcceptance(text, isPlace) ? 'accepted' : 'unclear';
  }
  const isAccepted = isAcceptance(text, isPlace);
  if (EXPECTED.test(text) || (PENDING.test(text) && !isAccepted)) return 'pending';
  if (NO_RESULT.some((pattern) => pattern.test(text))) return null;
  if (WAS_NOT_ACCEPTED.test(text)) return 'rejected';
  if (REJECTED.test(text)) return isAccepted ? 'unclear' : 'rejected';
  if (NOT_YET.test(text)) return 'pending';
  if (endsInQuestion(text) || (isAccepted && isBare(text))) {
    if (deniesAbove(next)) return 'pending';
    if (endsInQuestion(text)) return /^\W*(yes|y|true)\b/i.test(next) ? 'accepted' : null;
  }
  if (isAccepted) return 'accepted';
  const isDoubtful =
    ACCEPTED.test(text) || (ACCEPTANCE.test(text) && isDoubted(text)) || SENT_BACK.test(text);
  return isDoubtful && FILING.test(text) ? 'unclear' : null;
}

const endsInQuestion = (text: string): boolean => /\baccepted\s*[?:]\s*$/i.test(text);

const isBare = (text: string): boolean => /\baccepted\W*$/i.test(text);
