import { appendFile, stat } from 'node:fs/promises';
import { reasonOf, TaxqError } from '../../errors.ts';
import type { ChecksReport } from '../../report/checks-report.ts';
import { savePrivate } from '../../save-private.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { isFault } from '../../work/checks/verdict.ts';
import type { Context } from '../context.ts';
import { checkReportTarget, type ReportKind } from '../queue/report-file.ts';
import { budgetText, type SmokeReport } from './smoke-report.ts';

/** Where a run is written to besides the screen. */
export interface Reports {
  /** @throws TaxqError of kind `failed` when a file can’t be written */
  write(report: SmokeReport, strict: boolean): Promise<void>;
}

/** A run as reports show it: its checks, and each budget as one more. */
export function toChecksReport(report: SmokeReport, strict: boolean): ChecksReport {
  const { ok, profile, origin, started_time, duration_ms, checks, budgets, requests } = report;
  const { count, p50_ms, p95_ms, max_ms } = requests;
  return {
    title: 'taxq smoke',
    ...{ ok, profile, origin, started_time, duration_ms },
    results: [
      ...checks.map((check) => ({ ...check, fault: isFault(check, strict) })),
      ...budgets.map((budget) => ({
        id: `budget.${budget.name}`,
        name: 'Time budget',
        status: budget.status,
        fault: isFault(budget, strict),
        message: budgetText(budget),
        hint: null,
        duration_ms: budget.actual_ms ?? 0,
      })),
    ],
    notes: [
      ...(count === 0
        ? []
        : [`${count} requests: p50 ${p50_ms} ms, p95 ${p95_ms} ms, max ${max_ms} ms`]),
      ...report.left_behind.map(
        ({ kind, id, short_id }) => `Left on the portal: ${kind} ${id} on job ${short_id}`,
      ),
    ],
  };
}

async function addSummary(path: string, report: ChecksReport): Promise<void> {
  const { MAX_SUMMARY_BYTES, stepSummary } = await import('../../report/step-summary.ts');
  const before = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  try {
    await appendFile(path, stepSummary(report, MAX_SUMMARY_BYTES - before));
  } catch (error) {
    throw new TaxqError({
      kind: 'failed',
      code: 'summary_unwritable',
      message: 'The summary can’t be added to the run’s page.',
      why: reasonOf(error),
      hint: 'GITHUB_STEP_SUMMARY names the file; --no-summary leaves it out.',
      cause: error,
    });
  }
}

/**
 * Checks where the reports are to go, before anything is asked for them.
 *
 * @throws TaxqError of kind `usage` for a file that is none of taxq’s
 */
export async function openReports(
  { junit, summary }: { junit?: string; summary?: boolean },
  { env, terminal }: Context,
): Promise<Reports> {
  const { JUNIT_MARK, junitReport } = await import('../../report/junit.ts');
  const kind: ReportKind = { name: 'JUnit report', extensions: ['.xml'], mark: JUNIT_MARK };
  if (junit !== undefined) await checkReportTarget(junit, kind);
  const page = summary === false ? '' : (env['GITHUB_STEP_SUMMARY'] ?? '');
  return {
    write: async (run, strict) => {
      const report = toChecksReport(run, strict);
      for (const { id, fault, message } of report.results) {
        if (fault) terminal.annotate('error', `taxq smoke: ${id}`, message);
      }
      if (junit !== undefined) {
        await savePrivate(junit, junitReport(report), { name: kind.name, replaceOption: null });
        terminal.note(`The JUnit report is in ${sanitizeLine(junit)}.`);
      }
      if (page !== '') await addSummary(page, report);
    },
  };
}
