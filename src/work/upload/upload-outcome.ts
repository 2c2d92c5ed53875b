import { TaxqError } from '../../errors.ts';
import type { RunItem } from '../../store/index.ts';
import { jobTitle } from '../job/job-view.ts';
import { type Candidate, tagText } from './candidate.ts';

/** What became of one file of a bulk upload. */
export interface UploadOutcome {
  /** Line of the manifest. */
  line: number | null;
  /** Absolute. */
  file: string;
  /** `left`: not tried, or cut off by an interruption. */
  status: 'uploaded' | 'already_there' | 'would_upload' | 'refused' | 'failed' | 'left';
  document_id: string | null;
  /** Short id, or as given. */
  job: string;
  client: string | null;
  /** As a manifest has it. */
  tag: string;
  title: string;
  /** Bytes. */
  size: number | null;
  sha256: string | null;
  /** Rules that stood against it and were overridden. */
  overridden: readonly string[];
  error: TaxqError | null;
}

/** Why a candidate isn’t sent; null for one that is, or is there already. */
export function refusalOf({ verdict, reasons }: Candidate): TaxqError | null {
  if (verdict?.kind === 'refused') return verdict.error;
  if (verdict?.kind !== 'ambiguous') return null;
  return new TaxqError({
    kind: 'refused',
    code: 'file_ambiguous',
    message: 'It isn’t certain enough where this belongs.',
    why: `${reasons.join('; ')}.`,
    hint: 'Write upload as its verdict if it is right all the same.',
  });
}

/** What becomes of a candidate that isn’t sent, and the frame for one that is. */
export function outcomeOf(candidate: Candidate): UploadOutcome {
  const { line, path, job, job_text, title, file, promised, verdict } = candidate;
  const error = refusalOf(candidate);
  const same = verdict?.kind === 'same' ? verdict.document.id : null;
  return {
    line,
    file: path,
    status: error !== null ? 'refused' : same !== null ? 'already_there' : 'would_upload',
    document_id: same,
    job: job?.short_id ?? job_text,
    client: job === null ? null : jobTitle(job),
    tag: tagText(candidate),
    title,
    size: file?.size ?? promised.size,
    sha256: file?.sha256 ?? promised.sha256,
    overridden: candidate.overridden ?? [],
    error,
  };
}

/** How an outcome is remembered in the store. */
export function itemOf(outcome: UploadOutcome, position: number, key: string | null): RunItem {
  const { line, file, job, tag, title, size, sha256, document_id, status, error } = outcome;
  return {
    position,
    line,
    file,
    job,
    tag,
    title,
    size,
    sha256,
    key,
    status: status === 'would_upload' || status === 'left' ? 'waiting' : status,
    document_id,
    error_code: error?.code ?? null,
    error: error?.whatAndWhy ?? null,
  };
}
