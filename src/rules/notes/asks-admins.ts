const ADMINS = [
  '(?:taxfyle|rocket ?tax|rocket ?lawyer)(?: (?:team|support|cs|admins?|success))?',
  '(?:customer )?(?:support|success)(?: team)?',
  '(?:admin|cs) team',
  'admins?',
  'team',
].join('|');

const REQUEST = 'please|pls|kindly|can|could|would|will|let me know|help|advise';

/** Who is asked when no name is called; “please note” asks for nothing. */
const IMPERATIVE =
  '(?:please|pls|kindly) (?!note\\b|see\\b|find\\b|be aware\\b)|(?:can|could|would|will) (?:you|someone|anyone|the team|taxfyle|rocket ?tax|support)\\b';

// Only where a sentence begins: further on, it may tell of what somebody else asked.
const BEGIN = '(?:^|\\n)(?:#+ |- )?|[.!?] +';
const REST = '[^.!?\\n]*[.!?]?';

const PATTERNS: readonly RegExp[] = [
  `(?:${BEGIN})((?:(?:hi|hey|hello|dear|to|attn\\.?) )?(?:${ADMINS}) ?[,:–—-]+[^.!?\\n]*\\b(?:${REQUEST})\\b${REST})`,
  `(?:${BEGIN})(@(?:${ADMINS})\\b${REST})`,
  `(?:${BEGIN})((?:${IMPERATIVE})${REST})`,
].map((pattern) => new RegExp(pattern, 'i'));

/**
 * The sentence in which a note asks the admins for something, or null. Admins read notes, but
 * don't answer them: M12, Rocket Tax service expectations.
 */
export function askOfAdmins(text: string): string | null {
  for (const pattern of PATTERNS) {
    const sentence = pattern.exec(text)?.[1];
    if (sentence !== undefined) return sentence;
  }
  return null;
}
