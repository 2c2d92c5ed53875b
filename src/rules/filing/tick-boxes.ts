const BOX = /\[\s?[xX✓✔]?\s?\]|\(\s?[xX✓✔]?\s?\)|[☐□☑☒]/g;
const TICKED = /[xX✓✔☑☒]/;
const LIST_NUMBER = /^\W*(\d+\s*\.)?\W*$/;
const QUESTION = /[:?]\s*$/;
const ANSWER = /\b(accepted|rejected|pending|yes|no)\b/i;
const GAP = '   ';

/**
 * What a line with boxes to tick says: only the words whose box is ticked, be it before or after
 * them, and the question that they answer. A line without boxes says all of it.
 */
export function tickedWords(statement: string): string {
  const boxes = [...statement.matchAll(BOX)];
  if (boxes.length === 0) return statement;
  const isTicked = boxes.map(([box]) => TICKED.test(box));
  const parts = statement.split(BOX);
  const [before = '', ...after] = parts;
  const isLast = (after.at(-1) ?? '').trim() === '';
  const isFirst = LIST_NUMBER.test(before);
  if (!isFirst && (isLast || (ANSWER.test(before) && !QUESTION.test(before)))) {
    return [...parts.slice(0, -1).filter((_, at) => isTicked[at]), after.at(-1) ?? '']
      .join(GAP)
      .trim();
  }
  const chosen = after.filter((_, at) => isTicked[at]);
  return chosen.length === 0 ? '' : [isFirst ? '' : before, ...chosen].join(GAP).trim();
}

/** Whether the line below a question or a label denies it: “No”, or a box left empty. */
export function deniesAbove(next: string): boolean {
  return /^\W*(no|n|none|false|n\/a|not|not yet)\W*$/i.test(next) || isEmptyBox(next);
}

const isEmptyBox = (line: string): boolean => /^(\[\s?\]|\(\s?\)|☐|□)$/.test(line);
