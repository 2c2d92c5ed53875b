import type { Bank } from '../../bank/index.ts';
import { TaxqError } from '../../errors.ts';
import type { SentMessage } from '../../portal/contract/messages.ts';
import type { NoteValues } from '../../rules/notes/note-field.ts';
import { parseTakeaway } from '../../rules/notes/takeaway.ts';
import type { JobView } from '../job/job-view.ts';
import { type Draft, draftMessage } from '../message/draft.ts';
import { findSent } from '../message/find-sent.ts';
import type { Pro, Session } from '../session.ts';

/** The summary of a call as it belongs into the chat. */
export interface CallSummary {
  draft: Draft;
  /** The message that says it already; null when it is still to be sent. */
  sent: SentMessage | null;
}

const TEMPLATE = 'call-summary';

/** A day begins this much earlier, at most, somewhere on earth; and clocks differ a little. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** A note has no --var, so the hint of a template's error would lead nowhere. */
function asCallError(error: unknown): unknown {
  if (!(error instanceof TaxqError) || error.code !== 'template_variables') return error;
  const { kind, code, message, why } = error;
  const hint = `Put --date or --takeaway right; what the message needs: taxq bank show ${TEMPLATE}`;
  return new TaxqError({ kind, code, message, why, hint, cause: error });
}

/**
 * Writes the summary of a call in its set form: who, when, what was agreed and who takes care of it
 * (M6, Rocket Tax service expectations), by the message bank's template `call-summary`. The chat
 * since that day is searched for it, so that a repeated command doesn't send it twice (M1).
 *
 * @param values of a note of the kind `call`
 * @throws TaxqError as `draftMessage` does
 */
export async function planCallSummary(
  session: Session,
  job: JobView,
  values: NoteValues,
  { bank, pro }: { bank: Bank; pro: Pro },
): Promise<CallSummary> {
  const [date = ''] = values.get('date') ?? [];
  const takeaways = (values.get('takeaway') ?? []).map(parseTakeaway);
  const wording = {
    template: bank.find(TEMPLATE),
    pairs: [`call.date=${date}`, `takeaways=${JSON.stringify(takeaways)}`],
  };
  const draft = await draftMessage(session, job, wording, async () => pro).catch(
    (error: unknown) => {
      throw asCallError(error);
    },
  );
  const since = Date.parse(`${date}T00:00:00Z`) - DAY_MS;
  return { draft, sent: await findSent({ session, draft, proId: pro.user_id }, since) };
}
