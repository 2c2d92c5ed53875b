import { TaxqError } from '../../errors.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { UploadOutcome } from '../../work/upload/upload-outcome.ts';

const ARRIVED = ['uploaded', 'already_there'];
/** An attempt at one of these may have arrived without anybody having heard of it. */
const IN_DOUBT = ['left', 'failed'];

function howMany(outcomes: readonly UploadOutcome[]): string {
  const arrived = outcomes.filter(({ status }) => ARRIVED.includes(status));
  const number = `${arrived.length} of ${outcomes.length} files are on the portal`;
  const isOpen = outcomes.some(({ status }) => IN_DOUBT.includes(status));
  return `${isOpen ? 'At least ' : ''}${number}, and none is there twice.`;
}

const goOn = (manifest: string) => `Go on with: ${taxqCommand('upload run', [manifest])}`;

/** The error for a run that the user interrupted. */
export const interrupted = (outcomes: readonly UploadOutcome[], manifest: string): TaxqError =>
  new TaxqError({
    kind: 'interrupted',
    code: 'interrupted',
    message: 'Interrupted.',
    why: howMany(outcomes),
    hint: goOn(manifest),
  });

/** The error for a run that one failure ended, since no other file would have fared better. */
export const stopped = (
  outcomes: readonly UploadOutcome[],
  manifest: string,
  { kind, code, whatAndWhy, hint, requestId, cause }: TaxqError,
): TaxqError =>
  new TaxqError({
    kind: outcomes.some(({ status }) => status === 'uploaded') ? 'partial' : kind,
    code,
    message: 'The run was stopped.',
    why: `${whatAndWhy} ${howMany(outcomes)}`,
    hint: [hint, goOn(manifest)].filter(Boolean).join(' '),
    requestId,
    cause,
  });

/**
 * Ends a run by what became of its files; what and why has been listed before.
 *
 * @param manifest the one to run after mending
 * @throws TaxqError the failure itself when there is one file only, of kind `partial` when some
 * files arrived, else of the failures’ kind
 */
export function raiseUnsent(outcomes: readonly UploadOutcome[], manifest: string): void {
  const errors = outcomes.flatMap(({ error }) => (error === null ? [] : [error]));
  const [first] = errors;
  if (first === undefined) return;
  if (outcomes.length === 1) throw first;
  throw new TaxqError({
    kind: errors.length < outcomes.length ? 'partial' : first.kind,
    code: errors.length < outcomes.length ? 'some_failed' : first.code,
    message: `${errors.length} of ${outcomes.length} files are not on the portal.`,
    why: errors.length === 1 ? first.whatAndWhy : undefined,
    hint: `Mend what it names; a row whose verdict says refused needs another. Then: ${taxqCommand('upload run', [manifest])}`,
    requestId: first.requestId,
    cause: first,
  });
}
