const COUNT =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|seventy|seventy-five|eighty|ninety|hundred|thousand)';

/** An amount of money. */
export const MONEY = `(?:(?<![\\w-])(?:an? )?${COUNT}(?:[ -]${COUNT}){0,3} (?:dollars|bucks)\\b|(?:us)?\\$ ?\\d(?:[\\d,.]{0,13}\\d)?|(?<![\\d,.])\\d(?:[\\d,.]{0,13}\\d)? ?(?:dollars|usd|bucks)\\b)`;

/** Work that is sold on top of a job. */
export const SERVICE =
  '(?:(?:second|additional|extra|other|another|amended|state|prior-year|\\d{4}) (?:state )?(?:tax )?returns?|(?:second|additional|extra|another) state|schedule [a-f]\\b|fbar|k-1s?|rental(?: property)?|state (?:forms?|filings?)|amend(?:ment|ing)|service|scope(?: change)?|upgrade|add-?on|bookkeeping|payroll|planning|extra work|additional work)';

/** Money that goes to an authority, a bank or a shop, or that a return counts. */
export const NOT_OURS =
  /\b(?:IRS|LLC|penalt\w+|interest|installment|late|franchise|direct pay|pay1040|eftps|processor|cards?|bank|broker\w*|employer|lender|owes?|owed|refunds?|deduct\w*|court|parking|(?<!(?:package|service|job|order|plan) (?:that )?you )(?:bought|paid)|tuition|daycare|childcare|basis|sold|sale|purchase|rent|tenants?|premium|donat\w+|irs's|county|registration|income|wages|withheld|credit)\b/i;

/** Whose fee it is, when it isn’t one for the pro’s work. */
export const FEE_OF_OTHERS =
  /\b(?:expenses?|claim\w*|line \d|statements?|1099\S*|K-1|secretary of state|annual report|DMV|city|state's|transcripts?|passport|escrow|closing|advis\w+|fund|HOA|marketplace|etsy|ebay|amazon|airbnb|uber|lyft|turbotax|software|last year|schools?|treasury|USCIS)\b/i;
