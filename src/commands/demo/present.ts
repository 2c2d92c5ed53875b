import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import type { StepResult } from '../../work/demo/day.ts';
import type { Proof } from '../../work/demo/proofs.ts';

const TITLE_WIDTH = 33;
const REFUSED = /: refused$/;

/** The first lines. */
export function drawStart(url: string, { paint }: Terminal): string {
  return [
    paint.strong('A pro’s whole day'),
    paint.dim(`on a throw-away portal at ${url}, with made-up clients`),
    '',
  ].join('\n');
}

/** One step, when it is done. */
export function drawStep(step: StepResult, number: number, { paint, columns }: Terminal): string {
  const sign = step.ok ? paint.done('✓') : paint.late('✗');
  const title = step.title.replace(REFUSED, '').padEnd(TITLE_WIDTH);
  const refused = step.ok && REFUSED.test(step.title);
  const indent = ' '.repeat(7);
  const detail = wrapText(sanitizeLine(step.detail), columns - indent.length)
    .map((line) => `\n${indent}${paint.dim(line)}`)
    .join('');
  return `${sign} ${paint.dim(String(number).padStart(2))}  ${paint.strong(title.trimEnd())}${refused ? `  ${paint.risk('refused, as it must be')}` : ''}${detail}`;
}

/** One thing read back. */
export function drawProof(proof: Proof, first: boolean, { paint }: Terminal): string {
  const heading = first ? `\n${paint.strong('Read back from the portal')}\n` : '';
  const line = `${proof.ok ? paint.done('✓') : paint.late('✗')} ${proof.title}`;
  const wrong = proof.ok
    ? ''
    : `\n    expected ${proof.expected}\n    found    ${sanitizeLine(proof.found)}`;
  return `${heading}${line}${wrong}`;
}

/** The last lines. */
export function drawEnd(
  steps: number,
  proofs: number,
  milliseconds: number,
  { paint }: Terminal,
): string {
  return [
    '',
    paint.done(
      `✓ All done and proven: ${steps} steps, ${proofs} proofs, ${(milliseconds / 1000).toFixed(1)} s.`,
    ),
    'Now look around yourself: taxq job list',
  ].join('\n');
}
