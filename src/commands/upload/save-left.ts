import { basename, dirname, extname, join, resolve } from 'node:path';
import { relativeTo, saveManifest } from '../../transfer/manifest/index.ts';
import { insideOf } from '../../transfer/paths.ts';
import type { UploadOutcome } from '../../work/upload/upload-outcome.ts';
import { refusalText } from '../../work/upload/verdict.ts';
import type { ManifestInput } from './manifest-input.ts';

/** Beside the manifest, under its name; in the current folder when it came through a pipe. */
function leftPath(manifest: string | null, run: string | null): string {
  if (manifest === null) return resolve(`upload-${run ?? 'left'}.left.csv`);
  const extension = extname(manifest);
  const stem = basename(manifest, extension).replace(/\.left$/, '');
  return join(dirname(manifest), `${stem}.left${extension === '.json' ? '.json' : '.csv'}`);
}

const ARRIVED = ['uploaded', 'already_there'];

/**
 * Writes what didn’t arrive as a manifest that can be run again: what failed or wasn’t tried as it
 * was, what was refused with the reason as its verdict. Where that is the manifest that was run,
 * rows that its verdicts left out stay in it.
 *
 * @returns the file’s path as a person would type it; null when everything arrived
 */
export async function saveLeft(
  { rows, path, folder }: ManifestInput,
  outcomes: readonly UploadOutcome[],
  { run, path: wanted }: { run: string | null; path: string | undefined },
): Promise<string | null> {
  if (outcomes.every(({ status }) => ARRIVED.includes(status))) return null;
  const target = resolve(wanted ?? leftPath(path, run));
  const byLine = new Map(outcomes.map((outcome) => [outcome.line, outcome]));
  const left = rows.flatMap(({ line, ...row }) => {
    const outcome = byLine.get(line);
    if (outcome === undefined) return target === path ? [row] : [];
    const { status, error } = outcome;
    if (ARRIVED.includes(status)) return [];
    return [
      {
        ...row,
        file: relativeTo(dirname(target), resolve(folder, row.file)),
        reason: error?.whatAndWhy ?? row.reason,
        verdict:
          // A file that was missing may be there next time; what a rule or a person has to settle may not.
          error?.kind === 'refused' ? `refused: ${refusalText(error)}` : row.verdict,
      },
    ];
  });
  await saveManifest(target, left);
  return insideOf(resolve('.'), target) ?? target;
}
