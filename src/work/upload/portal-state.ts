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
  /** What stands against a document with this tag now. */
  obstacle(job: JobView, tag: ChosenTag): Promise<Obstacle>;
}

export interface Obstacle {
  /** The rule's refusal; null for none. */
  refusal: TaxqError | null;
  /** Rules that stand against it and are waived. */
  overridden: readonly string[];
}

/**
 * Opens the state of a portal for one piece of work; what is learned is not asked again.
 *
 * @param waived ids of rules that the pro overrides
 */
export function openPortalState(
  session: Session,
  { ids }: Tags,
  waived: readonly string[] = [],
): PortalState {
  const lists = new Map<string, Promise<readonly DocumentView[]>>();
  const obstacles = new Map<string, Promise<Obstacle>>();
  const documents = (job: JobView) => once(lists, job.id, () => listDocuments(session, job, ids));
  const ask = async (job: JobView, tag: ChosenTag): Promise<Obstacle> => {
    try {
      const had = await documents(job);
      return { refusal: null, overridden: await checkUpload(session, job, tag, had, ids, waived) };
    } catch (error) {
      if (error instanceof TaxqError && error.kind === 'refused') {
        return { refusal: error, overridden: [] };
      }
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
