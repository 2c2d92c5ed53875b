import { TaxqError } from '../../errors.ts';
import { type CloseTools, closeJob } from '../../work/close/close-job.ts';
import { recordOverrides } from '../../work/message/lint-gate.ts';
import type { CloseOverrides } from './parse-overrides.ts';
import type { PlannedClosing } from './plan-closing.ts';
import type { CloseResult } from './present-results.ts';

/** How the store calls closing. */
export const CLOSE_ACTION = 'close';

/** Writes down what the pro answers for, before anything is done. */
function record(
  tools: CloseTools,
  { check: { job }, lint, settled }: PlannedClosing,
  { reason }: CloseOverrides,
): void {
  const { session, store } = tools;
  if (lint !== null) recordOverrides(tools, job, lint, CLOSE_ACTION);
  store.overrides.record(
    settled.map(({ id }) => ({
      origin: session.client.origin,
      job_id: job.id,
      short_id: job.short_id,
      profile: session.profile.name,
      action: CLOSE_ACTION,
      rule: id,
      reason,
    })),
  );
}

/** Closes one job as planned, and tells how far it came. */
export async function carryOut(
  tools: CloseTools,
  plan: PlannedClosing,
  overrides: CloseOverrides,
  comment: string | undefined,
  before: CloseResult,
): Promise<CloseResult> {
  const { check, rating, message, settled } = plan;
  let result = before;
  try {
    record(tools, plan, overrides);
    const { job } = await closeJob(tools, check.job.id, {
      rating,
      comment,
      message,
      settled: settled.map(({ id }) => id),
      onStep: (step) => {
        result =
          step.kind === 'archived'
            ? { ...result, archive: step.path }
            : { ...result, messageId: step.message_id };
      },
    });
    return { ...result, job, closed: 'now' };
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    return { ...result, error };
  }
}
