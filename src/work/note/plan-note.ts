import type { Bank } from '../../bank/index.ts';
import type { Note } from '../../portal/contract/notes.ts';
import type { NoteKind, NoteValues } from '../../rules/notes/note-field.ts';
import { noteText } from '../../rules/notes/note-form.ts';
import { supportText } from '../../rules/notes/support-text.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import { type Session, whoAmI } from '../session.ts';
import { type CallSummary, planCallSummary } from './call-summary.ts';
import { readNoteText } from './note-text.ts';
import { findSameNote, type NoteDraft } from './write-note.ts';

/** What a note is to say: its kind's fields, or a text of the pro's own. */
export type NoteContent = { kind: NoteKind } & ({ values: NoteValues } | { text: string });

/** A note with all that belongs to it, before anything is sent or written. */
export interface NotePlan {
  draft: NoteDraft;
  /** The job's newest note, when it is this one already. */
  there: Note | null;
  /** The message that goes to the client first; only a call has one. */
  summary: (CallSummary & { proId: string }) | null;
  /** The mail to Support that the pro sends themselves; only contact off the platform has one. */
  supportText: string | null;
}

async function summaryOf(
  session: Session,
  job: JobView,
  content: NoteContent,
  openBank: () => Promise<Bank>,
): Promise<NotePlan['summary']> {
  if (content.kind.name !== 'call' || !('values' in content)) return null;
  const pro = await whoAmI(session);
  const bank = await openBank();
  const summary = await planCallSummary(session, job, content.values, { bank, pro });
  return { ...summary, proId: pro.user_id };
}

/**
 * Writes a note and what belongs to it, and looks for what of it is there already; nothing is sent.
 *
 * @param openBank opened only for the summary of a call
 * @throws TaxqError of kind `usage` for a text that no portal takes, and as `draftMessage` does
 */
export async function planNote(
  session: Session,
  job: JobView,
  content: NoteContent,
  openBank: () => Promise<Bank>,
): Promise<NotePlan> {
  const { kind } = content;
  const said = 'values' in content ? noteText(kind, content.values) : content.text;
  const text = readNoteText(said);
  const draft = { job, kind: kind.name, text };
  return {
    draft,
    summary: await summaryOf(session, job, content, openBank),
    there: await findSameNote(session, draft),
    supportText:
      kind.name === 'off-platform'
        ? supportText({ short_id: job.short_id, client: jobTitle(job), text })
        : null,
  };
}
