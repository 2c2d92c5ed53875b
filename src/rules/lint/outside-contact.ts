import { findingsAt, type LintRule } from './finding.ts';
import { findPhrases, phrases } from './phrases.ts';

const MAIL = '(?:e-?mails?|text messages?|texts?|voice ?mails?|sms|fax(?:es)?|whatsapp messages?)';
const NOT_MAIL = '(?! (?:address|account|notification|setting|from|provider|inbox|me|us))';
const about = (pattern: string) => new RegExp(pattern.replace('MAIL', `${MAIL}\\b${NOT_MAIL}`));

const IN_CHAT = phrases(
  about('\\b(?:thanks|thank you) (?:so much )?for (?:your|the) (?:\\w+ )?MAIL'),
  about(
    '\\b(?:got|received|saw|read|have|per|regarding|re|about|answering|answer(?:ing)? to|reply to|response to|to) your (?:\\w+ )?MAIL',
  ),
  /\bthe (?:e-?mails?|text(?: messages?)?|voice ?mails?|fax) (?:that )?(?:you|from you)\b(?! (?:just |have |had |may |might |will |also )*(?:got|get|receiv\w*|saw|see|opened|were|are|forwarded to))/,
  /\bthank(?:s| you) for (?:calling|your call|e-?mailing|texting)\b/,
  /\bas I (?:wrote|said|mentioned|explained)(?: to you)? (?:in|by|via|over|on) (?:my |the |an )?(?:e-?mail|text|phone|voice ?mail)\b/,
  /\byou (?:just |also )?(?:e-?mailed|texted|called|faxed|phoned|whatsapped) (?:to )?(?:me|us|my office)\b/,
  /\b(?:sent|send|forwarded) (?:\w+ ){0,3}to my (?:\w+ )?(?:e-?mail|phone|inbox|cell)\b/,
  /\b(?:our|your) (?:phone|telephone|zoom|video) (?:call|conversation|chat|meeting)\b|\bas (?:we )?(?:discussed|agreed) (?:on|over|by) (?:the )?phone\b/,
  /\byou (?:mailed|sent|faxed|dropped off|brought) (?:\w+ ){0,3}?(?:to|at|by) my (?:office|home|cell|phone)\b/,
  /\bI (?:e-?mailed|texted|called|phoned|left) you\b/,
  /\bin (?:my|your) (?:e-?mail|text message|voice ?mail) (?:of|from|on|to|yesterday|last)\b/,
);

const IN_NOTE = phrases(
  /\b(?:e-?mailed|texted|called|phoned|faxed|whatsapped)(?: to)? (?:me|us|my (?:office|cell|phone))\b/,
  /\bleft (?:me )?a (?:voice ?mail|voice message|message (?:on|at) my)\b/,
  /\b(?:spoke|talked|chatted)(?: with| to)? [^.!?\n]{0,40}\b(?:by|on|over)(?: the)? (?:phone|e-?mail)\b/,
  /\b(?:phone )?call (?:with|from) (?:the )?(?:client|him|her|spouse|customer)\b/,
  /\boff-?platform\b|\b(?:on|to|at) my (?:private|personal|own|work|office) (?:cell|phone|line|number|e-?mail)\b/,
  /\b(?:got|received|had) an? (?:\w+ )?(?:text|e-?mail|call|voice ?mail|fax) from\b/,
  /\b(?:by|via|through|per) (?:e-?mail|text message|text|sms|whatsapp|phone|fax)\b/,
);

const TOLD =
  /\b(?:support|success@taxfyle\.com|cs|customer success|taxfyle|rocket tax)\b|\b(?:in cc|cc'?d)\b/i;

/**
 * Contact outside the chat that Support has not been told of: M7, Rocket Tax service expectations.
 * In a message it shows when it answers a mail; in a note, when nothing says that Support knows.
 */
export const outsideContact: LintRule = (message, { audience }) => {
  if (audience === 'note') {
    if (TOLD.test(message.plain)) return [];
    return findingsAt(findPhrases(message, IN_NOTE), {
      rule: 'M7',
      severity: 'warning',
      message: 'The note tells of contact outside the chat, and not that Support knows of it.',
      fix: 'Tell Support, with success@taxfyle.com in copy, and say so in the note.',
    });
  }
  return findingsAt(findPhrases(message, IN_CHAT), {
    rule: 'M7',
    severity: 'warning',
    message: 'This answers contact outside the chat, which Support has to know of.',
    fix: 'Tell Support, with success@taxfyle.com in copy, and record it in an internal note.',
  });
};
