import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { openProgress } from '../../terminal/progress.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { openKnownPapers } from '../../work/close/known-papers.ts';
import { openCommitments } from '../../work/queue/open-commitments.ts';
import { type Queue, readQueue } from '../../work/queue/read-queue.ts';
import type { Session } from '../../work/session.ts';
import type { Context } from '../context.ts';

/**
 * Reads the queue; on a terminal that can show it, with how far it has come. Without a store on
 * this machine nothing is remembered, which a note says.
 *
 * @param fresh reads every job, whatever is remembered of it
 */
export async function readWithProgress(
  session: Session,
  frame: ClockFrame,
  fresh: boolean,
  { terminal, signal, store }: Context,
): Promise<Queue> {
  const progress = openProgress(terminal);
  // Only where it moves: a line about it among the notes would say nothing.
  if (terminal.errMoves) await progress.begin('Reading the open jobs', 100);
  const problems: string[] = [];
  try {
    const commitmentsOf = await openCommitments(session, store);
    return await readQueue(session, {
      frame,
      signal,
      commitmentsOf,
      knowPapers: await openKnownPapers(store),
      kept: {
        remembered: async () => (await store()).jobFacts,
        fresh,
        onProblem: ({ whatAndWhy }) => problems.push(whatAndWhy),
      },
      onRead: (done, total) => progress.advance((done / total) * 100),
    });
  } finally {
    progress.end();
    for (const problem of problems) {
      terminal.note(sanitizeLine(`Every job is read anew each time. ${problem}`));
    }
  }
}
