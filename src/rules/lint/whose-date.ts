import type { DayMention } from './day-mention.ts';
import { phrases, placeIn } from './phrases.ts';

const PROMISES = phrases(
  /\b(?:I|we)(?:'ll| will|'m going to| am going to|'re going to| are going to| plan to| expect to| aim to| hope to| intend to| can| should)\b(?! (?:be )?(?:out|away|back|unavailable|travel\w*|on vacation))/,
  /\b(?:and|then) (?:will|should) (?:have|send|upload|finish|get|be)\b/,
  /\byou(?:'ll| will| can| should| may) (?:expect|have|get|receive|see|find|hear)\b/,
  /\bexpect (?:to (?:see|get|have|receive) )?(?:your|the|a|my) (?:draft|return)/,
  /\b(?:I|we) (?:promise|guarantee|commit|pledge)\b|\byou have my word\b/,
  /\b(?:draft|returns?|it|everything|they|both|that|one)(?: \S+)? (?:will|should|'ll|is going to|can|might) (?:be |have |get )?(?:ready|done|finished|completed?|uploaded|posted|up|out|in|over|with you|there|here|available|prepared|follow|come|arrive|go)/,
  /\b(?:draft|returns?) (?:comes|arrives|follows|goes|is coming|is going)\b/,
  /\b(?:give|allow|grant) me(?: until)?\b|\b(?:I|we) need until\b/,
  /^\W*(?:your |the )?draft (?:by|on|within)\b/,
  /\b(?:estimated|scheduled|planned|slated) (?:for|by|to be)\b|\bestimated completion\b|\bcompletion (?:is|by|on)\b|\b(?:ETA|target date)\b/,
  /\b(?:aim|aiming|shoot|shooting|hope|hoping) for\b/,
);

/** What a date may belong to that the pro doesn't promise. */
const OTHERS = phrases(
  /\bplease\b|\b(?:could|would|will|can|did|do|have) you\b/,
  /\byou (?:must|need|have to|owe|may|can (?:pay|see|convert|agree|track|file|still)|should (?:pay|send|sign|upload)|will (?:owe|pay|need))/,
  /\b(?:need|want) (?:you|it|this|that|the|your|these|them)\b|\bif (?:you|I (?:have|get|receive)|the|we (?:have|get))\b/,
  /\b(?:due|deadline|extension|until|refunds?|payments?|pay|paid|payable|penalt\w+|interest|IRS|acceptance|accepted|rejected|transmitted|received|dated|filed|mailed|moved|sold|bought|born|was|were|had|lender|employer|brokers?|bank|must|requires?)\b/,
  /\b(?:the|your) state (?:refund|will|says|may|pays)\b/,
  /\b(?:out|away|back|unavailable|travell?ing|vacation)\b/,
);

/** What the pro says won’t be. */
const REFUSALS = phrases(
  /\b(?:will|can|could|would|may|might|am|are|is|'ll|'m|'re) (?:\w+ )?(?:not|never) (?:be able|be (?:ready|done|finished|there)|going|have|send|finish|get|upload|manage|make|promise|complete|deliver)\b/,
  /\b(?:won't|cannot|can't|couldn't|wouldn't|(?:am|are|'m|'re) unable|isn't going|not going)\b/,
);

const BEFORE_NUMBERS =
  /\b(?:by|on|before|around|about|until|for|latest|than|this|next)\s+(?:\w+day,?\s+)?$/i;
const BEFORE_LENGTHS =
  /\b(?:within|in|need|needs|takes?|me|another|than)\s+(?:(?:about|around|roughly|approximately|at most|the|next|another|of)\s+)*$/i;

const DURING = /^over the weekend$/i;
const DELIVERS =
  /\b(?:have|get|send|upload|finish\w*|ready|done|complete\w*|deliver|expect|receive)\b/i;

/** The next words turn from what won’t be to what will. */
const TURNS = /[;,]|\s-|\bbut\b/;
const CORRECTS = /\b(?:but|rather|instead|only|more likely)\b[^,;]*$/i;
const CORRECTS_AFTER = /^[^.,;]{0,20}\binstead\b/i;
/** A date that is told of something else: “the recital is on Friday”. */
const TOLD_OF =
  /\b(?:my|our|his|her|their|your|the|an?)\b(?:(?!\b(?:drafts?|returns?|plan|goal|target|aim|estimate|eta|completion|date)\b)[^,;]){1,60}\b(?:is|are|falls?|takes? place|starts?|begins?|ends?)(?: on| this| next)?\s*$/i;
const IS_TOLD = /^\s*(?:is|was|falls)\b/i;
/** Between a date and a promise: the promise begins anew. */
const ANEW = /[;:]|(?<!\bor )\bso\b|\b(?:but|because|since|therefore|which)\b|\band (?:I|we)\b/i;

/**
 * Whether a date of a sentence is one by which the pro says that something of theirs will be there.
 * The words nearest before it say whose it is, or else the first ones after it; what won’t be by a
 * day is promised for none, but for the day that is named instead.
 */
export function isPromised(sentence: string, { start, end, when }: DayMention): boolean {
  const { before, after } = placeIn(sentence, { start: 0, end: sentence.length }, { start, end });
  if (/^\d+\//.test(sentence.slice(start, end)) && !BEFORE_NUMBERS.test(before)) return false;
  if ('count' in when && !BEFORE_LENGTHS.test(before)) return false;
  // What fills a weekend isn’t promised for its end.
  if (DURING.test(sentence.slice(start, end)) && !DELIVERS.test(sentence)) return false;
  if (TOLD_OF.test(before)) return false;
  const promise = lastOf(before, PROMISES);
  const other = lastOf(before, OTHERS);
  const refusal = lastOf(before, REFUSALS);
  if (refusal > Math.max(promise, other)) return isInstead(before.slice(refusal), after);
  if (promise >= 0 || other >= 0) return promise >= other;
  const promiseAfter = firstOf(after, PROMISES);
  const otherAfter = firstOf(after, OTHERS);
  if (promiseAfter < 0 || ANEW.test(after.slice(0, promiseAfter))) return false;
  return otherAfter < 0 || promiseAfter < otherAfter;
}

const isInstead = (since: string, after: string): boolean =>
  TURNS.test(since) && (CORRECTS.test(since) || CORRECTS_AFTER.test(after)) && !IS_TOLD.test(after);

const positions = (text: string, list: typeof PROMISES): number[] =>
  list.flatMap(({ words }) =>
    // As for the days themselves: looking first is cheap.
    text.search(words) < 0
      ? []
      : [...text.matchAll(words)].map((found) => found.index + found[0].length),
  );
const lastOf = (text: string, list: typeof PROMISES) => Math.max(-1, ...positions(text, list));
const firstOf = (text: string, list: typeof PROMISES) => {
  const all = positions(text, list);
  return all.length === 0 ? -1 : Math.min(...all);
};
