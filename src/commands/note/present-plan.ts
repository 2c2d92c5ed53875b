import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { LintVerdict } from '../../work/message/lint-gate.ts';
import type { AddedNote } from '../../work/note/add-note.ts';
import type { NotePlan } from '../../work/note/plan-note.ts';
import type { NoteDraft } from '../../work/note/write-note.ts';
import { drawDraft } from '../message/present-draft.ts';
import { findingsJson, showFindings } from '../message/show-findings.ts';
import { noteJson, noteLines } from './present-notes.ts';

const WIDEST = 100;

export type NoteStatus = 'planned' | 'written' | 'there';

function drawNote({ job, kind, text }: NoteDraft, { errPaint: paint, columns }: Terminal): string {
  const head = `Internal note on ${paint.strong(sanitizeLine(jobTitle(job)))}`;
  const lines = noteLines(text, Math.min(columns, WIDEST) - 2, paint);
  return [
    `${head}  ${paint.dim(`${job.short_id}  ${kind}`)}`,
    ...lines.map((line) => `${paint.dim('│')} ${line}`.trimEnd()),
    '',
  ].join('\n');
}

/** What the rules say about a plan; null for what isn’t to be written, or sent. */
export interface NoteLint {
  note: LintVerdict | null;
  summary: LintVerdict | null;
}

/** Shows the errors in a note; what is only advice stands behind it in words of its own. */
export function showErrors(text: string, lint: LintVerdict, terminal: Terminal): void {
  const findings = lint.findings.filter(({ severity }) => severity === 'error');
  showFindings(text, { ...lint, findings }, terminal);
}

/** Shows on standard error what is about to be sent and written. */
export function showPlan(
  { draft, there, summary }: NotePlan,
  lint: NoteLint,
  terminal: Terminal,
): void {
  if (summary?.sent) {
    const since = terminal.timeText(summary.sent.create_time);
    terminal.note(`The summary is in the chat since ${since}; it isn’t sent again.\n`);
  } else if (summary !== null) {
    terminal.note(drawDraft(summary.draft, terminal));
    if (lint.summary !== null) showFindings(summary.draft.text, lint.summary, terminal);
  }
  if (there !== null) return;
  terminal.note(drawNote(draft, terminal));
  if (lint.note !== null) showErrors(draft.text, lint.note, terminal);
}

/** The JSON of `note add`. */
export function planJson(
  plan: NotePlan,
  status: NoteStatus,
  added: AddedNote | null,
  lint: NoteLint,
) {
  const { draft, there, summary, supportText } = plan;
  const note = added?.note ?? there;
  return {
    job: draft.job.short_id,
    status,
    ...(note === null
      ? { id: null, kind: draft.kind, text: draft.text, author: null, create_time: null }
      : noteJson(note)),
    message_id: (added?.message ?? summary?.sent)?.id ?? null,
    message_text: summary?.draft.text ?? null,
    support_text: supportText,
    findings: findingsJson(summary?.draft.text ?? '', lint.summary),
    note_findings: findingsJson(draft.text, lint.note),
  };
}

const WORDS: Record<NoteStatus, string> = {
  planned: 'To be noted',
  written: 'Noted',
  there: 'Noted already',
};

/** What became of a note, or is to become of it, with the mail that is left to the pro. */
export function drawResult(
  plan: NotePlan,
  status: NoteStatus,
  sent: boolean,
  { paint, outIsTerminal }: Terminal,
): string {
  const { draft, supportText } = plan;
  const mark = status === 'planned' ? paint.dim('○') : paint.done('✓');
  const to = sanitizeLine(jobTitle(draft.job));
  const result = `${mark} ${WORDS[status]}: ${paint.strong(draft.kind)}`;
  return [
    ...(sent ? [`${paint.done('✓')} Summary sent to ${to}`] : []),
    outIsTerminal ? result : `${result}  ${draft.job.short_id}`,
    ...(supportText === null ? [] : ['', supportText.split('\n').map(sanitizeLine).join('\n')]),
  ].join('\n');
}
