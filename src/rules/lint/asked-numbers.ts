import { findingsAt, type LintRule } from './finding.ts';
import { findPhrases, phrases } from './phrases.ts';

const SAFE_WAY =
  /\b(?:last (?:four|4|three|3|two|digits?)|upload\w*|attach\w*|questionnaire|organizer|secure|masked|printed|envelope|make it out|(?:by|the|a|your) check|on (?:it|line|page|the (?:form|check|letter|line|page|first|back|memo)))\b/i;

const SECRET =
  '(?:ssns?|social(?! (?:media|security (?!numbers?\\b)))(?: security numbers?)?|itins?|account (?:and routing )?numbers?|(?:bank )?account(?: and|,) routing numbers?|routing and (?:bank )?account numbers?|(?:credit |debit |payment )?card numbers?|ip ?-?pins?|identity protection pins?)\\b';
const HERE =
  '(?:here|below|(?:in|into|to|on) (?:the|this|our|your(?: next)?|a) (?:chat|reply|message|answer|thread|conversation))\\b';

const ASKS_FOR_NUMBERS = phrases(
  ...[
    new RegExp(
      `\\b(?:type|write|reply with|text|paste|message me|answer with)\\b[^.!?\\n]{0,30}\\byour(?: [\\w'-]+){0,3}? ${SECRET}`,
    ),
    new RegExp(
      `\\b(?:send|give|tell|share|post|enter|put|provide|drop|leave|need)\\b[^.!?\\n]{0,30}\\byour(?: [\\w'-]+){0,3}? ${SECRET}[^.!?\\n]{0,40}\\b${HERE}`,
    ),
    new RegExp(`\\bwhat(?:'s| is| are) your(?: [\\w'-]+){0,3}? ${SECRET} ?\\?`),
  ].map((words) => ({ words, unless: SAFE_WAY, unlessNegated: true })),
);

const LOGIN =
  '(?:log-?ins?|passwords?|passcodes?|credentials|user ?names?|(?:security|verification|one-time|access) codes?)\\b';
const ASKS_FOR_LOGIN = phrases({
  words: new RegExp(
    `\\b(?:(?:send|give|tell|share|text|write|type|post|provide|reply)(?: to)?(?: me| us| with)?|I(?:'ll)? need|let me have|what(?:'s| is| are)) your (?:[\\w'.-]+ ){0,3}?${LOGIN}`,
  ),
  unlessNegated: true,
});

/**
 * Requests that the client write such a number into the chat: M16. Asking for a document that shows
 * it, or for its last digits, is fine; for a login or password it never is.
 */
export const askedNumbers: LintRule = (message, { audience }) =>
  audience === 'note'
    ? []
    : [
        ...findingsAt(findPhrases(message, ASKS_FOR_NUMBERS), {
          rule: 'M16',
          severity: 'error',
          message: 'This asks for a whole number in the chat, which is exported as PDF.',
          fix: 'Ask for an upload of a document that shows it, or for its last four digits.',
        }),
        ...findingsAt(findPhrases(message, ASKS_FOR_LOGIN), {
          rule: 'M16',
          severity: 'error',
          message: 'This asks for what opens an account of the client’s.',
          fix: 'Ask the client to download the paper there and to upload it to the job.',
        }),
      ];
