/** A line that breaks off in the middle of its sentence. */
const GOES_ON =
  /(,|\b(a|an|and|are|be|been|by|for|from|has|in|is|of|on|or|the|to|was|were|will|with|your))$/i;
const BEGINS_SMALL = /^[a-z]/;
/** As long as a line of a paragraph, which may break anywhere. */
const PARAGRAPH = 40;

const ENDS = /(?<=[.!?])\s+(?=[A-Z“"(\d])|\s*[;|•·]\s*/;

/**
 * Cuts the text of a paper into statements: sentences of its paragraphs, put together again where
 * lines break them, and the lines of its tables and headings.
 */
export function statementsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const joined: string[] = [];
  for (const line of lines) {
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
  if (/[.:;!?]$/.test(line)) return false;
  return GOES_ON.test(line) || (line.length > PARAGRAPH && BEGINS_SMALL.test(next));
}
