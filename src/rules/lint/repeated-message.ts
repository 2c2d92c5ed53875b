import { findingsAt, type LintRule, WHOLE } from './finding.ts';

/** Words that change nothing about what a message asks or says. */
const POLITE = new Set(
  `a about again all also am an and any are as at back be been before best bumping but by can check
checking circling could day dear do earlier evening following follow for forward friendly from
gentle good great have hello here hey hi hope i i'd i'll i'm i've if in is it it's just kind kindly
know last let like look looking me message morning afternoon my need next of on once one or other
our please previous quick re regards remind reminder reminding resending see send sending sincerely so
soon still sure thank thanks that the their them there this to too touch up upon was we week
weekend well were when which while will with would yet you your`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What is done with the things asked for, in the words in which a request may be said again. */
const DOING = new Set(
  `attach attaching begin beginning complete completed completing continue draft drafting file filing
finish finishing get give go going have having missing move needed needs open outstanding pass post
prepare preparing proceed provide providing reply required share sharing start starting submit supply
them then upload uploaded uploading waiting want work working`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
const ASKS =
  /\?|\b(?:please|need(?:ed)?|missing|waiting|outstanding|required|send|upload|share|provide)\b/;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu;
const DATE =
  /\b(?:(?:by|on|until|before)\s+)?(?:\w+day,?\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+20\d\d)?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow)\b/g;
const GREETING = /^\s*(?:hi|hello|hey|dear|good \w+)\b[^,!.\n]{0,30}[,!.\n]/;
const SIGNATURE =
  /\n\s*(?:best|kind|warm|regards|sincerely|thanks|thank you|cheers)[^\n]{0,20}(?:\n[^\n]{0,40}){0,3}$/;

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
}

function wordsOf(text: string): Words {
  const plain = text
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/\*/g, '')
    .toLowerCase();
  const body = plain.trim().replace(GREETING, ' ').replace(SIGNATURE, ' ').replace(DATE, ' ');
  const words = body.match(WORD) ?? [];
  const telling = words.filter((word) => !POLITE.has(word));
  return {
    all: words.join(' '),
    telling: new Set(telling.map(stem)),
    things: new Set(telling.filter((word) => !DOING.has(word)).map(stem)),
    asks: ASKS.test(plain),
  };
}

function isSame(now: Words, earlier: Words): boolean {
  if (now.all === earlier.all) return now.all !== '';
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
  if (now.size < LEAST_THINGS || [...now].some((word) => !earlier.has(word))) return false;
  return (2 * now.size) / (now.size + earlier.size) >= SAME;
}

const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:'s|ing|ed|es|s)$/, '') : word;
