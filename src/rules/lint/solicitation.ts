import type { LintFacts } from './facts.ts';
import { type Finding, findingsAt, type LintRule } from './finding.ts';
import type { LintText, Span } from './lint-text.ts';
import { FEE_OF_OTHERS, MONEY, NOT_OURS, SERVICE } from './money-words.ts';
import { findPhrases, phrases } from './phrases.ts';

const APPS = '(?:venmo|zelle|cash ?app|paypal|apple pay)';
/** Amounts that a pro enters, files or explains. */
const NOT_EARNED =
  /\b(?:IRS|penalt\w+|interest|owes?|owed|refunds?|deduct\w*|withheld|credit|payments?|paid|receipts?|donat\w+|expenses?|income|wages|1099\S*|W-2)\b/i;
const FEES_ELSEWHERE = new RegExp(`${NOT_OURS.source}|${FEE_OF_OTHERS.source}`, 'i');
const APP_ELSEWHERE = new RegExp(
  `${FEES_ELSEWHERE.source}|\\b(?:estimated|income|state|federal|property|sales|your|the) tax(?:es)?\\b(?! (?:return|prep))|\\bvouchers?\\b`,
  'i',
);
const BY = '(?:via|by|through|with|using|on|over)';
const BARELY = '(?:an? |just |only |about )*(?:extra |additional |another )?';
const negatable = (words: RegExp) => ({ words, unlessNegated: true });

