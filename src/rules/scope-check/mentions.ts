/** Words that only look like a denial. */
const NO_DENIAL =
  /\b(?:do not|don['’]?t) (?:forget|know)\b|\bnot (?:only|just|sure|certain)\b|\bno(?:t)? (?:doubt|problem)\b/gi;

const CLAUSES =
  /[.;!?\n]+(?=\s|$)|\n|\b(?:but|however|though|although|except|apart from|besides)\b|,\s*(?:and\s+)?(?=(?:i|we|my|our)\b)/i;

const DENIED_BEFORE =
  /\b(?:no|not|non|never|none|without|neither|nor|nothing|cannot|isn|n\/a)\b|\b\w+n['’]t\b|\b(?:dont|didnt|doesnt|havent)\b/i;

const DENIED_AFTER = /^[^\w]*(?:is |are |was |were )?(?:no|none|not|nothing|n\/a|nil|zero|0)\b/i;

const NEGATIVE =
  /^(?:no|none|not(?! sure| certain)|n\.?\/?a\.?|nothing|never|nope|nil|zero|false|0|keine?|[-–—]+)(?![\p{L}\p{N}])/iu;

const AFFIRMATIVE = /^(?:yes|y|yep|yeah|true|s[ií]|ja)(?![\p{L}\p{N}])/iu;

/** Longest label in characters. */
const LABEL_LENGTH = 90;

/**
 * The part of a text that has the words and doesn't deny them, or null: "no rental income" and
 * "crypto: none" say nothing, "no other income, but a rental property" does.
 */
export function mentionIn(text: string, words: RegExp): string | null {
  for (const clause of text.replace(NO_DENIAL, ' ').split(CLAUSES)) {
    const found = words.exec(clause);
    if (found === null) continue;
    const after = clause.slice(found.index + found[0].length);
    if (DENIED_BEFORE.test(clause.slice(0, found.index)) || DENIED_AFTER.test(after)) continue;
    return clause.trim();
  }
  return null;
}

/** Whether an answer in words is a yes. */
export function isYes(text: string): boolean {
  return AFFIRMATIVE.test(text.trim());
}

/** Whether an answer in words says that there is nothing: "No", "none", "N/A", "Not applicable". */
export function isNothing(text: string): boolean {
  return text.trim() === '' || NEGATIVE.test(text.trim());
}

/** A portal's id of an option, such as SELF_EMPLOYED, as words; other texts and codes such as CA stay. */
export function optionWords(text: string): string {
  return /^[A-Z][A-Z0-9_]{3,}$/.test(text) ? text.toLowerCase().replaceAll('_', ' ') : text;
}

/** A text as one line of at most 90 characters. */
export function oneLine(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= LABEL_LENGTH
    ? characters.join('')
    : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}
