import { findingsAt, type LintRule, WHOLE } from './finding.ts';
import { DOING, isAct, POLITE, withPlainActs } from './request-words.ts';

const ASKS =
  /\?|\b(?:please|need(?:ed)?|missing|waiting|outstanding|required|send|upload|share|provide)\b|\bjust (?:the|your)\b|\b(?:then|before) i can\b|\bonce you\b/;
/** Says that something has come, which is news. */
const RECEIVED =
  /\bthank(?:s| you) for (?:(?:the|your) (?!patience|time|help|understanding|business|trust)|uploading|sending)|\bi(?:'ve| have)? (?:see|saw|seen|got|received|found|entered|used) (?:the|your|both|all)\b|\b(?:arrived|is here|are here|came through)\b/;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu;
const DATE =
  /\b(?:(?:by|on|until|before)\s+)?(?:\w+day,?\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+20\d\d)?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow)\b/g;
const GREETING = /^\s*(?:hi|hello|hey|dear|good \w+)\b[^,!.\n]{0,30}[,!.\n]/;
const SIGNATURE =
  /\n[^\S\n]*(?:best|kind|warm|regards|sincerely|thanks|thank you|cheers)[^\n]{0,20}(?:\n[^\n]{0,40}){0,3}$/;

/** Share of words that two messages have in common from which they are the same. */
const SAME = 0.75;
/** New words that a message may have and still be the same. */
const MOST_NEW = 1;
/** Words for the things asked for from which a request in other words is the same. */
const LEAST_THINGS = 3;

/**
 * The same message again to a client who hasn't answered: M1, Rocket Tax service expectations. The
 * greeting, pleasantries and another date don't make it a new one; another form, amount or item does.
 */
export const repeatedMessage: LintRule = ({ text }, { audience, unanswered }) => {
  if (audience === 'note' || unanswered === null) return [];
  const words = wordsOf(text);
  if (!unanswered.some((earlier) => isSame(words, wordsOf(earlier)))) return [];
  return findingsAt([WHOLE], {
    rule: 'M1',
    severity: 'error',
    message: 'The client has this message already and hasn’t answered it.',
    fix: 'Leave an internal note of the open items instead, and let customer success re-engage the client.',
  });
};

interface Words {
  all: string;
  telling: ReadonlySet<string>;
  /** The telling ones without what is to be done: the things asked for. */
  things: ReadonlySet<string>;
  asks: boolean;
  isNews: boolean;
}

function wordsOf(text: string): Words {
  const plain = text
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/\*/g, '')
    .toLowerCase();
  const body = plain.trim().replace(GREETING, ' ').replace(SIGNATURE, ' ').replace(DATE, ' ');
  const words = body.match(WORD) ?? [];
  const asked = withPlainActs(body).match(WORD) ?? [];
  const telling = words.filter((word) => !POLITE.has(word));
  return {
    all: words.join(' '),
    telling: new Set(telling.map(stem)),
    things: new Set(asked.filter((word) => !DOING.has(word) && !POLITE.has(word)).map(stem)),
    asks: ASKS.test(plain),
    isNews: RECEIVED.test(plain),
  };
}

function isSame(now: Words, earlier: Words): boolean {
  if (now.all === earlier.all) return now.all !== '';
  if (now.isNews && !earlier.isNews) return false;
  if (now.asks && earlier.asks && asksForTheSame(now.things, earlier.things)) return true;
  const shared = [...now.telling].filter((word) => earlier.telling.has(word));
  const fresh = [...now.telling].filter((word) => !earlier.telling.has(word));
  if (shared.length === 0 || fresh.length > MOST_NEW || fresh.some((word) => /\d/.test(word))) {
    return false;
  }
  return (2 * shared.length) / (now.telling.size + earlier.telling.size) >= SAME;
}

/** Nothing new, hardly anything left out, and enough to tell it from a coincidence. */
function asksForTheSame(now: ReadonlySet<string>, earlier: ReadonlySet<string>): boolean {
  if ([...now].some((word) => !earlier.has(word))) return false;
  if (now.size === earlier.size && (now.size > 1 || [...now].some(isAct))) return true;
  return now.size >= LEAST_THINGS && (2 * now.size) / (now.size + earlier.size) >= SAME;
}

const stem = (word: string): string =>
  (word.length > 4 ? word.replace(/(?:'s|ing|ed|es|s)$/, '') : word).replace(/(?<=\w{3})e$/, '');
