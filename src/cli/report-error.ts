import { reasonOf, systemCode, TaxqError } from '../errors.ts';
import { redactor } from '../http/redact.ts';
import { safeJson, sanitize, sanitizeLine } from '../terminal/sanitize.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { EXIT_CODES } from './exit-codes.ts';

/** Makes an error of taxq's own out of anything that was thrown. */
export function asTaxqError(error: unknown): TaxqError {
  if (error instanceof TaxqError) return error;
  const why = reasonOf(error);
  const code = systemCode(error);
  if (code === 'ENOSPC') {
    return new TaxqError({
      kind: 'failed',
      code: 'disk_full',
      message: 'This machine’s disk is full.',
      why,
      hint: 'Make room, then run the same command again.',
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new TaxqError({
      kind: 'failed',
      code: 'no_permission',
      message: 'A file or folder can’t be used.',
      why,
      hint: 'Check its owner and mode, then run the same command again.',
      cause: error,
    });
  }
  return new TaxqError({
    kind: 'failed',
    code: 'unexpected',
    message: 'taxq failed in a way it doesn’t know.',
    why,
    hint: 'Run it again with --debug and report what it says.',
    cause: error,
  });
}

/**
 * The one place where an error becomes text and an exit code: a line of what, one of why and one of
 * what to do; the same as JSON when JSON was asked for. Always on standard error.
 *
 * @returns the exit code
 */
export function reportError(
  error: unknown,
  terminal: Terminal,
  options: {
    json: boolean;
    debug: boolean;
    env: NodeJS.ProcessEnv;
    /** The exit code of an interruption, where it isn’t the usual one. */
    stopCode?: (() => number) | undefined;
  },
): number {
  const known = asTaxqError(error);
  const stopCode = known.kind === 'interrupted' ? options.stopCode?.() : undefined;
  const exit = stopCode ?? EXIT_CODES[known.kind];
  if (options.json) {
    terminal.alert(
      safeJson({
        error: {
          code: known.code,
          message: known.whatAndWhy,
          hint: known.hint ?? null,
          exit,
          requestId: known.requestId ?? null,
          retryable: known.retryable,
        },
      }),
    );
  } else {
    showError(known, terminal);
  }
  if (options.debug) terminal.alert(sanitize(withoutSecrets(stackOf(error), options.env)));
  return exit;
}

function showError({ message, why, hint, requestId }: TaxqError, terminal: Terminal): void {
  const paint = terminal.errPaint;
  // Lines of a log stay whole; on a screen they break between words.
  const lines = (text: string) =>
    terminal.errIsTerminal ? wrapText(text, terminal.columns - 2) : [text];
  const [what = '', ...rest] = lines(sanitizeLine(message));
  terminal.alert(`${paint.late('✗')} ${[what, ...rest].map(paint.strong).join('\n  ')}`);
  if (why !== undefined) {
    const request = requestId === undefined ? '' : ` (request ${sanitizeLine(requestId)})`;
    terminal.alert(`  ${lines(`${sanitizeLine(why)}${request}`).join('\n  ')}`);
  }
  // What to do may be a command, which must survive copying.
  if (hint !== undefined) terminal.alert(`  → ${sanitizeLine(hint)}`);
}

const SECRETS = ['TAXQ_TOKEN', 'TAXQ_CLIENT_SECRET', 'TAXQ_STORE_KEY'];

/** What a stack trace may have picked up on its way: secrets, passwords in addresses, pieces of JSON. */
function withoutSecrets(text: string, env: NodeJS.ProcessEnv): string {
  return redactor(SECRETS.map((name) => env[name]?.trim() ?? ''))(text)
    .replace(/\/\/[^\s/@]+@/g, '//***@')
    .replace(/\b(Bearer|Basic) [\w.~+/=-]{6,}/g, '$1 ***')
    .replace(/(Unexpected .*), .* is not valid JSON/g, '$1 in JSON');
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
