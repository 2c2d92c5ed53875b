import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { TaxqError } from '../../errors.ts';
import { relativeTo, saveManifest } from '../../transfer/manifest/index.ts';
import type { UploadOutcome } from '../../work/upload/upload-outcome.ts';
import type { ManifestInput } from './manifest-input.ts';

/** Beside the manifest, under its name; in the current folder when it came through a pipe. */
function leftPath(manifest: string | null, run: string | null): string {
  if (manifest === null) return resolve(`upload-${run ?? 'left'}.left.csv`);
  const extension = extname(manifest);
  const stem = basename(manifest, extension).replace(/\.left$/, '');
  return join(dirname(manifest), `${stem}.left${extension === '.json' ? '.json' : '.csv'}`);
}

/** A refusal as a plan has it: the rule’s id first, where it is a rule’s. */
function refusedText(error: TaxqError | null): string {
  const rule = /^rule_(\w+)$/.exec(error?.code ?? '')?.[1]?.toUpperCase();
  const why = error?.why ?? '';
  return `refused: ${rule === undefined ? why : `${rule}: ${why}`}`;
}

/**
 * Writes what didn’t arrive as a manifest that can be run again: what failed or wasn’t tried as it
 * was, what was refused with the reason as its verdict.
 *
 * @returns the file’s path as a person would type it; null when everything arrived
 */
export async function saveLeft(
  { rows, path, folder }: ManifestInput,
  outcomes: readonly UploadOutcome[],
  { run, path: wanted }: { run: string | null; path: string | undefined },
): Promise<string | null> {
  const missing = outcomes.filter(({ status }) => ['failed', 'left', 'refused'].includes(status));
  if (missing.length === 0) return null;
  const target = resolve(wanted ?? leftPath(path, run));
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const left = missing.flatMap(({ line, status, error }) => {
    const row = byLine.get(line ?? -1);
    if (row === undefined) return [];
    const { line: _, ...columns } = row;
    return [
      {
        ...columns,
        file: relativeTo(dirname(target), resolve(folder, row.file)),
        reason: error?.whatAndWhy ?? row.reason,
        verdict: status === 'refused' ? refusedText(error) : row.verdict,
      },
    ];
  });
  await saveManifest(target, left);
  const near = relative(resolve('.'), target);
  return near.startsWith('..') ? target : near;
}
