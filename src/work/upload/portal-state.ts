import { TaxqError } from '../../errors.ts';
import type { DocumentView } from '../document/document-view.ts';
import { listDocuments } from '../document/list-documents.ts';
import type { ChosenTag, Tags } from '../document/tags.ts';
import { checkUpload } from '../document/upload-guard.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';

/** What the portal has and allows, asked once for each job however many files go there. */
export interface PortalState {
  /** Oldest first. */
  documents(job: JobView): Promise<readonly DocumentView[]>;
  /** The rule that stands against a document with this tag now; null for none. */
  obstacle(job: JobView, tag: ChosenTag): Promise<TaxqError | null>;
}

/** Opens the state of a portal for one piece of work; what is learned is not asked again. */
export function openPortalState(session: Session, { ids }: Tags): PortalState {
  const lists = new Map<string, Promise<readonly DocumentView[]>>();
  const obstacles = new Map<string, Promise<TaxqError | null>>();
  const documents = (job: JobView) => once(lists, job.id, () => listDocuments(session, job, ids));
  const ask = async (job: JobView, tag: ChosenTag): Promise<TaxqError | null> => {
    try {
      await checkUpload(session, job, tag, await documents(job), ids);
      return null;
    } catch (error) {
      if (error instanceof TaxqError && error.kind === 'refused') return error;
      throw error;
    }
  };
  return {
    documents,
    obstacle: (job, tag) => once(obstacles, `${job.id}\n${tag.id}`, () => ask(job, tag)),
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}
