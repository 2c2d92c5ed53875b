import type { TaxqError } from '../../errors.ts';
import { jobTitle } from '../job/job-view.ts';
import { type Candidate, tagText } from './candidate.ts';
import { type Verdict, verdictText } from './verdict.ts';

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
  /** What the verdict is, and why it is refused; not in the manifest. */
  kind: Verdict['kind'];
  refusal: TaxqError | null;
}

/** What a candidate looks like in a manifest. */
export function plannedFile(candidate: Candidate): PlannedFile {
  const { path, job, job_text, title, description } = candidate;
  const { file, promised, confidence, reasons, verdict } = candidate;
  return {
    file: path,
    job: job?.short_id ?? job_text,
    client: job === null ? null : jobTitle(job),
    tag: tagText(candidate),
    title,
    description,
    size: file?.size ?? promised.size,
    sha256: file?.sha256 ?? promised.sha256,
    confidence,
    reason: reasons.length === 0 ? null : reasons.join('; '),
    verdict: verdictText(verdict ?? { kind: 'upload' }),
    kind: verdict?.kind ?? 'upload',
    refusal: verdict?.kind === 'refused' ? verdict.error : null,
  };
}
