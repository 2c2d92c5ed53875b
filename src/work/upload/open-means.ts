import { TaxqError } from '../../errors.ts';
import { canChange } from '../../rules/job-state.ts';
import type { Store } from '../../store/index.ts';
import { openContentGuard } from '../../transfer/content/content-guard.ts';
import type { PdfReader } from '../../transfer/pdf/pdf-reader.ts';
import { type ChosenTag, chooseTag, readTags } from '../document/tags.ts';
import type { UploadOverride } from '../document/upload-override.ts';
import { peopleOfClient } from '../job/client-names.ts';
import { type JobDirectory, readJobDirectory } from '../job/job-directory.ts';
import { jobTitle } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { FileChecks } from './check-file.ts';
import type { MatchMeans } from './from-files.ts';
import { openPortalState, type PortalState } from './portal-state.ts';

/** What planning works with, wherever the files come from. */
export interface UploadTools {
  session: Session;
  store: Store;
  reader: PdfReader;
  /** The pro’s own words for tags: word → tag. */
  tagWords: Readonly<Record<string, string>>;
  /** Takes PDFs that have no text to check. */
  acceptScans: boolean;
  /** The rule that the pro uploads against, and why. */
  override?: UploadOverride | undefined;
  signal: AbortSignal;
}

/** All that is asked of the portal once for a plan or a run. */
export interface UploadMeans extends MatchMeans {
  directory: JobDirectory;
  checks: FileChecks;
  state: PortalState;
  chooseTag(text: string): ChosenTag;
}

/** Reads jobs and tags and opens the checks. */
export async function openUploadMeans(tools: UploadTools): Promise<UploadMeans> {
  const { session, store, reader, tagWords, acceptScans } = tools;
  const [tags, directory] = await Promise.all([readTags(session), readJobDirectory(session)]);
  const others = directory.jobs
    .filter(({ status }) => canChange(status))
    .map((job) => ({ short_id: job.short_id, name: jobTitle(job), names: peopleOfClient(job) }));
  const choose = (text: string) => chooseTag(tags, text);
  return {
    directory,
    tagWords,
    chooseTag: choose,
    tagOf: (text) => {
      try {
        return choose(text);
      } catch (error) {
        if (error instanceof TaxqError && error.code === 'tag_unknown') return null;
        throw error;
      }
    },
    state: openPortalState(session, tags, tools.override?.rules),
    checks: { store, reader, acceptScans, guard: openContentGuard(others, store.secret()) },
  };
}
