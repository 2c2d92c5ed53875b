/** A line that breaks off in the middle of its sentence. */
const GOES_ON =
  /(,|\b(a|an|and|are|be|been|by|for|from|has|in|is|of|on|or|the|to|was|were|will|with|your))$/i;
/** A “not” whose verb stands on the next line, whatever that begins with. */
const NEGATED =
  /[\w,’'](\s+(not|never|no)|n[’'´`]t)(\s+(yet|been|be|ever|currently|formally|officially|so far))*$/i;
/** A “not” further off, before a line that begins with the acceptance. */
const NEGATED_BEFORE = /(\b(not|never|no|neither)\b|n[’'´`]t\b)/i;
const BEGINS_SMALL = /^[a-z]/;
/** As long as a line of a paragraph, which may break anywhere. */
const PARAGRAPH = 40;
/** Longer than any sentence; what goes on after it is another. */
const LONGEST = 1000;
const BLANKS = /[^\S\n]{4,}/g;

/** A full stop that ends no sentence: “U.S. Individual”, “No. 4”, “E. Kim”. */
const SHORTENED =
  '(?<!\\b(?:[A-Z]|No|Nos|Inc|Co|Corp|Ltd|Mr|Mrs|Ms|Dr|Jr|Sr|St|Rev|Dept|Ext|Ack)\\.)';
const ENDS = new RegExp(`(?<=[.!?])${SHORTENED}\\s+(?=[A-Z“"(\\d])|\\s*[;|•·]\\s*`);

/**
 * Cuts the text of a paper into statements: sentences of its paragraphs, put together again where
 * lines break them, and the lines of its tables and headings.
 */
export function statementsOf(text: string): string[] {
  const lines = text
    .replace(BLANKS, '   ')
    .split('\n')
    .map((line) => line.trim())
    .flatMap(pieces);
  const joined: string[] = [];
  for (const line of lines) {
    if (line !== '' && joined.at(-1) === '' && NEGATED.test(joined.at(-2) ?? '')) joined.pop();
    const last = joined.at(-1) ?? '';
    if (line !== '' && last !== '' && goesOn(last, line))
      joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined
    .flatMap((line) => line.split(ENDS))
    .map((part) => part.trim())
    .filter(Boolean);
}

function goesOn(line: string, next: string): boolean {
  if (/[.:;!?]$/.test(line) || line.length > LONGEST) return false;
  if (NEGATED.test(line)) return true;
  if (/^accept/.test(next) && NEGATED_BEFORE.test(line)) return true;
  return GOES_ON.test(line) || (line.length > PARAGRAPH && BEGINS_SMALL.test(next));
}

function pieces(line: string): string[] {
  if (line.length <= LONGEST) return [line];
  return Array.from({ length: Math.ceil(line.length / LONGEST) }, (_, index) =>
    line.slice(index * LONGEST, (index + 1) * LONGEST),
  );
}
