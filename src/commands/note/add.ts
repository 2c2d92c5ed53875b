import { TaxqError } from '../../errors.ts';
import { askOfAdmins } from '../../rules/notes/asks-admins.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { findJob } from '../../work/job/find-job.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import { readOpenClients } from '../../work/message/lint-facts.ts';
import { type LintOverrides, lintDraft, recordOverrides } from '../../work/message/lint-gate.ts';
import { isUnsettled } from '../../work/message/send-once.ts';
import { type AddedNote, addNote, isDone, sendsSummary } from '../../work/note/add-note.ts';
import { lintNote } from '../../work/note/lint-note.ts';
import { type NoteContent, type NotePlan, planNote } from '../../work/note/plan-note.ts';
import { assertTakesNotes } from '../../work/note/write-note.ts';
import type { Session } from '../../work/session.ts';
import { openBank } from '../bank/open-bank.ts';
import type { Context } from '../context.ts';
import { readOverrides } from '../message/parse-overrides.ts';
import { showFindings, tellUnneeded } from '../message/show-findings.ts';
import { assertComplete, completeContent } from './ask-fields.ts';
import { WRITTEN_NOTE_FIELDS } from './fields.ts';
import { type NoteInput, readContent } from './note-source.ts';
import {
  drawResult,
  type NoteLint,
  type NoteStatus,
  planJson,
  showErrors,
  showPlan,
} from './present-plan.ts';

/** What the pro should know besides, on standard error. */
function advise({ kind, ...content }: NoteContent, plan: NotePlan, { terminal }: Context): void {
  const { errPaint: paint, note } = terminal;
  const { job, text } = plan.draft;
  const ask = askOfAdmins(text);
  if (ask !== null) {
    note(
      `${paint.risk('!')} “${sanitizeLine(ask)}” asks for something, and nobody answers a note (rule M12). Ask Taxfyle Support; for more work than was bought: taxq scope request ${job.short_id}`,
    );
  }
  if (kind.name === 'call' && plan.summary === null) {
    note(
      `${paint.risk('!')} The client’s chat gets no summary of the call, and it belongs there (rule M6): taxq message send ${job.short_id} --template call-summary`,
    );
  }
  if (plan.supportText !== null) {
    note('Taxfyle Support has to know (rule M7). taxq sends no mail; forward the text yourself.');
  }
  if (kind.reminder !== null && 'values' in content) note(kind.reminder);
}

const overridesOf = ({ override, overrideReason: reason }: NoteInput) =>
  readOverrides(
    {
      ...(override === undefined ? {} : { override }),
      ...(reason === undefined ? {} : { reason }),
    },
    '--override-reason',
  );

/** What keeps the summary back is in the takeaways. */
function asCallError({ code, message, why }: TaxqError): TaxqError {
  const hint =
    'Reword --takeaway, or override the rule; the note alone can say it in other words with --text.';
  return new TaxqError({ kind: 'refused', code, message, why, hint });
}

/**
 * What the rules say about the note, and about the summary that goes to the client.
 *
 * @throws TaxqError of kind `refused` when a rule keeps either back
 */
async function lintPlan(
  session: Session,
  plan: NotePlan,
  overrides: LintOverrides | undefined,
  { store, terminal }: Context,
): Promise<NoteLint> {
  const openClients = await readOpenClients(session);
  const lint: NoteLint = { note: null, summary: null };
  if (plan.summary !== null && sendsSummary(plan)) {
    const { draft } = plan.summary;
    const unsettled = isUnsettled(await store(), session.client.origin, draft);
    lint.summary = await lintDraft(session, draft, { overrides, openClients, unsettled });
    if (lint.summary.refusal !== null) {
      showFindings(draft.text, lint.summary, terminal);
      throw asCallError(lint.summary.refusal);
    }
  }
  if (plan.there === null) {
    lint.note = await lintNote(session, plan.draft, { overrides, openClients });
    if (lint.note.refusal !== null) {
      showErrors(plan.draft.text, lint.note, terminal);
      throw lint.note.refusal;
    }
  }
  return lint;
}

/** `taxq note add JOB --kind KIND …` */
export async function runAdd(input: NoteInput, context: Context): Promise<void> {
  const { terminal, output } = context;
  const began = context.clock();
  const overrides = overridesOf(input);
  const given = await readContent(input, context);
  assertComplete(given, context);
  const session = await context.session();
  const job = await findJob(session, input.job);
  await assertTakesNotes(session, job);
  const content = await completeContent(given, context);
  const plan = await planNote(session, job, content, () => openBank(session, context));
  const lint = isDone(plan)
    ? { note: null, summary: null }
    : await lintPlan(session, plan, overrides, context);
  const verdicts = [lint.summary, lint.note].filter((verdict) => verdict !== null);
  const show = (status: NoteStatus, added: AddedNote | null) =>
    output.thing(WRITTEN_NOTE_FIELDS, planJson(plan, status, added, lint), () =>
      drawResult(plan, status, added !== null && sendsSummary(plan), terminal),
    );
  if (isDone(plan)) return show('there', null);
  showPlan(plan, lint, terminal);
  tellUnneeded(verdicts, terminal);
  if (context.dryRun) {
    await show('planned', null);
    advise(content, plan, context);
    terminal.note('Nothing was written (--dry-run).');
    return;
  }
  if (sendsSummary(plan)) {
    await context.asker.confirm(`Send this summary to ${jobTitle(job)}, and write the note?`);
  }
  const { sleep } = context.transportOptions;
  const store = await context.store();
  for (const verdict of verdicts) recordOverrides({ session, store }, job, verdict, 'note add');
  const added = await addNote({ session, store, sleep, began }, plan);
  await show('written', added);
  advise(content, plan, context);
}
