const KIN =
  'husband|wife|spouse|partner|fianc[ée]e?|ex|son|daughter|child|children|kids?|baby|twins?|brother|sister|sibling|mother|father|mom|mum|dad|parents?|(?:grand|step|god)\\w+|uncle|aunt|niece|nephew|cousin|friend|relative|dependents?|in-law';
const OTHERS =
  'employer|employee|boss|manager|landlord|tenant|roommate|colleague|co-?worker|assistant|accountant|preparer|pro|cpa|broker|attorney|lawyer|notary|agent|trustee|executor|nanny|babysitter|sitter|caregiver|provider|contractor|client|owner|member|shareholder|student|beneficiary|doctor|teacher|neighbor|named?|called';

/** Ends what is told of somebody, before the name: “your husband”. */
export const PERSON = new RegExp(`\\b(?:${KIN}|${OTHERS})$`, 'i');

const APPOSITIVE = new RegExp(
  `^\\s*(?:(?:(?:your|his|her|their|my|our|the|an?)\\s+)?(?:[\\w-]+\\s+){0,2}(?:${KIN}|${OTHERS})\\s*(?:[,.;)–-]|$)|(?:who|whose|whom|which|as well as|and|or|aged?|born)\\b|\\d)`,
  'i',
);
/** How a sentence goes on that speaks to somebody. */
const SPEAKS =
  /^\s*(?:your?|yours|i|i['’](?:m|ve|ll|d)|we|we['’](?:re|ve|ll)|the|this|that|these|those|here(?:['’]s)?|there|it(?:['’]s)?|please|thanks?|could|can|would|will|do|did|have|has|are|is|as|for|to|just|once|when|if|in|on|at|after|before|since|good|great|hope|sorry|yes|no|not|now|all|both|any|attached|congrat\w*|welcome|unfortunately|quick|one|my|our|let['’]?s?|what|which|how|why|where|everything|nothing|so|happy)\b/i;
const CAPITAL_NEXT = /^\s*\p{Lu}/u;

/** Given names that are also words. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  `april may june august summer autumn will mark grace hope bill art dawn chase rich joy faith rose
grant frank sue pat drew norm ray victor guy gene carol ivy iris lane miles penny rob skip ward page
reed lance price case early long`.split(/\s+/),
);

/**
 * Whether what stands behind “Jordan,” or “Jordan -” goes on about Jordan, or with a list, instead
 * of speaking to Jordan.
 *
 * @param isSure whether the word is a name whatever follows
 */
export function isAppositive(
  rest: string,
  { isComma, isSure }: { isComma: boolean; isSure: boolean },
): boolean {
  if (APPOSITIVE.test(rest)) return true;
  if (SPEAKS.test(rest)) return false;
  return !isSure || (isComma && CAPITAL_NEXT.test(rest));
}

const GREETS =
  'hi|hello|hey|hiya|hola|dear|greetings|welcome|(?:good )?(?:morning|afternoon|evening|day)|happy [\\w ]{3,15}|merry christmas|bye|goodbye|good luck|take care';
const THANKS =
  'thanks|thank you|thx|many thanks|congratulations|congrats|sorry|great|perfect|okay|ok|noted|understood|yes|no|sure|so|well|please|again|as you (?:know|see|can see)';

const OPENING = new RegExp(
  `(?:^|\\n|[.!?:]["”’)]*\\s)[\\s>*_"“]*(?:${GREETS})(?: again| back| there| and [\\w ]{3,20})?,?[^\\S\\n]+$`,
  'i',
);
const OPENS_CLAUSE = new RegExp(`^(?:${GREETS}|${THANKS})\\b`, 'i');
const SIGN_OFF =
  /^(?:(?:all the |my )?best(?: wishes| regards)?|(?:kind|warm|kindest|warmest)(?: regards)?|regards|sincerely(?: yours)?|yours(?: truly| sincerely)?|cheers|warmly|respectfully|thanks|thank you|many thanks|talk soon|take care)(?: so much| very much| again| in advance)?$/i;

/** Whether a greeting stands right before a name. */
export const isOpening = (before: string): boolean => OPENING.test(before);

/** Whether the words before a comma speak to somebody. */
export const endsOpening = (clause: string): boolean => OPENS_CLAUSE.test(clause);

/** Whether the words before a comma are how a letter ends. */
export const isSignature = (clause: string): boolean => SIGN_OFF.test(clause);
