import type { Terminal } from '../../terminal/terminal.ts';
import type { LintVerdict } from '../../work/message/lint-gate.ts';
import { placeFindings } from './placed-finding.ts';
import { drawFindings, findingJson } from './present-lint.ts';

/** Shows on standard error what the rules say about a message that is to be sent. */
export function showFindings(
  text: string,
  { findings, overridden }: Pick<LintVerdict, 'findings' | 'overridden'>,
  terminal: Terminal,
): void {
  if (findings.length === 0) return;
  const beside = { ...terminal, paint: terminal.errPaint };
  terminal.note(`${drawFindings(placeFindings(text, findings), beside, overridden)}\n`);
}

/** The findings as JSON, each exactly as `message lint` gives it. */
export const findingsJson = (
  text: string,
  verdict: Pick<LintVerdict, 'findings'> | null | undefined,
) => placeFindings(text, verdict?.findings ?? []).map(findingJson);

/** Tells which overrides nothing needed; they are not recorded. */
export function tellUnneeded(verdicts: readonly LintVerdict[], terminal: Terminal): void {
  const [first, ...others] = verdicts;
  const unneeded = (first?.unneeded ?? []).filter((rule) =>
    others.every((verdict) => verdict.unneeded.includes(rule)),
  );
  for (const rule of unneeded) {
    terminal.note(`Rule ${rule} is in nobody’s way here; its override isn’t recorded.`);
  }
}
