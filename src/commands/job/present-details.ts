import { holdAgeWords } from '../../rules/hold-age.ts';
import type { StoredOverride } from '../../store/index.ts';
import { labelled } from '../../terminal/labelled.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import type { HoldView } from '../../work/job/hold.ts';
import type { JobDetails } from '../../work/job/job-details.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import type { JobScope } from '../../work/scope/read-scope-check.ts';
import { boughtText } from '../scope/present-check.ts';
import { statusCell, words } from './present.ts';
import { milestoneLine } from './present-milestones.ts';
import { overrideLines, scopeLines } from './present-scope.ts';

const answerText = (answer: unknown): string => {
  if (answer === null || answer === undefined) return '—';
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return Array.isArray(answer) ? answer.join(', ') : String(answer);
};

/** All that a job's own page shows. */
export interface JobPage {
  job: JobView;
  details: JobDetails;
  /** Null for a job that isn't On-Hold. */
  hold: HoldView | null;
  /** Null when the portal doesn't give what it is told from. */
  scope: JobScope | null;
  /** Rules that were overridden on it from this machine; null when that can't be told. */
  overrides: readonly StoredOverride[] | null;
}

function stepText(
  { step, date_updated }: NonNullable<JobView['current_progress_step']>,
  { timeText }: Terminal,
): string {
  return `${words(step)}, ${date_updated === null ? 'when is unknown' : timeText(date_updated)}`;
}

function heldText({ since, business_days }: HoldView, { timeText }: Terminal): string {
  if (since === null || business_days === null) return 'the portal doesn’t tell since when';
  return `for ${holdAgeWords({ since, business_days })}, since ${timeText(since)}`;
}

/** A question with its answer beside it, or below where that doesn’t fit. */
function drawAnswer(question: string, answer: string, { paint, columns }: Terminal): string[] {
  const [line, ...more] = wrapText(`${question}  ${answer}`, columns - 2);
  if (more.length === 0 && line !== undefined) return [`  ${question}  ${paint.strong(answer)}`];
  return [
    ...wrapText(question, columns - 2).map((part) => `  ${part}`),
    ...wrapText(answer, columns - 4).map((part) => `    ${paint.strong(part)}`),
  ];
}

/** Draws one job for a person to read. */
export function drawJob(page: JobPage, terminal: Terminal): string {
  const { job, details, hold, scope, overrides } = page;
  const { paint, timeText } = terminal;
  const lines: string[] = [];
  const row = (label: string, text: string | null) => {
    if (text) lines.push(labelled(label, text, paint));
  };
  const heading = (text: string) => lines.push('', paint.strong(text));
  const status = statusCell(job);

  lines.push(`${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(job.short_id)}`);
  lines.push(labelled('status', status.text, paint, status.tone));
  row('held', hold && heldText(hold, terminal));
  row('waits for', job.pending_scope_change_id && 'the client’s decision on the scope change');
  row('step', job.current_progress_step && stepText(job.current_progress_step, terminal));
  row(
    'engagement',
    [job.job_type && words(job.job_type), job.tax_year].filter((part) => part !== null).join(' ') ||
      job.description,
  );
  row('workspace', job.workspace?.name ?? null);
  row(
    'files in',
    job.jurisdictions
      ?.map(({ name, filing }) => `${name} (${filing === 'EFILE' ? 'e-file' : words(filing)})`)
      .join(', ') ?? null,
  );
  row('bought', boughtText(job));
  row('price', job.total_amount === null ? null : `$${job.total_amount}`);
  row('submitted', job.transmit_time && timeText(job.transmit_time));
  row('deadline', job.deadline_time && timeText(job.deadline_time));
  row('info complete', job.info_complete_time && timeText(job.info_complete_time));
  row('completed', job.completed_time && timeText(job.completed_time));
  row('unread', job.unread_count ? `${job.unread_count} from the client` : null);

  if (details.questionnaire_answers.length > 0) {
    heading('Questionnaire');
    for (const { question, answer } of details.questionnaire_answers) {
      lines.push(...drawAnswer(sanitizeLine(question), sanitizeLine(answerText(answer)), terminal));
    }
  }
  if (details.checklist && details.checklist.length > 0) {
    heading('Checklist');
    for (const section of details.checklist) {
      for (const item of section.requested_supporting_items) {
        const mark = item.completed
          ? paint.done('✓')
          : item.required
            ? paint.risk('○')
            : paint.dim('○');
        const missing = item.required && !item.completed ? paint.dim(' missing') : '';
        lines.push(`  ${mark} ${sanitizeLine(item.name)}${missing}`);
      }
    }
  }
  if (details.milestones) {
    heading('Milestones');
    for (const milestone of details.milestones) lines.push(`  ${milestoneLine(milestone, paint)}`);
  }
  const differences = scope === null ? [] : scopeLines(scope, terminal);
  if (differences.length > 0) {
    heading('Scope');
    lines.push(...differences);
  }
  if (overrides !== null && overrides.length > 0) {
    heading('Overridden rules');
    lines.push(...overrideLines(overrides, terminal));
  }
  if (details.not_available.length > 0) {
    heading('Not read');
    for (const { part, why } of details.not_available) {
      const [line = '', ...more] = wrapText(
        sanitizeLine(`${part}: not available. ${why}`),
        terminal.columns - 4,
      );
      lines.push(`  ${line}`, ...more.map((rest) => `    ${rest}`));
    }
  }
  return lines.join('\n');
}
