import { TaxqError } from '../../errors.ts';
import type { Store } from '../../store/index.ts';
import { type ContentFacts, contentFacts } from '../../transfer/content/content-facts.ts';
import type { ContentGuard, ContentVerdict } from '../../transfer/content/content-guard.ts';
import type { PdfReader } from '../../transfer/pdf/pdf-reader.ts';
import {
  describeFile,
  type PreflightFile,
  preflightFile,
  regularFile,
} from '../../transfer/preflight.ts';
import { fileProblem } from '../../transfer/preflight-errors.ts';
import { namesOfClient } from '../job/client-names.ts';
import { type Candidate, doubt, refuse } from './candidate.ts';
import { contentRefusal, unreadScan } from './content-errors.ts';
import { taxYearOf } from './match-job.ts';

/** What the checks of a file need. */
export interface FileChecks {
  store: Store;
  reader: PdfReader;
  guard: ContentGuard;
  /** Takes PDFs that have no text to check. */
  acceptScans: boolean;
}

/** Facts made by an older way of reading are made anew. */
const FACTS_VERSION = 2;

/**
 * A file that a manifest vouches for and whose content is known is read once only, while it is sent;
 * null for any other.
 */
async function vouchedFile(
  { path, tag, promised, trust }: Candidate,
  { store }: FileChecks,
): Promise<PreflightFile | null> {
  const { size, sha256 } = promised;
  if (trust === 'none' || size === null || sha256 === null) return null;
  const file = { ...describeFile(path, tag?.word != null), size, sha256 };
  const known =
    trust === 'person' ||
    file.content_type !== 'application/pdf' ||
    store.facts.content(sha256, FACTS_VERSION) !== null;
  if (!known) return null;
  if ((await regularFile(path)).size !== size) throw fileProblem('file_changed', path);
  return file;
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

/** What speaks of the file, and not of another client. */
const UNREADABLE = ['encrypted', 'broken'];

function judge(candidate: Candidate, verdict: ContentVerdict, acceptScans: boolean): Candidate {
  const because = { ...candidate, reasons: [...candidate.reasons, verdict.reason] };
  const isVouched = candidate.trust !== 'none';
  if (verdict.kind === 'refused' && !(isVouched && UNREADABLE.includes(verdict.code))) {
    return refuse(candidate, contentRefusal(candidate, verdict));
  }
  // Whoever vouches for a file has seen what a program can’t read in it.
  if (verdict.kind === 'fits' || verdict.kind === 'refused' || isVouched) return because;
  if (verdict.kind === 'scan') {
    return acceptScans ? because : refuse(candidate, unreadScan(candidate, verdict.reason));
  }
  // A job that somebody wrote down needs no name in the PDF; one that was guessed does.
  return candidate.line === null ? doubt(candidate, verdict.reason) : because;
}

/**
 * Checks a file itself: whether it can be sent, and, unless a person knows better, whether its
 * content belongs to the client of the job. The digest is left on the candidate.
 */
export async function checkFile(candidate: Candidate, checks: FileChecks): Promise<Candidate> {
  const { job, tag, path, trust, promised } = candidate;
  if (candidate.verdict?.kind === 'refused') return candidate;
  try {
    const expectPdf = tag?.word != null;
    const digests = checks.store.facts;
    const file =
      (await vouchedFile(candidate, checks)) ?? (await preflightFile(path, { expectPdf, digests }));
    if (promised.sha256 !== null && promised.sha256 !== file.sha256) {
      throw fileProblem('file_changed', path);
    }
    const checked = { ...candidate, file };
    if (trust === 'person' || job === null || file.content_type !== 'application/pdf')
      return checked;
    const subject = {
      names: namesOfClient(job),
      last_four: job.client_tin_last_four,
      tax_year: taxYearOf(job),
    };
    const verdict = checks.guard.check(await factsOf(file, checks), subject);
    return judge(checked, verdict, checks.acceptScans);
  } catch (error) {
    if (error instanceof TaxqError && error.kind === 'usage') {
      return refuse(candidate, error);
    }
    throw error;
  }
}
