import { jobTitle } from '../job/job-view.ts';
import type { Candidate } from './candidate.ts';
import { verdictText } from './verdict.ts';

/** One file of a plan, in the columns of a manifest. */
export interface PlannedFile {
  file: string;
  /** Short id, or what was given; empty when nobody knows. */
  job: string;
  /** The client’s name, for the eye. */
  client: string | null;
  tag: string;
  title: string | null;
  description: string | null;
  /** Bytes. */
  size: number | null;
  sha256: string | null;
  confidence: string | null;
  reason: string | null;
  verdict: string;
}

/** What a candidate looks like in a manifest. */
export function plannedFile(candidate: Candidate): PlannedFile {
  const { path, job, job_text, tag, tag_text, title, description } = candidate;
  const { file, promised, confidence, reasons, verdict } = candidate;
  return {
    file: path,
    job: job?.short_id ?? job_text,
    client: job === null ? null : jobTitle(job),
    tag: tag === null ? tag_text : (tag.word ?? tag.id),
    title,
    description,
    size: file?.size ?? promised.size,
    sha256: file?.sha256 ?? promised.sha256,
    confidence,
    reason: reasons.length === 0 ? null : reasons.join('; '),
    verdict: verdictText(verdict ?? { kind: 'upload' }),
  };
}
