import { askOfAdmins } from '../notes/asks-admins.ts';
import { findingsAt, type LintRule, WHOLE } from './finding.ts';
import { apart } from './lint-text.ts';
import { findPhrases, phrases } from './phrases.ts';

const QUOTED = /\b(?:asked|told|asking|asks|wants?|said|says|wrote|reminded)\b|\bclient:/i;
const harmlessWhenQuoted = (words: RegExp) => ({ words, unless: QUOTED });

const ASKING = phrases(
  harmlessWhenQuoted(/\b(?:let me know|please advise|pls advise)\b/),
  /\b(?:need|needs?|want) (?:some )?(?:help|assistance|support) from (?:taxfyle|rocket|support|cs|an? admin|admins?|the team)\b/,
  /(?<![\w.])@(?:support|admins?|team|taxfyle|cs|rocket\w*)\b/,
  harmlessWhenQuoted(
    /\b(?:is|was|would) it (?:be )?(?:ok|okay|fine|alright|possible)\b[^.!?\n]*\?/,
  ),
  harmlessWhenQuoted(/\b(?:please|pls|kindly) (?!note\b|see\b|find\b)\w+/),
  /^\W*(?:to |attn:? |@)?(?:cs|support|admins?|taxfyle|rocket tax)(?: team)? ?[-:,] (?!told|informed|asked|contacted|knows|has|was|is)/,
  harmlessWhenQuoted(
    /\b(?:can|could|would|will) (?:an?|the|one of the|any) (?:admins?|supports?|team)\b/,
  ),
  harmlessWhenQuoted(/\b(?:should|shall|may|can|do) I\b[^.!?\n]*\?/),
  /\b(?:taxfyle|rocket tax|support|admins?|cs|team),? (?:please|pls|kindly)\b/,
);

/**
 * Notes that talk to the admins, who read them and don't answer: M12, Rocket Tax service
 * expectations. Scope errors, escalations and login trouble go to Support.
 */
export const noteToAdmins: LintRule = (message, { audience }) => {
  if (audience !== 'note') return [];
  const { plain, sentences } = message;
  const asked = sentences.filter(
    ({ start, end }) => askOfAdmins(plain.slice(start, end).trim()) !== null,
  );
  const others = apart(findPhrases(message, ASKING), asked);
  return findingsAt([...asked.map((span) => trimmed(plain, span)), ...others], {
    rule: 'M12',
    severity: 'warning',
    message: 'The admins read notes, but don’t answer them.',
    fix: 'Write to Support instead, and note here that you did.',
  });
};

const SAYS =
  /\b(?:wait\w*|miss\w*|need\w*|outstanding|open items?|request\w*|ask\w*|hasn't|haven't|not (?:yet|received|here)|no (?:answer|reply|response)|unsigned|pending|hold\w*|await\w*|still|until|can't|cannot|due|expect\w*|lack\w*|unanswered|silent|incomplete|call\w*|phone\w*|voice ?mail|e-?mail\w*|text\w*|spoke|talk\w*|told|inform\w*|explain\w*|work(?:ing|ed) on|prepar\w*|draft\w*|review\w*|enter\w*|import\w*|reconcil\w*|comput\w*|calculat\w*|upload\w*|fil(?:ed|ing)|e-?fil\w*|sent|sign(?:ed|ature)?|accept\w*|reject\w*|transmit\w*|approv\w*|check\w*|clos(?:ed|ing)|complet\w*|finish\w*|start\w*|begun|began|verif\w*|correct\w*|amend\w*|next|scope|transfer\w*|deadline|answer\w*|repl(?:y|ied|ies)|wrote|mailed|says|said|wants?|wished|agree[ds]?|declin\w*|refus\w*|offer\w*|quoted|moved back|tickets?|EIN|SSN|ITIN|K-1|W-2|1099\S*|notice|letter|schedule|forms? \w*\d|(?:page|line|box) \d)\b/i;

/**
 * Notes that tell nobody anything: M13, Rocket Tax service expectations. A note says what is missing
 * from the client, what happened outside the chat, or what the pro is doing now.
 */
export const emptyNote: LintRule = ({ plain }, { audience }) =>
  audience !== 'note' || plain.trim() === '' || SAYS.test(plain)
    ? []
    : findingsAt([WHOLE], {
        rule: 'M13',
        severity: 'warning',
        message: 'The note doesn’t say what is missing, what happened, or what you are doing.',
        fix: 'Name the open items, the contact outside the chat, or the step you are at.',
      });

function trimmed(plain: string, { start, end }: { start: number; end: number }) {
  const part = plain.slice(start, end);
  return {
    start: start + (part.length - part.trimStart().length),
    end: end - (part.length - part.trimEnd().length),
  };
}
