import type { Finding, LintRule } from './finding.ts';
import { placesOf } from './lint-text.ts';
import { allWords } from './name-words.ts';
import { findPhrases, phrases } from './phrases.ts';

const CHECKING_IN = phrases(
  /\bcheck(?:ing|ed)?(?: |-)in\b|\bcheck(?:ing)? back\b/,
  /\bfollow(?:ing)?(?: |-)?up\b|\bping(?:ing|ed)?\b|\bnudg(?:e|ing)\b/,
  /\b(?:see|know|hear) (?:where|how) (?:we|you|things) (?:stand|are)\b|\bget back to me\b/,
  /\bhave you (?:had|got|found) (?:a|the|any|some) (?:moment|chance|time|minute)\b/,
  /\b(?:make|making|made|be|want(?:ed)? to be) sure (?:that )?you (?:saw|got|received|have seen|see)\b/,
  /\btouch(?:ing)? base\b|\bcircl(?:e|ing) back\b|\bbump(?:ing)?\b|\breach(?:ing)? out again\b/,
  /\bany (?:news|updates?|thoughts|progress)\b|\bremind(?:er|ing)\b|\banything new\b|\bcheck(?:ing)? (?:if|whether)\b/,
);

/** Words that tell a client nothing about where the return stands. */
const EMPTY_WORDS = new Set(
  `whether wait waiting reply replied sure saw seen make making got received found notes stand moment minute second sec pinging nudge nudging circled again back get got a about again all am an and any anything are as asap at back base been before best both bump
bumping can chance check checked checking checkin check-in check-up follow-up circle circling client could day days dear do doing earlier
end ever everything find fine follow following followup for forward friendly from further gentle
get getting go going good great had happy has have haven't hear hearing heard hello help here hey hi hola hope
how i i'd i'll i'm i've if in inbox info information is it it's job just keep kind kindly know last
latest let like look looking love me message messages morning afternoon evening my need new news
nice note of on one or our out over paperwork per ping please previous progress quick quickly
reach reaching ready regarding regards remind reminder reminding request respond response return
sincerely see send sent side since so some soon status still stuff talk taxes tax thank thanks that
the them there things this thoughts time to today top touch touching tuned u up update updates us
wanted was we week weekend well were what what's when whenever where which will wish with wonderful
wondering would yet you you're your yours documents document docs items questions question any
anything else everyone folks team`.split(/\s+/),
);

const MOST_EMPTY = 1;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'-]*/gu;
const GREETING = /^\s*(?:hi|hello|hey|dear|good \w+)(?:\s+(?!i\b)[\p{L}'-]+){0,3}\s*(?:[,!.]|\n)/iu;
const SIGNATURE =
  /(?:\n|[.!?]\s)[^\S\n]*(?:(?:best|kind|warm)(?: regards)?|regards|sincerely|cheers|thanks|thank you)[,.!]?\s*(?:\p{Lu}[\p{L}.'-]*\s*){0,3}$/iu;
const SIGNED_BY = /[,.!?]\s*\p{Lu}\p{L}+[.!]?\s*$/u;

/**
 * A message that checks in and says nothing else: M2, Rocket Tax service expectations (be direct
 * and transparent about the status).
 */
export const statusChasing: LintRule = (message, { audience, client }) => {
  if (audience === 'note') return [];
  const [place] = findPhrases(message, CHECKING_IN);
  if (place === undefined || saysSomething(message.plain, allWords(client ?? []))) return [];
  const finding: Finding = {
    ...place,
    rule: 'M2',
    severity: 'warning',
    message: 'The message checks in without saying where the return stands or what is missing.',
    fix: 'Name the status, the open item or the question.',
  };
  return [finding];
};

function saysSomething(plain: string, names: ReadonlySet<string>): boolean {
  const body = plain.replace(GREETING, ' ').replace(SIGNATURE, ' ').replace(SIGNED_BY, ' ');
  const telling = placesOf(WORD, body)
    .map(({ start, end }) => body.slice(start, end).toLowerCase())
    .filter((word) => !EMPTY_WORDS.has(word.replace(/'s$/, '')) && !names.has(word));
  return telling.some((word) => /\d/.test(word)) || telling.length > MOST_EMPTY;
}
