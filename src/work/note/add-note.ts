import { TaxqError } from '../../errors.ts';
import type { SentMessage } from '../../portal/contract/messages.ts';
import type { Note } from '../../portal/contract/notes.ts';
import { sendOnce } from '../message/send-once.ts';
import type { OnceTools } from '../once/once-only.ts';
import type { NotePlan } from './plan-note.ts';
import { writeNote } from './write-note.ts';

/** What a plan has become. */
export interface AddedNote {
  /** Null for one that another process wrote and that can’t be found any more. */
  note: Note | null;
  /** The summary in the chat; null for a note without one. */
  message: SentMessage | null;
}

/** Whether a plan sends a message to the client. */
export const sendsSummary = ({ summary }: NotePlan): boolean =>
  summary !== null && summary.sent === null;

/** Whether a plan has nothing to do any more. */
export const isDone = (plan: NotePlan): boolean => plan.there !== null && !sendsSummary(plan);

/** The client has read the summary already, which an error about the note alone would not tell. */
function withSummary(error: unknown): unknown {
  if (!(error instanceof TaxqError)) return error;
  const { kind, code, requestId, retryable } = error;
  return new TaxqError({
    kind,
    code,
    message: 'The summary is in the chat, but the note isn’t written.',
    why: error.whatAndWhy,
    hint: 'Run the same command again later; the summary isn’t sent twice.',
    requestId,
    retryable,
    cause: error,
  });
}

/**
 * Carries out a plan: the summary goes to the chat, then the note is written, each exactly once. Both
 * may be tried again by planning anew.
 *
 * @throws TaxqError as `sendOnce` and `writeNote` do
 */
export async function addNote(tools: OnceTools, plan: NotePlan): Promise<AddedNote> {
  const { draft, there, summary } = plan;
  const write = async () => there ?? (await writeNote(tools, draft)).note;
  if (summary === null) return { note: await write(), message: null };
  const message =
    summary.sent ?? (await sendOnce({ ...tools, proId: summary.proId }, summary.draft)).message;
  try {
    return { note: await write(), message };
  } catch (error) {
    throw withSummary(error);
  }
}
