import { TaxqError } from '../../errors.ts';
import type { Store } from '../../store/index.ts';
import type { Session } from '../session.ts';
import type { CommitmentsOf } from './queued-job.ts';

/**
 * Opens what this machine remembers of promises. Where its store can’t be opened or read they are
 * not known, which keeps nobody from looking at the queue.
 */
export async function openCommitments(
  session: Session,
  store: () => Promise<Store>,
): Promise<CommitmentsOf> {
  const { origin } = session.client;
  const opened = await store().catch(unlessBug);
  return ({ id }) => {
    try {
      return opened?.commitments.ofJob(origin, id) ?? null;
    } catch (error) {
      return unlessBug(error);
    }
  };
}

function unlessBug(error: unknown): null {
  if (error instanceof TaxqError) return null;
  throw error;
}
