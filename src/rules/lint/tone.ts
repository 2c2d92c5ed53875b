import { type Finding, findingsAt, type LintRule } from './finding.ts';
import { placesOf, type Span } from './lint-text.ts';
import { findPhrases, phrases } from './phrases.ts';

const BLAME = phrases(
  /\byou (?:have )?(?:failed|neglected|refused|ignored)\b/,
  /\byou (?:never|still haven't|don't ever|won't even|didn't even|can't even) (?:even )?(?:sen[dt]|answer\w*|respond\w*|repl\w+|upload\w*|read|listen\w*|bother\w*)\b/,
  /\bas I(?:'ve| have)? already (?:told|said|explained|written)\b|\bas I(?:'ve| have)? (?:told you|said (?:before|many times|several times))\b/,
  /\bI(?:'ve| have)? (?:already )?told you (?:so|already|before|that already|many times)\b/,
  /\bhow (?:many times|often) (?:do|must|should|have) I\b|\b(?:for the|this is the) last time\b/,
  /\byour (?:own )?(?:fault|mistake|problem|negligence)\b/,
  /\byou should have (?:told|sent|known|read|uploaded|asked|done|said|checked|mentioned|thought)\b/,
  /\b(?:ridiculous|unacceptable|stupid|idiot\w*|lazy|pathetic|nonsense|incompetent|moron\w*|damn|crap|bullshit|shit|wtf|absurd)\b/,
  /\b(?:obviously|clearly) you\b|\byou (?:obviously|clearly)\b/,
  /\b(?:stop|quit) (?:asking|writing|messaging|bothering|wasting|calling|pestering)\b/,
  /\b(?:don't|do not|no) (?:have )?time for this\b|\bwast(?:e|ed|ing) (?:of )?my time\b/,
  /\b(?:sick|tired) of (?:asking|waiting|this|repeating|you)\b|\bfed up\b/,
  /\bI(?:'ve| have) (?:already )?(?:asked|told|written to|reminded)(?: you)?[^.!?\n]{0,40}\b(?:(?:two|three|four|five|six|several|many|\d+) times|repeatedly|over and over)\b/,
  /\b(?:do|did|don't|didn't|can't) you (?:even|ever)\b|\ba child (?:could|can|would)\b/,
  /\bif you (?:don't|do not|won't) [^.!?\n]{0,40}\bI(?:'m| am|'ll| will) (?:be )?(?:done|drop|quit|through|giv\w+ up|stop working)\b/,
  /\bnot my (?:problem|job)\b|\bcalm down\b|\bcommon sense\b|\b(?:so|that) (?:hard|difficult|complicated) for you\b|\bthe (?:third|fourth|fifth|umpteenth|hundredth) time I\b|\blast warning\b/,
  /\b(?:can't|cannot|won't) (?:keep )?wait(?:ing)? (?:any longer|forever)\b|\bpay attention\b/,
);

const MARKS = /!{3,}|\?{3,}|[!?]{4,}/g;
const SHOUTED = /(?<![\w-])\p{Lu}[\p{Lu}'&-]+(?:[\s,;:]+(?:\p{Lu}[\p{Lu}'&-]+|I|A)(?![\w-]))+/gu;
const SHOUTED_WORDS = 3;
const ACRONYMS = new Set(
  `IRS CPA EA SSN ITIN EIN TIN FBAR FATCA FAFSA EFTPS FICA FUTA SUTA HSA FSA IRA SEP ROTH MAGI AGI
USPS USA LLC SSA SSDI ACH PDF EIC EITC CTC AOTC QBI NOL AMT NIIT FTB DOR NYS CODE SSI COBRA SALT
RMD QCD ESPP RSU ISO NQSO DIV INT MISC NEC FEIE FINCEN CP PTIN EFIN AND OR`.split(/\s+/),
);

/** A tone that is not polite: M11, Taxfyle jobs dashboard. */
export const tone: LintRule = (message, { audience }): Finding[] => {
  if (audience === 'note') return [];
  const { plain } = message;
  const spans = [
    ...findPhrases(message, BLAME),
    ...placesOf(MARKS, plain),
    ...placesOf(SHOUTED, plain).filter((place) => isShouted(plain, place)),
  ];
  return findingsAt(spans, {
    rule: 'M11',
    severity: 'warning',
    message: 'This may sound impolite to the client.',
    fix: 'Say calmly what is needed and why.',
  });
};

function isShouted(plain: string, { start, end }: Span): boolean {
  const words = plain.slice(start, end).match(/[\p{Lu}'&-]+/gu) ?? [];
  const loud = words.filter((word) => word.length > 1 && !ACRONYMS.has(word));
  return words.length >= SHOUTED_WORDS && loud.length >= SHOUTED_WORDS;
}
