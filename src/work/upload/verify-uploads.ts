import PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import { preflightFile } from '../../transfer/preflight.ts';
import type { DocumentView } from '../document/document-view.ts';
import { type DigestOf, isSameContent } from '../document/find-sent-document.ts';
import type { ChosenTag } from '../document/tags.ts';
import type { JobView } from '../job/job-view.ts';
import { type About, aboutOf, type Candidate } from './candidate.ts';
import type { PortalState } from './portal-state.ts';
import { refusalOf } from './upload-outcome.ts';

/** What the portal holds of one file of a manifest. */
export interface Verified extends Omit<About, 'client' | 'size'> {
  /** `held`: exactly once. `unproven`: it couldn’t be told. */
  status: 'held' | 'missing' | 'twice' | 'unproven';
  /** How it is known: the portal’s own digest, or the content itself, fetched. */
  proof: 'digest' | 'content' | null;
  document_ids: string[];
  error: TaxqError | null;
}

export interface VerifyMeans {
  state: PortalState;
  digestOf: DigestOf;
  signal: AbortSignal;
  onDone?: ((done: number) => void) | undefined;
}

const AT_ONCE = 4;

/** The documents that are this content under this tag; where only a reference says so, it is fetched. */
async function holdersOf(
  documents: readonly DocumentView[],
  sha256: string,
  tag: ChosenTag,
  digestOf: DigestOf,
): Promise<Pick<Verified, 'proof' | 'document_ids'>> {
  const ids: string[] = [];
  let proof: Verified['proof'] = 'digest';
  for (const document of documents) {
    const same = isSameContent(document, sha256, tag.id);
    if (same === false) continue;
    if (document.sha256 === null) {
      proof = 'content';
      if ((await digestOf(document.id)) !== sha256) continue;
    }
    ids.push(document.id);
  }
  return { proof: ids.length === 0 ? null : proof, document_ids: ids };
}

const STATUS = ['missing', 'held'] as const;

async function look(
  candidate: Candidate,
  job: JobView,
  tag: ChosenTag,
  { state, digestOf }: VerifyMeans,
): Promise<Pick<Verified, 'sha256' | 'status' | 'proof' | 'document_ids'>> {
  const { promised, path } = candidate;
  const sha256 = promised.sha256 ?? (await preflightFile(path, { expectPdf: false })).sha256;
  const held = await holdersOf(await state.documents(job), sha256, tag, digestOf);
  return { sha256, status: STATUS[held.document_ids.length] ?? 'twice', ...held };
}

async function verify(candidate: Candidate, means: VerifyMeans): Promise<Verified> {
  const { job, tag } = candidate;
  const { client: _client, size: _size, ...about } = aboutOf(candidate);
  const unproven = (error: TaxqError | null): Verified => ({
    ...about,
    status: 'unproven',
    proof: null,
    document_ids: [],
    error,
  });
  if (job === null || tag === null) return unproven(refusalOf(candidate));
  try {
    return { ...about, ...(await look(candidate, job, tag, means)), error: null };
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    return unproven(error);
  }
}

/**
 * Compares the portal with a manifest, by digest where the portal tells one, else by fetching the
 * content. A failure to look is no proof: it is said, and the others are looked at all the same.
 *
 * @returns one for each candidate, in their order
 * @throws the signal’s reason when it aborts
 */
export async function verifyUploads(
  candidates: readonly Candidate[],
  means: VerifyMeans,
): Promise<Verified[]> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  let done = 0;
  return queue.addAll(
    candidates.map((candidate) => async () => {
      means.signal.throwIfAborted();
      const verified = await verify(candidate, means);
      done += 1;
      means.onDone?.(done);
      return verified;
    }),
  );
}
