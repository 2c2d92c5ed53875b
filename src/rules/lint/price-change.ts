import { findingsAt, type LintRule } from './finding.ts';
import type { LintText, Span } from './lint-text.ts';
import { NOT_OURS, SERVICE } from './money-words.ts';
import { findPhrases, phrases } from './phrases.ts';
import { solicitedAt } from './solicitation.ts';

const LEFT_TO_TEAM =
  /\b(?:rocket (?:lawyer|tax)|the|support) team\b|\bteam (?:at|of) rocket\b|\brocket lawyer\b|\bsupport will\b|\brocket tax(?:'ll| will| would| can| may| sends| quotes| tells)\b/i;
const NOT_ABOUT_SERVICE = new RegExp(`${NOT_OURS.source}|${LEFT_TO_TEAM.source}`, 'i');

const QUOTES = phrases(
  ...[
    /\b(?:additional|extra|higher|added) (?:charges?|fees?|costs?|prices?)\b|\bsurcharges?\b/,
    new RegExp(`\\bhow much (?:the |an? |your |this )*${SERVICE}`),
    /\bcosts? (?:more|extra)\b|\bis extra\b|\bat (?:an )?extra\b/,
    /\b(?:prices?|costs?|fees?) (?:of|for) (?:your |the |this |that )?(?:service|job|order|package|update|upgrade|scope|return|add-?on|addition)\b/,
    /\b(?:add(?:s|ed)? to|increases?|raises?|on) your (?:bill|total|price|invoice)\b|\b(?:bill|price|total) (?:will|would|may|might) (?:go up|increase|rise|change|be higher)\b/,
    /\byour (?:bill|price|order total|total|invoice)s? (?:would |will |may |might )?(?:go(?:es)?|be|gets?) (?:up|higher)\b/,
    /\b(?:raises?|raising|bumps?|lifts?|increases?) your (?:bill|price|total|invoice)\b/,
    /\b(?:get|send|give|prepare)(?: for)? you an? (?:\w+ )?quote\b|\bquote (?:for )?you\b/,
    /\byou(?:'ll| will| would| may| might) (?:be charged|have to pay|pay) (?:\w+ )?(?:more|extra)\b/,
  ].map((words) => ({ words, unless: NOT_ABOUT_SERVICE, unlessNegated: true })),
);

const SERVICE_CHANGED = phrases(
  /\b(?:I|we)(?:'ve| have)?(?: just| already| now)?(?: (?:gone|went) ahead and)? (?:added|upgraded|updated|changed|expanded|extended) (?:[^.!?\n]{0,50}\b(?:to|of|in) )?(?:your|this|the) (?:job|order|package|service|scope)\b/,
  /\b(?:your|the) (?:job|order|package|service|scope) (?:has been|was|is now|have been) (?:updated|upgraded|changed|expanded|extended)\b/,
);
const PRICE_TOLD =
  /\b(?:pric\w+|costs?|fees?|charg\w+|quot\w+|pay\w*|agreed?|approv\w+)\b|\$|\bteam will be in touch\b/i;

/**
 * How a price change is told: M15. Rocket Lawyer quotes added work for Rocket Tax clients (Rocket
 * Tax service expectations); a Taxfyle client hears of the price before the job is updated (Taxfyle
 * pro guide).
 */
export const priceChange: LintRule = (message, facts) => {
  const { audience, workspace } = facts;
  if (audience === 'note') return [];
  if (workspace === 'rocket-tax') {
    const priced = sentencesWith(message, solicitedAt(message, facts));
    const spans = findPhrases(message, QUOTES).filter(
      ({ start }) => !priced.some((sentence) => sentence.start <= start && start < sentence.end),
    );
    return findingsAt(spans, {
      rule: 'M15',
      severity: 'warning',
      message: 'The price of added work is Rocket Lawyer’s to quote to the client.',
      fix: 'Leave the price out and say that the team will be in touch about the update.',
    });
  }
  if (workspace === null || PRICE_TOLD.test(message.plain)) return [];
  return findingsAt(findPhrases(message, SERVICE_CHANGED), {
    rule: 'M15',
    severity: 'warning',
    message: 'The job was changed, and the client doesn’t read here what that does to the price.',
    fix: 'Tell the client about the price before the job is updated.',
  });
};

function sentencesWith({ sentences }: LintText, places: readonly Span[]): Span[] {
  return sentences.filter(({ start, end }) =>
    places.some((place) => start <= place.start && place.start < end),
  );
}
