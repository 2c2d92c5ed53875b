import { parse } from 'node:path';
import type { FoundFile } from '../../transfer/find/find-files.ts';
import { type JobMatch, openJobMatcher } from '../../transfer/match/job-match.ts';
import { guessTag } from '../../transfer/match/tag-words.ts';
import type { ChosenTag } from '../document/tags.ts';
import type { JobDirectory } from '../job/job-directory.ts';
import { type Candidate, doubt } from './candidate.ts';
import { matchJobOf, matchLeftOut } from './match-job.ts';

/** What files found in folders are matched with. */
export interface MatchMeans {
  directory: JobDirectory;
  /** The pro’s own words for tags. */
  tagWords: Readonly<Record<string, string>>;
  /** Finds the tag that a word stands for; null when the portal has none such. */
  tagOf(text: string): ChosenTag | null;
}

/** A file of which only the path is known. */
export const blankCandidate = (path: string): Candidate => ({
  line: null,
  path,
  job: null,
  job_text: '',
  tag: null,
  tag_text: '',
  title: parse(path).name,
  description: null,
  file: null,
  promised: { size: null, sha256: null },
  confidence: null,
  reasons: [],
  trust: 'none',
  verdict: null,
});

function withJob(candidate: Candidate, match: JobMatch, directory: JobDirectory): Candidate {
  const { job: found, candidates, confidence, reason } = match;
  if (found === null) {
    const shown = candidates.slice(0, 4).map(({ short_id, names }) => `${short_id} ${names[0]}`);
    const perhaps = shown.length === 0 ? '' : ` (${shown.join(', ')})`;
    return doubt({ ...candidate, confidence: 'low' }, `${reason}${perhaps}`);
  }
  const unread = directory.leftOut.find(({ label }) => label === found.short_id);
  if (unread !== undefined) {
    return doubt({ ...candidate, confidence: 'low' }, unread.error.message);
  }
  const job = directory.find(found.short_id);
  const matched = { ...candidate, job, job_text: job.short_id, confidence };
  return confidence === 'low'
    ? doubt(matched, reason)
    : { ...matched, reasons: [...candidate.reasons, reason] };
}

function withTag(candidate: Candidate, means: MatchMeans, otherwise: ChosenTag | null): Candidate {
  const { job, path } = candidate;
  const ignore = job === null ? [] : matchJobOf(job).names;
  const guess = guessTag(path, means.tagWords, ignore);
  if (guess.tag === null && guess.tags.length === 0 && otherwise !== null) {
    const tag_text = otherwise.word ?? otherwise.id;
    return { ...candidate, tag: otherwise, tag_text };
  }
  if (guess.tag === null) return doubt(candidate, guess.reason);
  const tag = means.tagOf(guess.tag);
  if (tag === null) return doubt(candidate, `${guess.reason}, which this portal doesn’t have`);
  return {
    ...candidate,
    tag,
    tag_text: tag.word ?? tag.id,
    reasons: [...candidate.reasons, guess.reason],
  };
}

/**
 * Matches files with jobs and tags by their names; what isn’t certain is left to a person.
 *
 * @param otherwise the tag of files whose names tell none
 */
export function candidatesFromFiles(
  files: readonly FoundFile[],
  means: MatchMeans,
  otherwise: ChosenTag | null,
): Candidate[] {
  const { jobs, leftOut } = means.directory;
  const matcher = openJobMatcher([...jobs.map(matchJobOf), ...leftOut.map(matchLeftOut)]);
  return files.map(({ path }) =>
    withTag(withJob(blankCandidate(path), matcher.match(path), means.directory), means, otherwise),
  );
}
