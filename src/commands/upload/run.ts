import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { openTransferBoard } from '../../terminal/board/transfer-board.ts';
import { openProgress } from '../../terminal/progress.ts';
import { safeJson, sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import { checkTarget } from '../../transfer/manifest/index.ts';
import type { ManifestRow } from '../../transfer/manifest/manifest-row.ts';
import { draftedJobs, type Judged, overriddenJobs } from '../../work/upload/candidate.ts';
import { candidatesFromManifest } from '../../work/upload/from-manifest.ts';
import { judgeCandidates } from '../../work/upload/judge-candidates.ts';
import { openUploadMeans, type UploadTools } from '../../work/upload/open-means.ts';
import { runUploads } from '../../work/upload/run-uploads.ts';
import { outcomeOf } from '../../work/upload/upload-outcome.ts';
import type { Context } from '../context.ts';
import { overrideNote } from '../doc/override-note.ts';
import { readUploadOverride, type UploadOverrideInput } from '../doc/parse-override.ts';
import { warnUnverified } from '../scope/warn-unverified.ts';
import { leftOutText } from './left-out-text.ts';
import { type ManifestInput, manifestInput } from './manifest-input.ts';
import { openDigests, openTools } from './open-tools.ts';
import { openOutcomeList } from './outcome-list.ts';
import { countOutcomes } from './present-run.ts';
import { interrupted, raiseUnsent, stopped } from './run-errors.ts';
import { saveLeft } from './save-left.ts';

interface RunInput extends UploadOverrideInput {
  manifest: string;
  concurrency?: number;
  accept?: boolean;
  left?: string;
}

const DEFAULT_CONCURRENCY = 4;

/** Asks portal, files and rules about every row that is to be sent. */
async function judge(
  { rows, folder }: ManifestInput,
  tools: UploadTools,
  { terminal, output }: Context,
): Promise<{ judged: Judged[]; skipped: ManifestRow[] }> {
  const means = await openUploadMeans(tools);
  const { candidates, skipped } = candidatesFromManifest(rows, { ...means, folder });
  const progress = openProgress(
    output.format === 'json' ? { ...terminal, quiet: true, note: () => {} } : terminal,
  );
  const total = candidates.length;
  if (total > 0) {
    await progress.begin(`Checking ${total} ${total === 1 ? 'file' : 'files'}`, total);
  }
  const { checks, state } = means;
  const onDone = progress.advance;
  const judged = await judgeCandidates(candidates, {
    checks,
    state,
    signal: tools.signal,
    onDone,
  }).finally(progress.end);
  return { judged, skipped };
}

/** `taxq upload run MANIFEST` */
export async function runRun(input: RunInput, context: Context): Promise<void> {
  const { terminal, output, signal, clock } = context;
  // At V8’s own pace, optimising code costs a run of a thousand files more than it saves.
  setFlagsFromString('--interrupt-budget=540672');
  if (input.left !== undefined) await checkTarget(resolve(input.left));
  const override = readUploadOverride(input);
  const manifest = await manifestInput(input.manifest, context);
  const tools = await openTools(context, input.accept === true, override);
  const { judged, skipped } = await judge(manifest, tools, context);
  const list = openOutcomeList(context);
  // Who reads JSON on standard output reads it on standard error too.
  const say = (text: string) =>
    terminal.note(output.format === 'json' ? safeJson({ note: text }) : text);
  const leftOut = leftOutText(skipped);
  if (leftOut !== null) say(leftOut);
  const told = overrideNote(override, overriddenJobs(judged));
  if (told !== null) say(sanitize(told));
  await warnUnverified(draftedJobs(judged), context, say);
  if (context.dryRun) {
    const outcomes = judged.map(outcomeOf);
    await list.end(outcomes);
    say('Nothing was uploaded (--dry-run).');
    raiseUnsent(outcomes, input.manifest);
    return;
  }

  const board = await openTransferBoard(terminal, {
    mode: output.format === 'json' ? 'json' : 'auto',
    now: () => clock().getTime(),
    verb: 'uploaded',
  });
  // A run of thousands follows what the portal can take, and says so itself.
  context.transportOptions.limits?.paceItself();
  const { run, ended, outcomes, fatal } = await runUploads(judged, tools, {
    manifest: manifest.path,
    concurrency: input.concurrency ?? DEFAULT_CONCURRENCY,
    digestOf: await openDigests(context),
    watcher: {
      ...board,
      held: (ms) => board.note(`The portal asks to wait ${Math.ceil(ms / 1000)} s.`),
    },
    onOutcome: list.add,
    sleep: context.transportOptions.sleep,
  }).finally(board.end);
  await list.end(outcomes);
  say(countOutcomes(outcomes, terminal.errPaint));

  const left = await saveLeft(manifest, outcomes, { run, path: input.left });
  if (left !== null) say(sanitizeLine(`What didn’t arrive is in ${left}.`));
  const again = manifest.path === null ? (left ?? '-') : input.manifest;
  if (signal.aborted) throw interrupted(outcomes, again);
  if (ended === 'fatal' && fatal !== null) throw stopped(outcomes, again, fatal);
  raiseUnsent(outcomes, left ?? again);
}
