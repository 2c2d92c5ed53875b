/** What signing services and people leave where somebody signed. */
const SIGNED =
  /\b(docusigned( by)?|e-?signed|electronically signed|digitally signed|signed (electronically )?by|signature certificate|signing certificate|signature verified|executed (by|on))\b|\b(signing date|date signed|signed on|signed)[:,]? +(on )?(\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\/s\/ ?\p{L}/iu;
/** A request that was declined or isn’t answered yet, and an instruction, are no signature. */
const NOT_DONE =
  /\b(unsigned|not|never|declined|refused|voided|awaiting|pending|missing|waiting|requested|to be)\b|n[’'´`]t\b/i;
/** Longer lines of a return speak of others’ signatures, and of what would be if. */
const STATUS_LINE = 80;
const INSTRUCTION =
  /\b(if|when|unless|until|whether|before|must|may|should|please|never|don[’']t|do not)\b/i;
const SAYS_UNSIGNED =
  /\bunsigned\b|\b(not|never|(is|has|was|are|have|were)n[’'´`]t)( yet| been)* signed\b/i;
const DECLINED =
  /\b(declined|refused) to sign\b|\bsignatures? (was |is )?declined\b|\benvelope\b.*\bvoided\b/i;
/** Said of a paper on its way too: where it is signed in the end, this is its history. */
const AWAITED =
  /\b(awaiting|pending|missing|waiting for)( \w+){0,2} signatures?\b|\bsignatures? (is |are )?(pending|missing)\b|\bsignature\s*[:–-]\s*(awaiting|pending|missing|waiting)\b|\bstatus\s*[:–-]\s*(sent|delivered|created|viewed|out for signature|in process)\b/i;
const SPOUSE = /\bspouse/i;

/** Whether a line shows that somebody signed. */
export function isSigned(line: string): boolean {
  return SIGNED.test(line) && !NOT_DONE.test(line);
}

/** Whether the lines of a paper say that it isn’t signed, or not by all who are asked to. */
export function saysUnsigned(lines: readonly string[]): boolean {
  const told = lines.filter((line) => line.length <= STATUS_LINE && !INSTRUCTION.test(line));
  if (told.some((line) => SAYS_UNSIGNED.test(line) || DECLINED.test(line))) return true;
  const signers = new Set(lines.filter(isSigned).map(signerIn));
  const awaited = told.filter((line) => AWAITED.test(line));
  const wanted = awaited.some((line) => SPOUSE.test(line)) ? 2 : 1;
  return awaited.length > 0 && signers.size < wanted;
}

/** Who signed, as far as a line tells: two lines of one person are one signature. */
function signerIn(line: string): string {
  const [, name = ''] = /\bby:?\s+(\p{L}[\p{L}\s.’'-]*)/u.exec(line) ?? [];
  return name
    .replace(/\b(on|at|date)\b.*$/i, '')
    .trim()
    .toLowerCase();
}
