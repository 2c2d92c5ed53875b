import { parse, resolve } from 'node:path';
import { TaxqError } from '../../errors.ts';
import type { ManifestRow } from '../../transfer/manifest/manifest-row.ts';
import { wishOf } from '../../transfer/manifest/wish.ts';
import type { ChosenTag } from '../document/tags.ts';
import { descriptionProblem, titleProblem } from '../document/wording.ts';
import { namesOfClient } from '../job/client-names.ts';
import type { JobDirectory } from '../job/job-directory.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import { type Candidate, refuse } from './candidate.ts';

export interface RowMeans {
  directory: JobDirectory;
  /** @throws TaxqError of kind `usage` for a tag that the portal doesn’t have */
  chooseTag(text: string): ChosenTag;
  /** What relative paths are relative to. */
  folder: string;
}

/** Lines named before the rest is only counted. */
const MAX_NAMED = 5;

/** A verdict that nobody understands is no wish: nothing may be sent on a guess. */
function checkVerdicts(rows: readonly ManifestRow[]): void {
  const strange = rows.filter(({ verdict }) => wishOf(verdict) === null);
  if (strange.length === 0) return;
  const named = strange
    .slice(0, MAX_NAMED)
    .map(({ line, verdict }) => `line ${line}: “${verdict}”`);
  const rest = strange.length - named.length;
  throw new TaxqError({
    kind: 'usage',
    code: 'manifest_verdict',
    message: 'The manifest has a verdict that means nothing.',
    why: `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`,
    hint: 'Write upload, skip, or nothing; nothing was sent.',
  });
}

function given<T>(find: () => T): { value: T | null; problem: TaxqError | null } {
  try {
    return { value: find(), problem: null };
  } catch (error) {
    if (error instanceof TaxqError) return { value: null, problem: error };
    throw error;
  }
}

/** A client that isn’t the job’s: one of two cells is wrong, as after sorting one column only. */
function clientProblem({ client }: ManifestRow, job: JobView | null): TaxqError | null {
  if (client === null || client.trim() === '' || job === null) return null;
  const names = [jobTitle(job), ...namesOfClient(job)].map(plainName);
  if (names.includes(plainName(client))) return null;
  return new TaxqError({
    kind: 'refused',
    code: 'client_contradicts',
    message: `The row says client “${client}”, but job ${job.short_id} is ${jobTitle(job)}’s.`,
    why: 'One of the two cells is wrong.',
    hint: 'Correct the job, or empty the client’s cell.',
  });
}

const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

const unfit = (message: string) =>
  new TaxqError({ kind: 'usage', code: 'wording', message, hint: 'Correct it in the manifest.' });

function candidateOf(row: ManifestRow, means: RowMeans): Candidate {
  const wish = wishOf(row.verdict);
  const path = resolve(means.folder, row.file);
  const candidate: Candidate = {
    line: row.line,
    path,
    job: null,
    job_text: row.job,
    tag: null,
    tag_text: row.tag,
    title: row.title ?? parse(path).name,
    description: row.description,
    file: null,
    promised: { size: row.size, sha256: row.sha256 },
    confidence: null,
    reasons: row.reason === null ? [] : [row.reason],
    trust: wish === 'anyway' ? 'person' : wish === 'upload' ? 'verdict' : 'none',
    verdict: null,
  };
  const job = given(() => means.directory.find(row.job.trim()));
  const tag = given(() => means.chooseTag(row.tag.trim()));
  const found = { ...candidate, job: job.value, tag: tag.value };
  const { title, description } = candidate;
  const wording = titleProblem(title) ?? descriptionProblem(description);
  const problem =
    job.problem ??
    tag.problem ??
    clientProblem(row, job.value) ??
    (wording === null ? null : unfit(wording));
  return problem === null ? found : refuse(found, problem);
}

/**
 * Makes candidates of the rows that a manifest wants sent; the others are left out.
 *
 * @throws TaxqError of kind `usage`, code `manifest_verdict`, for a verdict that means nothing
 */
export function candidatesFromManifest(
  rows: readonly ManifestRow[],
  means: RowMeans,
): { candidates: Candidate[]; skipped: ManifestRow[] } {
  checkVerdicts(rows);
  const isSkipped = ({ verdict }: ManifestRow) => wishOf(verdict) === 'skip';
  return {
    candidates: rows.filter((row) => !isSkipped(row)).map((row) => candidateOf(row, means)),
    skipped: rows.filter(isSkipped),
  };
}
