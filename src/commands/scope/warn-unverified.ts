import { taxqCommand } from '../../rules/suggested-command.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import { unverifiedScopes } from '../../work/scope/unverified-scopes.ts';
import type { Context } from '../context.ts';

/** Jobs named before the rest is only counted. */
const MAX_NAMED = 5;

/**
 * Warns, once for each job, that nobody has ticked the comparison of its scope, which belongs before
 * a draft (S6, Rocket Tax service expectations). It stops nothing.
 *
 * @param jobs those that drafts go to
 */
export async function warnUnverified(
  jobs: readonly JobView[],
  context: Context,
  say: (text: string) => void = context.terminal.note,
): Promise<void> {
  if (jobs.length === 0) return;
  const unverified = await unverifiedScopes(await context.session(), jobs);
  if (unverified.length === 0) return;
  const { errPaint: paint } = context.terminal;
  const named = unverified.slice(0, MAX_NAMED);
  const rest = unverified.length - named.length;
  say(
    [
      `${paint.risk('!')} Before a draft, compare what was bought with the questionnaire (rule S6):`,
      ...named.map((job) => {
        const command = taxqCommand('scope verify', [job.short_id]);
        return `  → ${command}  ${paint.dim(sanitizeLine(jobTitle(job)))}`;
      }),
      ...(rest > 0 ? [`  and ${rest} more`] : []),
    ].join('\n'),
  );
}
