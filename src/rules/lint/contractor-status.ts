import { findingsAt, type LintRule } from './finding.ts';
import { findPhrases, phrases } from './phrases.ts';

const TERM =
  '(?:(?:independent |1099 |outside |external )*(?:sub)?contractors?|freelanc\\w+|contract (?:preparer|cpa|ea|pro|accountant|worker|basis)|self-employed|third-party (?:providers?|preparers?|contractors?)|gig work\\w*|1099 (?:workers?|basis|pros?))\\b';
const BETWEEN =
  '(?: (?:only|just|merely|technically|actually|really|also|an?|as|here|one|of|that|simply|legally|called|all|us|licensed|experienced|working|engaged|hired|paid|on|preparers?|CPA|EA|under|taxfyle|rocket tax))*';
// Between “I am” and “a contractor”: nothing that makes it somebody else’s story.
const ALSO =
  "(?: (?!(?:the|you|whether|if|sure|that|to|for|not|afraid|aware|told|glad|see|\\w+ing)\\b)[\\w'-]+){1,7}";
const PROS = '(?:pros|preparers|professionals|CPAs|EAs)';

const with1099 = (pattern: string) => new RegExp(`${pattern} ${TERM}`);

// Between “I” and “as a contractor”: nothing that enters, pays or speaks of somebody else.
const OWN_WORK =
  "(?: (?!(?:you|your|he|him|his|she|her|they|them|their|who|income|pay|paid|earn\\w*|treat\\w*|report\\w*|enter\\w*|list\\w*|classif\\w*|count\\w*|see|saw|file|filed|know)\\b)[\\w'-]+){1,8}";

const STATUS = phrases(
  with1099(`\\b(?:I|we)${OWN_WORK} (?:as(?: an?)?|on an?)`),
  with1099(
    `\\b(?:I'm|I am|I was|I work|we're|we are|we work|I've been|my (?:own )?(?:status|role|position)(?: here)? is)${BETWEEN}`,
  ),
  with1099(`\\b(?:I'm|I am|we're|we are)${ALSO} an?`),
  new RegExp(`\\b(?:as|being|since I'm|because I'm) an? ${TERM},? (?:I|we|my)\\b`),
  with1099(`\\b${PROS}(?: \\w+){0,3} are${BETWEEN}`),
  /\b(?:1099|independent) contractor (?:here|speaking|for rocket|with rocket|at rocket)\b/,
  /\bnot (?:an? |actual |direct |really |directly )*(?:employees?|employed|on staff) (?:of|by|at|with|for) (?:rocket|taxfyle|them|the (?:company|platform))/,
  /\b(?:I'm|I am|we're|we are) not (?:an? |actual |direct |really |directly |their )*(?:employees?|employed|on (?:the )?staff)\b/,
  /\b(?:I|we) (?:don't|do not) (?:actually |directly |really )?work(?: directly)? for (?:rocket|taxfyle)/,
  /\b(?:I'm|I am|we're|we are|I've been|I was) (?:only |just )?contracted\b|\b(?:I|we) (?:only |just )?(?:freelance|contract|moonlight)\b/,
  /\b(?:I'm|I am|we're|we are) not on (?:their|the|rocket tax's|the company's)(?: \w+)? payroll\b/,
  /\bcontracts? (?:with|out to) [^.!?\n]{0,40}\blike (?:me|us|myself)\b|\b(?:rocket tax|taxfyle) (?:contracts|outsources)\b/,
  /\b(?:get|am|are) paid (?:per|by the) (?:return|job|file)\b/,
  { words: /^\W*1099 contractor\b(?! (?:income|payments?|expenses?|work|pay|earnings))/ },
);

/**
 * Mentions of how the pro is engaged: M9, Rocket Tax service expectations. A client's own contractor
 * income, their contractors and Form 1099-NEC are daily bread and fine.
 */
export const contractorStatus: LintRule = (message, { audience }) => {
  if (audience === 'note') return [];
  return findingsAt(findPhrases(message, STATUS), {
    rule: 'M9',
    severity: 'error',
    message: 'Clients are not told how the pro is engaged.',
    fix: 'Leave it out; for questions about the order, point to support.',
  });
};
