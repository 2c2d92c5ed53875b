import type { Finding } from './check.ts';

/** Anything shorter is too common a text to be taken out everywhere. */
const SHORTEST = 6;

/** Makes a function that takes secrets out of a text, wherever and however a portal repeats them. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret.length >= SHORTEST)
    .sort((left, right) => right.length - left.length);
  return (text) => known.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

/** A finding without secrets. */
export function redactFinding(finding: Finding, redact: (text: string) => string): Finding {
  const { message, hint } = finding;
  return { ...finding, message: redact(message), hint: hint === undefined ? hint : redact(hint) };
}
