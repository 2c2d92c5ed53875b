import { TaxqError } from '../../errors.ts';
import type { JobClockFacts } from '../../rules/clocks/facts.ts';
import type { KeptFacts, KeptJobFacts } from '../../store/index.ts';
import { clientNames, type JobView } from '../job/job-view.ts';
import type { Pro, Session } from '../session.ts';
import { supportName } from '../workspace.ts';
import { type ReducedFacts, reduceFacts, restoreFacts } from './reduce-facts.ts';

/** Grows by one whenever other facts are read of a job, or other parts of them are kept. */
export const KEPT_VERSION = 1;

/** A change so soon after another may bear the same time. */
const GRAIN_MS = 2000;

/** What one reading of the queue takes from the last one, and leaves for the next. */
export interface KeptQueue {
  /** The facts of a job that hasn't changed since they were read; null when it has to be read. */
  find(job: JobView): JobClockFacts | null;
  add(job: JobView, facts: JobClockFacts): void;
  /** Remembers what was added, and forgets the jobs that aren't open any more. */
  save(): void;
}

export interface KeptQueueOptions {
  /** Opens what is remembered on this machine. */
  remembered: () => Promise<KeptJobFacts>;
  /** Has everything read anew. */
  fresh: boolean;
  /** Told why nothing can be remembered; the queue is read all the same. */
  onProblem: (problem: TaxqError) => void;
}

/** For a portal whose jobs' update times can't be trusted: every job is read. */
export const NOTHING_KEPT: KeptQueue = { find: () => null, add: () => {}, save: () => {} };

interface KeptJson {
  reader: string;
  facts: ReducedFacts;
}

/**
 * Opens what was kept of open jobs. Call it once the jobs are listed: a job that changed while it
 * was read has another update time in the next list.
 *
 * @param jobs the open jobs, all of them
 */
export async function openKeptQueue(
  session: Session,
  pro: Pro | null,
  jobs: readonly JobView[],
  { remembered, fresh, onProblem }: KeptQueueOptions,
): Promise<KeptQueue> {
  const { origin } = session.client;
  const settled = session.client.portalNow() - GRAIN_MS;
  const reader = await readerOf(session, pro);
  const added: KeptFacts[] = [];
  try {
    const store = await remembered();
    const kept = fresh ? new Map<string, KeptFacts>() : store.all(origin, KEPT_VERSION);
    return {
      find: (job) => {
        const found = kept.get(job.id);
        if (found === undefined || found.update_time !== job.update_time) return null;
        const json = parseKept(found.json);
        return json?.reader === reader ? restoreFacts(json.facts, given(session, job)) : null;
      },
      add: ({ id, update_time }, facts) => {
        if (update_time === null || !(Date.parse(update_time) <= settled)) return;
        const reduced = reduceFacts(facts);
        if (reduced === null) return;
        const json: KeptJson = { reader, facts: reduced };
        added.push({ job_id: id, update_time, json: JSON.stringify(json) });
      },
      save: () => {
        const open = new Set(jobs.map(({ id }) => id));
        tolerate(() => store.keep(origin, KEPT_VERSION, added, open), onProblem);
      },
    };
  } catch (error) {
    tolerate(() => {
      throw error;
    }, onProblem);
    return NOTHING_KEPT;
  }
}

/** What can't be read was as good as never kept. */
function parseKept(text: string): KeptJson | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Facts read by another pro, under other tags or from a portal that told less are other facts. */
async function readerOf(session: Session, pro: Pro | null): Promise<string> {
  const capabilities = [...(await session.capabilities.all())].toSorted();
  return JSON.stringify([pro?.user_id ?? null, session.profile.tagIds, capabilities]);
}

function given({ profile }: Session, job: JobView) {
  return {
    tagIds: profile.tagIds,
    support_name: supportName(job),
    client_names: clientNames(job),
  };
}

function tolerate(work: () => void, onProblem: (problem: TaxqError) => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof TaxqError)) throw error;
    onProblem(error);
  }
}
