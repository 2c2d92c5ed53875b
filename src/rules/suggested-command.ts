const PLAIN_WORD = /^[\w.:/@=-]+$/;

/**
 * A taxq command line to show to the pro. Words that come from a portal are quoted for a POSIX
 * shell unless they are plain, so that pasting the line never runs more than taxq. `rest` is our
 * own text and is appended as it is.
 */
export function taxqCommand(verb: string, words: readonly string[], rest = ''): string {
  return ['taxq', verb, ...words.map(shellWord), rest].filter(Boolean).join(' ');
}

function shellWord(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
