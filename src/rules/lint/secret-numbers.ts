import { isCardNumber, isEmployerNumber, isPersonNumber, isRoutingNumber } from './checksums.ts';
import { type Finding, findingsAt, type LintRule } from './finding.ts';
import { apart, placesOf, type Span } from './lint-text.ts';

const NOT_IN_NUMBER = '(?<![\\w.,/#-])';
const NUMBER_ENDS = '(?![\\w/-]|[.,]\\d)';
const pattern = (digits: string) => new RegExp(`${NOT_IN_NUMBER}${digits}${NUMBER_ENDS}`, 'g');

const PERSON = new RegExp(`(?<![\\w.,/-])\\d{3}([-. ]) ?\\d{2}\\1 ?\\d{4}${NUMBER_ENDS}`, 'g');
/** Written as nothing but a Social Security number is, whatever it is called. */
const AS_ON_THE_CARD = /^\d{3}-\d{2}-\d{4}$/;
const EMPLOYER = pattern('\\d{2}- ?\\d{7}');
const NINE = pattern('\\d{9}');
const LOOSE_NINE = pattern('\\d(?:[-. ]?\\d){8}');
/** Nine digits right behind the word, as in `ssn412681174`. */
const GLUED = /(?<=\b(?:ssn|itin|atin|tin|social)[:#]?)\d{9}(?!\w)/gi;
const CARD = pattern('\\d(?:[- ]?\\d){12,18}');
const ACCOUNT = pattern('\\d(?:[- ]?\\d){5,16}');
const SIX = pattern('\\d{3}[- ]?\\d{3}');

const PERSON_WORD =
  /\b(?:ssns?|itins?|atins?|tins?|social(?: security)?(?: (?:number|no|nr))?|soc(?:ial)? sec|taxpayer (?:id\w*|number)|ss#)/i;
/** How a sentence goes on that says afterwards what a number is: “… your husband’s social?” */
const PERSON_AFTER = new RegExp(
  `^\\W{0,3}(?:(?:is|was|as|for|be|a|the|an?|your|his|her|their|my|own|new|full|whole|correct|right|[\\w-]+'s)\\W{1,3}){0,6}${PERSON_WORD.source}(?! card)`,
  'i',
);
const EMPLOYER_WORD = /\b(?:eins?|feins?|employer id\w*|(?:federal )?(?:tax|employer) id\w*)\b/i;
const OTHER_NUMBER =
  /\b(?:order|invoice|tracking|confirmation|case|ticket|policy|reference|ref|parcel|serial|submission|member|account|acct|loan|claim|certificate|license|notice)\b[^.!?\n]{0,20}$/i;
const ROUTING_WORD = /\b(?:routing|aba|rtn|transit)\b/i;
const ACCOUNT_WORD = /\b(?:account|acct|a\/c|checking|savings|iban)\b/i;
const BANK_WORD = /\b(?:checking|savings|bank|routing|aba|direct deposit|credit union)\b/i;
const IP_PIN_WORD = /\b(?:ip ?-?pin|identity protection (?:pin|number)|ippin)\b/i;

/** How far before a number the word that says what it is may stand. */
const NEAR = 45;
const NEAR_BANK = 120;
const LEAST_ACCOUNT = 7;

/**
 * Whole numbers that open an identity or an account: M16. Chats are exported as PDF, so no Social
 * Security number, ITIN, EIN, IP PIN, card or bank account is written in one (duty of IRC 7216 and
 * IRS Publication 4557). Masked numbers and last digits are fine, and so is a routing number alone.
 */
export const secretNumbers: LintRule = ({ plain }) => {
  const found: Finding[] = [];
  const report = (what: string, spans: readonly Span[]) => {
    const finding = { ...ADVICE, message: `This looks like ${what}.` };
    found.push(...findingsAt(apart(spans, found), finding));
  };
  const digitsAt = ({ start, end }: Span) => plain.slice(start, end).replace(/\D/g, '');
  const before = ({ start }: Span, length = NEAR) =>
    plain.slice(Math.max(0, start - length), start);
  const after = ({ end }: Span) => plain.slice(end, end + NEAR);
  const around = ({ start, end }: Span) =>
    plain.slice(Math.max(0, start - NEAR_BANK), end + NEAR_BANK);

  report(
    'a payment card’s number',
    placesOf(CARD, plain).filter((span) => isCardNumber(digitsAt(span))),
  );
  report(
    'an IP PIN',
    placesOf(SIX, plain).filter((span) => IP_PIN_WORD.test(before(span))),
  );
  report(
    'a bank account',
    placesOf(ACCOUNT, plain).filter((span) => {
      const lead = before(span);
      return (
        digitsAt(span).length >= LEAST_ACCOUNT &&
        nearest(lead, ACCOUNT_WORD) > nearest(lead, ROUTING_WORD) &&
        nearest(lead, ACCOUNT_WORD) >
          Math.max(nearest(lead, PERSON_WORD), nearest(lead, EMPLOYER_WORD)) &&
        (BANK_WORD.test(around(span)) || hasRoutingNumber(around(span)))
      );
    }),
  );
  report(
    'a Social Security number or an ITIN',
    [
      ...placesOf(PERSON, plain).filter(
        (span) =>
          AS_ON_THE_CARD.test(plain.slice(span.start, span.end)) ||
          !OTHER_NUMBER.test(before(span)),
      ),
      ...placesOf(GLUED, plain),
      ...placesOf(LOOSE_NINE, plain).filter(
        (span) =>
          nearest(before(span), PERSON_WORD) > nearest(before(span), EMPLOYER_WORD) ||
          (PERSON_AFTER.test(after(span)) && !OTHER_NUMBER.test(before(span))),
      ),
    ].filter((span) => isPersonNumber(digitsAt(span))),
  );
  report(
    'an EIN',
    [
      ...placesOf(EMPLOYER, plain).filter((span) => !OTHER_NUMBER.test(before(span))),
      ...placesOf(LOOSE_NINE, plain).filter((span) => EMPLOYER_WORD.test(before(span))),
    ].filter((span) => isEmployerNumber(digitsAt(span))),
  );
  return found;
};

const ADVICE = {
  rule: 'M16',
  severity: 'error',
  fix: 'Leave the number out, or write its last four digits only.',
} as const;

const hasRoutingNumber = (plain: string): boolean =>
  placesOf(NINE, plain).some(({ start, end }) => isRoutingNumber(plain.slice(start, end)));

/** Where the last match stands; -1 for none. */
function nearest(text: string, words: RegExp): number {
  return [...text.matchAll(new RegExp(words.source, 'gi'))].at(-1)?.index ?? -1;
}