const DIRECT = phrases(
  negatable(/\bmy (?:\w+ )?(?:fees?|rates?|prices?|invoices?|hourly(?: rate)?)\b/),
  negatable(
    /\b(?:I|we)(?:'d| would|'ll| will| can)?(?: also| only| just| usually| normally)? (?:charge|bill|invoice)\b/,
  ),
  negatable(/\b(?:pay|venmo|zelle|wire|owe|tip|reimburse) me\b/),
  negatable(new RegExp(`\\b(?:just |please )?${APPS} (?:it|that|the \\w+) to me\\b`)),
  negatable(
    /\bpayable to (?:me|my)\b|\bpay [^.!?\n]{0,25}\bto me\b|\bpaid(?:,? (?:directly|straight|privately|personally|in cash))* to me\b/,
  ),
  negatable(new RegExp(`\\bsend me (?:the )?(?:money|payment|difference|${MONEY})`)),
  negatable(new RegExp(`\\bmy ${APPS}\\b`)),
  negatable(new RegExp(`\\b(?:I|we) (?:also )?(?:accept|take) (?:\\w+(?: or| and|,) )*${APPS}`)),
  negatable(
    new RegExp(
      `\\b(?:via|by|through|with|using|on) ${APPS}\\b(?=[^.!?\\n]{0,40}\\b(?:me|for (?:the|my|this|it))\\b)`,
    ),
  ),
  {
    words: new RegExp(
      `\\b(?:fees?|price|charge|cost|total|rate|balance)\\b[^.!?\\n]{0,40}${MONEY}[^.!?\\n]{0,30}\\b${BY} ${APPS}\\b`,
    ),
    unless: APP_ELSEWHERE,
    unlessNegated: true,
  },
  {
    words: new RegExp(
      `\\b(?:please|you (?:can|may|could)|just|feel free to) (?:pay|send|transfer|settle)\\b[^.!?\\n]{0,40}\\b${BY} ${APPS}\\b`,
    ),
    unless: APP_ELSEWHERE,
    unlessNegated: true,
  },
  {
    words:
      /\b(?:venmo\.com|cash\.app|paypal\.me|paypal\.com\/paypalme)\/[\w$@]|\b(?:venmo|zelle|cash ?app|paypal)(?: is)?:? ?[@$][a-z]/,
    unless: APP_ELSEWHERE,
    unlessNegated: true,
  },
  negatable(
    /\b(?:I|we)(?:'ll| will| can|'d| would)? (?:send|issue|write|prepare)(?: you| over)? (?:an|my|the|another|a separate) (?:\w+ )?invoice\b/,
  ),
  negatable(
    /\b(?:hire|engage|retain|book) (?:me|my firm)\b|\bwork with me directly\b|\bdirectly with me\b|\bwith each other directly\b/,
  ),
  negatable(
    /\b(?:skip|bypass|leave out|cut out|go around|get around) (?:rocket tax|taxfyle|the (?:platform|portal|middleman))\b/,
  ),
  negatable(
    /\b(?:take|do|handle|prepare|settle|arrange|pay|continue|work|file|move|go)\b[^.!?\n]{0,30}\boutside (?:of )?(?:the |this )?(?:platform|portal|app|rocket tax|taxfyle)\b/,
  ),
  negatable(
    /\b(?:I|we) (?:also |can also |could also |can |could )?(?:offer|provide) [^.!?\n]{0,30}\b(?:services?|payroll|bookkeeping|planning)\b/,
  ),
  negatable(
    /\b(?:I|we) (?:can|could|also)(?: also)? do (?:your|the) (?:[\w']+ ){0,3}(?:bookkeeping|payroll|books)\b/,
  ),
  negatable(/\b(?:from|with|through|at|by|to) my (?:own )?(?:firm|practice|company)\b/),
  negatable(
    /\b(?:I|we)(?:'d| would|'ll| will| can| could)?(?: also| only| just| gladly)? (?:do|handle|offer|prepare|take on|help with) [^.!?\n]{0,30}\b(?:privately|on the side|off the books)\b/,
  ),
  negatable(
    /\b(?:to|at|with|use|using|try) my own (?:firm|practice|office|company|business)\b|\bmy (?:private|own) (?:practice|firm|clients)\b|\bmy (?:firm|practice|company|office) (?:also |could |can |would |will )*(?:do(?:es)?|offers?|handles?|provides?|takes?|prepares?|charges?)\b/,
  ),
  {
    words: new RegExp(
      `\\b(?:I|we|happy|glad)(?: to|'d| would|'ll| will| can| could)* (?:also )?(?:amend|prepare|do|add|file|handle|include|take care of|help with)\\b[^.!?\\n]{0,80}\\b(?:that|it|this)(?:'d| would|'ll| will|'s| is)(?: be| cost| run you)? (?:an? |just |only |about )*(?:extra |additional |another )?${MONEY}`,
    ),
    unless: NOT_OURS,
  },
  {
    words:
      /\bI\b[^.!?\n]{0,60}\bfor (?:just |only |about )?(?:\$ ?)?\d[\d,.]* (?:an?|per|each) (?:hour|month|quarter|return|year|form|state)\b/,
    unless: NOT_OURS,
  },
  /\btips? (?:is|are)(?: always)? (?:welcome|appreciated)\b|\bleave (?:me )?a tip\b/,
  negatable(
    /\b(?:I|we)(?: can| could| will|'ll| would)? (?:give|offer|grant)(?: you)? an? (?:[\w%]+ ){0,2}discount\b/,
  ),
  {
    words: new RegExp(
      `\\b(?:I|we)(?:'d| would|'ll| will| can| could)(?: also| gladly)? (?:knock|take|cut|shave) (?:off )?(?:${MONEY}|\\d{1,2} ?(?:%|percent))(?: off)?\\b(?! (?:from|of) (?:line|box)\\b)`,
    ),
    unless: NOT_OURS,
  },
  {
    words: new RegExp(
      `\\bfor (?:an? |just |only |about )*(?:extra |additional |another )?${MONEY}(?: extra| more| on top)?,? (?:I|we)(?:'d| would|'ll| will| can| could)\\b`,
    ),
    unless: NOT_EARNED,
  },
  {
    words: new RegExp(
      `${MONEY}[^.!?\\n]{0,40}\\b(?:I|we)(?:'ll| will| can| could|'d| would)?(?: just)? (?:add|put|include) (?:it |that |this |them )?(?:to|on|in) your (?:order|bill|invoice|total|tab)\\b`,
    ),
    unless: NOT_OURS,
  },
  negatable(
    /\b(?:give|make|send|write)(?: you)? an? (?:private|separate|personal) (?:quote|price|offer)\b/,
  ),
  negatable(
    /\b(?:I|we)(?:'d| would|'ll| will| can| could)?(?: also| just| gladly)? (?:quote|price|bill|invoice) (?:you |it |that |this )*(?:privately|directly|personally|separately|myself)\b/,
  ),
  {
    words: new RegExp(
      `\\b(?:I|we)(?:'d| would|'ll| will| can| could)\\b[^.!?\\n]{0,60}\\bfor (?:an? |just |only |about )*(?:extra |additional |another )?${MONEY}`,
    ),
    unless: NOT_EARNED,
  },
);

const NAMED_PRICE = phrases(
  {
    words: new RegExp(
      `\\b(?:prices?|costs?|fees?|charges?|rates?|quotes?) (?:for|of) (?:the |adding |your |an? |this |preparing |filing )*${SERVICE}[^.!?\\n]{0,40}?${MONEY}`,
    ),
    unless: NOT_OURS,
  },
  {
    words: new RegExp(
      `\\b(?:adding|preparing|filing|including|amending|doing)\\b[^.!?\\n]{0,60}\\b(?:will|would|'ll) (?:cost|be|run)(?: you)? (?:an? )?(?:extra |additional |another )?${MONEY}`,
    ),
    unless: NOT_OURS,
  },
  {
    words: new RegExp(
      `(?:^|[,;:-] ?|\\b(?:my|our|the|this|an?|your|and|so|but|total|extra|additional|flat|prep|preparation|preparer's|service|rush|consultation|amendment|one-time) )fees? (?:is|are|of|will be|would be|comes? to) ${BARELY}${MONEY}`,
    ),
    unless: FEES_ELSEWHERE,
  },
  {
    words: new RegExp(
      `\\b(?:it|that|this)(?:'s| is|'d be|'ll be| will be| would be| costs?|'ll cost| will cost| would cost) (?:you )?${BARELY}${MONEY}(?: extra| more)? (?:to|if I|for me to) (?:add|file(?! (?:separate|joint|single|together|as|by|late|on paper))|prepare|amend|include|do|complete)\\b`,
    ),
    unless: FEES_ELSEWHERE,
  },
  {
    words: new RegExp(
      `${MONEY} (?:(?:extra |more |additional )?to (?:add|amend|include)|(?:extra|more|additional) to (?:file|prepare)|(?:extra |more |additional )?for (?:adding|filing|preparing|amending|including)) (?:the |your |an? |this )*${SERVICE}`,
    ),
    unless: FEES_ELSEWHERE,
  },
  {
    words: new RegExp(
      `${MONEY} (?:extra |additional )?(?:charge|fee|surcharge|upgrade|add-?on)s? for (?:the |your |an? |this |adding )*${SERVICE}`,
    ),
    unless: NOT_OURS,
  },
  {
    words: new RegExp(
      `\\b${SERVICE} (?:\\w+ ){0,3}(?:costs?|is|runs?|will be|would be|will cost|would cost|will run|would run|comes to|adds)(?: you)? (?:an? )?(?:extra |additional |another )?${MONEY}(?! (?:loss|gain))`,
    ),
    unless: NOT_OURS,
  },
);

/** Where a text asks for money or work past the platform, or names a price that isn't the pro's to name. */
export function solicitedAt(message: LintText, { workspace }: LintFacts): Span[] {
  const prices = workspace === 'rocket-tax' ? NAMED_PRICE : [];
  return findPhrases(message, [...DIRECT, ...prices]);
}

/**
 * Extra services or pay asked of the client directly: M10, Taxfyle's prohibited conduct. Tax, fees
 * and prices that somebody else demands are fine. To Rocket Tax clients no price of added work is
 * named either, since Rocket Lawyer quotes it (M15).
 */
export const solicitation: LintRule = (message, facts): Finding[] => {
  if (facts.audience === 'note') return [];
  return findingsAt(solicitedAt(message, facts), {
    rule: 'M10',
    severity: 'error',
    message: 'Pros may not sell services to a client or name a price for them.',
    fix: 'Take it out and request a scope change instead: taxq scope request',
  });
};
