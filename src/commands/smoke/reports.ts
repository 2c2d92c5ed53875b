import { appendFile, stat } from 'node:fs/promises';
import { reasonOf, TaxqError } from '../../errors.ts';
import type { ChecksReport, ReportedCheck } from '../../report/checks-report.ts';
import { savePrivate } from '../../save-private.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { isFault } from '../../work/checks/verdict.ts';
import type { Context } from '../context.ts';
import { checkReportTarget } from '../queue/report-file.ts';
import { budgetText, leftText, type SmokeReport } from './smoke-report.ts';

/** Where a run is written to besides the screen. */
export interface Reports {
  /**
   * A summary that can’t be added is told on standard error and no more.
   *
   * @throws TaxqError of kind `failed` when the JUnit report can’t be written
   */
  write(report: SmokeReport, end: { strict: boolean; interrupted: boolean }): Promise<void>;
}

/** Whoever reads a report alone must not take a run that was cut off for one that passed. */
const INTERRUPTED: ReportedCheck = {
  id: 'interrupted',
  name: 'The whole run',
  status: 'could-not-check',
  fault: true,
  message: 'The run was interrupted: what comes after these checks wasn’t looked at.',
  hint: null,
  duration_ms: 0,
};

/** A run as reports show it: its checks, each budget as one more, and that it was interrupted. */
export function toChecksReport(
  report: SmokeReport,
  { strict, interrupted }: { strict: boolean; interrupted: boolean },
): ChecksReport {
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
      ...(interrupted ? [INTERRUPTED] : []),
    ],
    notes: [
      ...(count === 0
        ? []
        : [`${count} requests: p50 ${p50_ms} ms, p95 ${p95_ms} ms, max ${max_ms} ms`]),
      ...report.left_behind.map((thing) => `Left on the portal: ${leftText(thing)}`),
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
  const extensions = ['.xml'];
  const kind = { name: 'JUnit report', extensions, mark: JUNIT_MARK, toStdout: false };
  if (junit !== undefined) await checkReportTarget(junit, kind);
  const page = summary === false ? '' : (env['GITHUB_STEP_SUMMARY'] ?? '');
  return {
    write: async (run, end) => {
      const report = toChecksReport(run, end);
      for (const { id, fault, message } of report.results) {
        if (fault) terminal.annotate('error', `taxq smoke: ${id}`, message);
      }
      if (junit !== undefined) {
        await savePrivate(junit, junitReport(report), { name: kind.name, replaceOption: null });
        terminal.note(`The JUnit report is in ${sanitizeLine(junit)}.`);
      }
      if (page === '') return;
      await addSummary(page, report).catch((error: unknown) => {
        if (!(error instanceof TaxqError)) throw error;
        terminal.alert(sanitizeLine(error.whatAndWhy));
      });
    },
  };
}
