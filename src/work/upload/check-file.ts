import { TaxqError } from '../../errors.ts';
import type { Store } from '../../store/index.ts';
import { type ContentFacts, contentFacts } from '../../transfer/content/content-facts.ts';
import type { ContentGuard, ContentVerdict } from '../../transfer/content/content-guard.ts';
import type { Confidence } from '../../transfer/match/job-match.ts';
import type { PdfReader } from '../../transfer/pdf/pdf-reader.ts';
import {
  describeFile,
  type PreflightFile,
  preflightFile,
  regularFile,
} from '../../transfer/preflight.ts';
import { fileProblem } from '../../transfer/preflight-errors.ts';
import { clientNames } from '../job/client-names.ts';
import { type Candidate, doubt, refuse } from './candidate.ts';

/** What the checks of a file need. */
export interface FileChecks {
  store: Store;
  reader: PdfReader;
  guard: ContentGuard;
  /** Takes PDFs that have no text to check. */
  acceptScans: boolean;
}

/** Facts made by an older way of reading are made anew. */
const FACTS_VERSION = 1;

const LESS: Record<Confidence, Confidence> = { high: 'medium', medium: 'low', low: 'low' };

/** A file that a manifest vouches for is read once only, while it is sent. */
async function promisedFile({ path, tag, promised }: Candidate): Promise<PreflightFile | null> {
  const { size, sha256 } = promised;
  if (size === null || sha256 === null) return null;
  if ((await regularFile(path)).size !== size) throw fileProblem('file_changed', path);
  return { ...describeFile(path, tag?.word != null), size, sha256 };
}

async function factsOf(file: PreflightFile, { store, reader }: FileChecks): Promise<ContentFacts> {
  const known = store.facts.content(file.sha256, FACTS_VERSION);
  if (known !== null) return JSON.parse(known) as ContentFacts;
  const facts = contentFacts(await reader.read(file.path), store.secret());
  // A reader that was too slow today may not be tomorrow.
  const lasts = facts.text !== 'unread' || facts.encrypted || facts.broken;
  if (lasts) store.facts.keepContent(file.sha256, FACTS_VERSION, JSON.stringify(facts));
  return facts;
}

function judge(candidate: Candidate, verdict: ContentVerdict, acceptScans: boolean): Candidate {
  const because = { ...candidate, reasons: [...candidate.reasons, verdict.reason] };
  switch (verdict.kind) {
    case 'fits':
      return because;
    case 'refused':
      return refuse(candidate, verdict.reason);
    case 'scan':
      return acceptScans
        ? because
        : refuse(candidate, `${verdict.reason}; look at it, then add --accept.`);
    case 'unsure': {
      const named = candidate.line !== null || candidate.tag?.word == null;
      if (named || candidate.confidence === null) return because;
      const confidence = LESS[candidate.confidence];
      const less = { ...candidate, confidence };
      return confidence === 'low' ? doubt(less, verdict.reason) : { ...because, confidence };
    }
  }
}

/**
 * Checks a file itself: whether it can be sent, and, unless a person vouches for it, whether its
 * content belongs to the client of the job. The digest is left on the candidate.
 */
export async function checkFile(candidate: Candidate, checks: FileChecks): Promise<Candidate> {
  const { job, tag, path, trusted, promised } = candidate;
  if (candidate.verdict?.kind === 'refused') return candidate;
  try {
    const expectPdf = tag?.word != null;
    const digests = checks.store.facts;
    const file =
      (trusted ? await promisedFile(candidate) : null) ??
      (await preflightFile(path, { expectPdf, digests }));
    if (promised.sha256 !== null && promised.sha256 !== file.sha256) {
      return refuse(candidate, 'it has changed since it was planned; plan again.');
    }
    const checked = { ...candidate, file };
    if (trusted || job === null || file.content_type !== 'application/pdf') return checked;
    const subject = {
      names: clientNames(job),
      last_four: job.client_tin_last_four,
      tax_year: job.tax_year,
    };
    const verdict = checks.guard.check(await factsOf(file, checks), subject);
    return judge(checked, verdict, checks.acceptScans);
  } catch (error) {
    if (error instanceof TaxqError && error.kind === 'usage') {
      return refuse(candidate, error.whatAndWhy);
    }
    throw error;
  }
}
