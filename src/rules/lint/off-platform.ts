import { contactDetails, OFFICIAL } from './contact-details.ts';
import { findingsAt, type LintRule } from './finding.ts';
import type { LintText, Span } from './lint-text.ts';
import { findPhrases, phrases } from './phrases.ts';

const OFFER =
  /\b(?:good time|want|would you|'d (?:like|rather|prefer)|let'?s|let us|can we|could we|we (?:can|could)|happy to|available|free for|prefer|easier|feel free|I (?:can|could)|please|shall we)\b/i;

const negatable = (words: RegExp) => ({ words, unlessNegated: true });

const MESSENGER = '(?:whatsapp|telegram|signal|wechat|viber|imessage|discord|messenger|skype)';
const NETWORK = `(?:${MESSENGER}|linkedin|facebook|instagram|twitter|slack|snapchat)`;

const INVITATIONS = phrases(
  negatable(
    new RegExp(
      `\\b(?:find|add|message|follow|contact|reach|look up|connect with|write(?: to)?) me (?:up )?(?:on|at|via|through|over) (?:the )?${NETWORK}\\b`,
    ),
  ),
  negatable(
    new RegExp(
      `\\b(?:let's|we can|we could|could we|can we) (?:connect|talk|chat) (?:on|over|via) ${NETWORK}\\b`,
    ),
  ),
  negatable(
    new RegExp(
      `\\b(?:do you (?:use|have)|are you on) ${MESSENGER}(?=(?: (?:too|instead|as well))? ?(?:[?,.!;]|or\\b|and\\b|$))`,
    ),
  ),
  negatable(/\b(?:I'm|I am|my (?:handle|user ?name|account|profile|id)(?: there)?(?: is|:)?) @\w+/),
  negatable(/\b(?:call|text|ring|phone|dial|e-?mail|fax|whatsapp|skype|facetime|dm) me\b/),
  negatable(
    /\b(?:give|shoot|drop|send) me (?:a|an) (?:quick )?(?:call|ring|text|e-?mail|fax|voicemail)\b/,
  ),
  negatable(/\b(?:hop|jump|get) on (?:a|the)(?: quick| short| brief)? (?:call|zoom|phone|video)\b/),
  negatable(
    /\b(?:schedule|set up|arrange|do|have|book|take|start|plan) (?:a|an|another)(?: [\w-]+){0,2} (?:call|meeting|zoom|facetime)\b/,
  ),
  negatable(
    /\b(?:(?:can|could|may|shall|should) (?:I|we)|(?:I|we)(?: can| could| will|'ll| would|'d)| me) (?:just |quickly )?(?:call|text|phone|ring|e-?mail|fax) you\b/,
  ),
  negatable(/\b(?:call|text|ring|reach) (?:us|my (?:cell|office|mobile|phone))\b/),
  negatable(
    /\bmy (?:(?:cell|mobile|office|direct|work|private|personal) ?(?:phone|number|line)?|phone(?: number)?|number|zoom|e-?mail(?: address)?) (?:is|:|at)/,
  ),
  negatable(/\bmy (?:zoom|skype|whatsapp|facetime|calendly)\b/),
  negatable(
    /\b(?:give|share|send|tell|need|want|what(?:'s| is)|let me have|may I have|leave)(?: me)? your (?:\w+ )?(?:phone|cell|mobile|telephone) ?(?:number)?/,
  ),
  negatable(
    /\b(?:please|can|could|may|just|simply|or|and|to|then) (?:e-?mail|fax|text|whatsapp) (?:it|them|your|the|this|those|over|a (?:photo|copy|picture))\b/,
  ),
  negatable(
    /\b(?:via|over|on|through|by|per|in) (?:zoom|whatsapp|telegram|skype|facetime|wechat|google (?:meet|drive)|(?:ms|microsoft) teams|dropbox|messenger|wetransfer|sms)\b/,
  ),
  negatable(
    /\bmy (?:\w+ )?QR\b|\bQR(?: code)? [^.!?\n]{0,40}\b(?:my (?:\w+ )?(?:card|profile|page|site|website)|(?:message|text|call|reach|contact|write|add|find) me)\b/,
  ),
  negatable(/\b(?:zoom|facetime|skype|video) (?:call|meeting|link|chat)\b/),
  negatable(/\b(?:a|another|short|quick) (?:zoom|facetime|skype|google meet)\b/),
  negatable(/\b(?:give|ring|call|visit) my (?:office|cell|mobile|phone|number)\b/),
  negatable(/\b(?:to|use|using|try) (?:whatsapp|telegram|wechat|skype|facetime)\b/),
  {
    words: /\b(?:at|to|by|in|into) my office\b/,
    unless: /\byou (?:mailed|sent|faxed|dropped|brought)\b/i,
    unlessNegated: true,
  },
  negatable(/\b(?:stop|come|drop) by my (?:office|place)\b|\bmeet (?:in person|at my office)\b/),
);

const CALL_NOUN = phrases(
  negatable(
    /\b(?:(?:quick|short|brief|5-minute|10-minute) )?(?:phone )?call\b(?! (?:the|your|with|it|them|him|her|from)\b)/,
  ),
  negatable(/\b(?:by|over the|on the) phone\b/),
);

const CALL_ALLOWED =
  /\b(?:support|cs|success|rocket tax|taxfyle)\b[^.!?\n]{0,40}\b(?:approved|arranged|allowed|agreed|confirmed)\b/i;

/**
 * Ways out of the job chat: M4, Rocket Tax service expectations and Taxfyle jobs dashboard. Phone
 * numbers and addresses of the IRS, other offices, employers, banks and support are fine, and so is
 * a call that support has approved (M5).
 */
export const offPlatform: LintRule = (message, { audience }) => {
  if (audience === 'note') return [];
  const spans = [
    ...contactDetails(message),
    ...(CALL_ALLOWED.test(message.plain) ? [] : invitations(message)),
  ];
  return findingsAt(spans, {
    rule: 'M4',
    severity: 'warning',
    message: 'The client is led out of the job chat, where nothing can be looked up later.',
    fix: 'Keep to the chat and to uploads in the job; if a call is needed, ask support first.',
  });
};

function invitations(message: LintText): Span[] {
  const calls = findPhrases(message, CALL_NOUN).filter(
    ({ before, after }) => OFFER.test(before) && !OFFICIAL.test(`${before} ${after}`),
  );
  return [...findPhrases(message, INVITATIONS), ...calls];
}
