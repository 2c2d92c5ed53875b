import { TaxqError } from '../../errors.ts';
import type { RunItem } from '../../store/index.ts';
import { type About, aboutOf, type Candidate, type Judged } from './candidate.ts';

/** What became of one file of a bulk upload. */
export interface UploadOutcome extends About {
  /** `left`: not tried, or cut off by an interruption. */
  status: 'uploaded' | 'already_there' | 'would_upload' | 'refused' | 'failed' | 'left';
  document_id: string | null;
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
export function outcomeOf(judged: Judged): UploadOutcome {
  const { verdict, overridden = [] } = judged;
  const error = refusalOf(judged);
  const same = verdict.kind === 'same' ? verdict.document.id : null;
  return {
    ...aboutOf(judged),
    status: error !== null ? 'refused' : same !== null ? 'already_there' : 'would_upload',
    document_id: same,
    overridden,
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
