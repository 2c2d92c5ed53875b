import { TaxqError } from '../../errors.ts';
import { openProgress } from '../../terminal/progress.ts';
import { saysHeld } from '../../transfer/manifest/wish.ts';
import { candidatesFromManifest } from '../../work/upload/from-manifest.ts';
import { openUploadMeans } from '../../work/upload/open-means.ts';
import { type Verified, verifyUploads } from '../../work/upload/verify-uploads.ts';
import type { Context } from '../context.ts';
import { leftOutText } from './left-out-text.ts';
import { manifestInput } from './manifest-input.ts';
import { openDigests, openTools } from './open-tools.ts';
import { verifiedView } from './present-verify.ts';

/** `taxq upload verify MANIFEST` */
export async function runVerify({ manifest }: { manifest: string }, context: Context) {
  const { terminal, output, signal } = context;
  const { rows, folder } = await manifestInput(manifest, context);
  const means = await openUploadMeans(await openTools(context, true));
  const { candidates, skipped } = candidatesFromManifest(rows.map(claiming), { ...means, folder });
  const progress = openProgress(terminal);
  const total = candidates.length;
  await progress.begin(`Verifying ${total} ${total === 1 ? 'file' : 'files'}`, total);
  const verified = await verifyUploads(candidates, {
    state: means.state,
    digestOf: await openDigests(context),
    signal,
    onDone: progress.advance,
  }).finally(progress.end);
  const faults = verified.filter(({ status }) => status !== 'held');
  const shown = terminal.outIsTerminal && !output.machine ? faults : verified;
  if (shown.length > 0 || output.machine) {
    await output.list(verifiedView(terminal.outIsTerminal), shown);
  }
  const leftOut = leftOutText(skipped);
  if (leftOut !== null) terminal.note(leftOut);
  if (faults.length > 0) throw unproven(faults, total);
  if (total === 0) {
    terminal.note('Nothing was to be verified.');
    return;
  }
  terminal.note(`${terminal.errPaint.done('✓')} The portal holds all ${total}, each once.`);
}

/** A row that says the portal has it already is a claim to be proven like the others. */
const claiming = <T extends { verdict: string | null }>(row: T): T =>
  saysHeld(row.verdict) ? { ...row, verdict: 'upload' } : row;

function unproven(faults: readonly Verified[], total: number): TaxqError {
  const count = (wanted: Verified['status']) =>
    faults.filter(({ status }) => status === wanted).length;
  const counts = [
    [count('missing'), 'missing'],
    [count('twice'), 'there more than once'],
    [count('unproven'), 'couldn’t be looked at'],
  ].flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  return new TaxqError({
    kind: 'fault',
    code: 'not_held',
    message: `${faults.length} of ${total} files are not proven to be on the portal once.`,
    why: `${counts.join(', ')}.`,
    hint: 'Run the manifest again for what is missing; have the portal remove what is there twice.',
  });
}
