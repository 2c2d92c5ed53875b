import type { TaxqError } from '../../errors.ts';
import type { Confidence } from '../../transfer/match/job-match.ts';
import type { PreflightFile } from '../../transfer/preflight.ts';
import type { ChosenTag } from '../document/tags.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import { isSent, type Verdict } from './verdict.ts';

/** A file that may go to a job, with what is known of it so far. */
export interface Candidate {
  /** Its line in the manifest; null for one that was found in a folder. */
  line: number | null;
  /** Absolute. */
  path: string;
  job: JobView | null;
  /** As it was given, or else the short id; empty when nobody knows. */
  job_text: string;
  tag: ChosenTag | null;
  tag_text: string;
  title: string;
  description: string | null;
  /** The file as it was checked; null until then, and for one that won’t do. */
  file: PreflightFile | null;
  /** Bytes and digest that the manifest promises. */
  promised: { size: number | null; sha256: string | null };
  confidence: Confidence | null;
  reasons: readonly string[];
  /**
   * What vouches for it: nothing, a verdict (then only content that speaks against the job counts),
   * or a person who has looked (then none does).
   */
  trust: 'none' | 'verdict' | 'person';
  /** Rules that stand against it and are overridden; nothing for none. */
  overridden?: readonly string[];
  /** Null while nothing stands against it. */
  verdict: Verdict | null;
}

/** A candidate of which it is known what is to become of it. */
export interface Judged extends Candidate {
  verdict: Verdict;
}

/** What is said of a candidate wherever it is told of. */
export interface About {
  line: number | null;
  /** Absolute. */
  file: string;
  /** Short id, or as it was given; empty when nobody knows. */
  job: string;
  /** The client’s name, for the eye. */
  client: string | null;
  /** As a manifest has it: its word where it has one, else its id. */
  tag: string;
  title: string;
  /** Bytes. */
  size: number | null;
  sha256: string | null;
}

/** The file as it was checked, or else as it was promised. */
export function aboutOf(candidate: Candidate): About {
  const { line, path, job, job_text, tag, tag_text, title, file, promised } = candidate;
  return {
    line,
    file: path,
    job: job?.short_id ?? job_text,
    client: job === null ? null : jobTitle(job),
    tag: tag === null ? tag_text : (tag.word ?? tag.id),
    title,
    size: file?.size ?? promised.size,
    sha256: file?.sha256 ?? promised.sha256,
  };
}

/** The candidate with a verdict that ends its way. */
export const refuse = (candidate: Candidate, error: TaxqError): Judged => ({
  ...candidate,
  verdict: { kind: 'refused', error },
});

/** The candidate as one that a person has to decide; what is doubtful comes before what isn’t. */
export const doubt = (candidate: Candidate, reason: string): Judged => ({
  ...candidate,
  reasons: [reason, ...candidate.reasons],
  verdict: { kind: 'ambiguous' },
});

/** The jobs to which documents go although a rule stands against it, each once. */
export function overriddenJobs(
  candidates: readonly Judged[],
): { job: JobView; rules: readonly string[] }[] {
  const jobs = candidates.flatMap(({ job, overridden = [], verdict }) =>
    job === null || overridden.length === 0 || !isSent(verdict) ? [] : [{ job, rules: overridden }],
  );
  return [...new Map(jobs.map((one) => [one.job.id, one])).values()];
}

/** The jobs to which drafts go. */
export function draftedJobs(candidates: readonly Judged[]): JobView[] {
  return candidates.flatMap(({ job, tag, verdict }) =>
    job !== null && tag?.word === 'draft' && isSent(verdict) ? [job] : [],
  );
}
