import type { Finding } from './check.ts';

/** A finding without secrets. */
export function redactFinding(finding: Finding, redact: (text: string) => string): Finding {
  const { message, hint } = finding;
  return { ...finding, message: redact(message), hint: hint === undefined ? hint : redact(hint) };
}
