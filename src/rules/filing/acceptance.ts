import { daysIn } from './days-in-text.ts';

/** Whatever is said with one of these is not plainly an acceptance. */
const DOUBT =
  /\b(not|no(?!\.? ?\d)|never|non|neither|nor|none|nothing|nobody|without|unable|cannot|fail\w*|refus\w*|declin\w*|longer|yet|already|previously|withdr\w+|revok\w*|rescind\w*|revers\w*|cancell?\w*|void\w*|errors?|mistake\w*|wrong\w*|duplicate|another|sample|test|hardly|barely|partial\w*|condition\w*|provision\w*|tentative\w*|to follow|false|n|hope\w*|(un)?likely|believ\w*|think|assum\w*|appears?|seems?|probabl[ey]|possibly|maybe|perhaps|supposed\w*|allegedly|almost)\b|n[’'´`]t\b|\?\s*$/i;

const ADVERBS =
  '(?:(?:now|also|both|all|since|then|finally|formally|officially|successfully|electronically|subsequently)\\s+)*';
/** “Your return has been accepted.” */
const PREDICATE = `\\b(?:(?:has|have|had) been|was|were|is|are|been|got)\\s+${ADVERBS}accepted\\b`;
/** “The IRS accepted your 2025 federal return.” */
const ACTIVE =
  '\\baccepted\\s+(?:it\\b|(?:your|the|this|his|her|their|our|my|its|both|all)\\s(?:[\\w.,’-]+\\s){0,8}?(?:returns?|filings?|submissions?|e-?files?|1040)\\b)';
/** What may stand before “Accepted” where it is an entry: “Federal return: Accepted”. */
const BEFORE =
  '(?:^|[:=>("“/*,|–—]\\s*|\\s-\\s*|\\bA-|\\b(?:federal|fed|irs|us|state)-|\\s{3,}|\\d[.)]?\\s+|\\)\\s*|\\b(?:returns?|federal|fed|irs|state|individual|business|reports?|corporation|partnership|resident|nonresident|tax|form|status|statustxt|result|ack|acknowledge?ment|e-?filed?|filings?|submissions?|electronically|successfully|now|also|then|finally|both|all|and|it|(?:resubmitted|sent|refiled|processed|filed) and)\\s+)';
const CAPITAL = "(?:^|\\s)\\p{Lu}[\\p{L}.’'-]*\\s+";
/** What may stand behind it there. */
const AFTER =
  '(?=\\s*$|\\s*[.,;!)|/<✓✔☑–—"”>\\]]|\\s+[-–—]|-(?=\\d)|\\s{3,}|\\s*[:=]\\s*(?:\\d|yes|y\\b|true|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\\s+(?:\\(|\\d|(?:by|on|at|from|with|via|through|in|as of|and|yes|true|date|electronically|successfully|today|under|throughout|using)\\b|for (?:the )?(?:tax |calendar )?(?:year )?20\\d\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))';
const FOLLOWED_BY_NAME = '(?=\\s+\\p{Lu})';
const ENTRY = `(?<=${BEFORE})accepted${AFTER}`;
const PLAIN = new RegExp(`${PREDICATE}|${ACTIVE}|${ENTRY}`, 'i');
const NAMED = new RegExp(
  `(?<=${CAPITAL})(?:accepted|Accepted|ACCEPTED)(?:${AFTER}|${FOLLOWED_BY_NAME})|(?<=^|\\s{3,}|:\\s*)(?:Accepted|ACCEPTED)${FOLLOWED_BY_NAME}`,
  'u',
);
/** “Ack code: A”. */
const CODE =
  /\b(status|ack(nowledge?ment)?( code| status)?)\s*[:=–-]\s*A\b(?!['’])(?!\s+(?!ack|acc|date|code|on\b)[a-z])/i;
/** “Acceptance date: 03/05/2026”, “the IRS confirmed the acceptance”. */
const NOUN =
  /\bacceptance\s*[:=–-]\s*(yes|true)\b|\b(received|confirm(s|ed)|confirmation of)( the| an| your| its| IRS| federal| state)* acceptance\b|\bacceptance (was |has been |is )?(received|confirmed|acknowledged|granted)\b/i;
const NOUN_WITH_DAY = /\bacceptance\b.{0,30}/i;

/** Who may accept a return; whatever else does is only on the way. */
const BY = /\baccepted (?:by|at) (?!the$)(?:the |your |our )?(\w[^.,;]*)/i;
const OFFICE =
  /\b(IRS|internal revenue|treasury|federal|government|states?|agency|agencies|department|dept|division|board|bureau|FTB|DOR|comptroller|commission\w*|taxation|revenue|authorit\w+|commonwealth|it|them)\b/i;

/**
 * Whether a clause says plainly that a tax office accepted: as what happened, or as a field that is
 * filled in; undenied, undoubted, and by nobody else.
 *
 * @param isPlace whether words name a tax office’s place
 */
export function isAcceptance(clause: string, isPlace: (words: string) => boolean): boolean {
  if (DOUBT.test(clause)) return false;
  const [, who] = BY.exec(clause) ?? [];
  if (who !== undefined && !OFFICE.test(who) && !isPlace(who)) return false;
  return (
    PLAIN.test(clause) ||
    NAMED.test(clause) ||
    CODE.test(clause) ||
    NOUN.test(clause) ||
    daysIn(NOUN_WITH_DAY.exec(clause)?.[0] ?? '').length > 0
  );
}

/** Whether a clause has doubts about an acceptance that it speaks of. */
export const isDoubted = (clause: string): boolean => DOUBT.test(clause);
