import type { Milestone } from '../../portal/contract/milestones.ts';
import { scopeMilestone } from '../../rules/scope-check/milestone.ts';
import { openFindings } from '../../rules/scope-check/scope-check.ts';
import { assertNotEnded } from '../../work/job/assert-not-ended.ts';
import { findJob } from '../../work/job/find-job.ts';
import { type JobView, jobTitle, openCommand } from '../../work/job/job-view.ts';
import { completeMilestone, listMilestones } from '../../work/job/milestones.ts';
import { type JobScope, readScopeCheck } from '../../work/scope/read-scope-check.ts';
import type { Session } from '../../work/session.ts';
import type { Context } from '../context.ts';
import { SCOPE_CHECK_FIELDS } from './fields.ts';
import { drawScopeCheck } from './present-check.ts';

/** What became of the milestone. */
interface Tick {
  milestone: Milestone | null;
  ticked: boolean;
  /** In a line. */
  told: string;
}

/** `taxq scope verify JOB` */
export async function runVerify({ job: text }: { job: string }, context: Context): Promise<void> {
  const { terminal, output } = context;
  const session = await context.session();
  const job = await findJob(session, text);
  const scope = await readScopeCheck(session, job);
  const show = ({ milestone, ticked, told }: Tick) =>
    output.thing(SCOPE_CHECK_FIELDS, checkJson(job, scope, milestone, ticked), () => told);
  if (!output.machine) await terminal.data(`${drawScopeCheck(job, scope, terminal)}\n\n`);
  const warning = openWarning(scope);
  if (warning !== null) terminal.note(`${terminal.errPaint.risk('!')} ${warning}`);
  const milestone = await readMilestone(session, job, scope).catch(async (error: unknown) => {
    const told = '– Not ticked: its milestones could not be read';
    await show({ milestone: null, ticked: false, told });
    throw error;
  });
  if (milestone === null && !(await session.capabilities.has('milestones'))) {
    await show({ milestone, ticked: false, told: '– Not ticked: this portal has no milestones' });
    if (!context.dryRun)
      await session.capabilities.need('milestones', 'milestones', openCommand(job));
    return;
  }
  await show(await tick(session, job, milestone, context));
  if (context.dryRun) terminal.note('Nothing was ticked (--dry-run).');
}

/** Asked again for what it didn’t give, the portal says why, or gives it after all. */
const readMilestone = async (session: Session, job: JobView, scope: JobScope) =>
  scope.milestones_unread ? scopeMilestone(await listMilestones(session, job)) : scope.milestone;

/** What has to be settled before the return is prepared: C1, Rocket Tax service expectations. */
function openWarning(scope: JobScope): string | null {
  const open = openFindings(scope);
  if (open.length === 0) return null;
  const isSure = open.some(({ status }) => status === 'not_covered');
  const what = open.length === 1 ? '1 thing' : `${open.length} things`;
  const isNot = isSure ? (open.length === 1 ? 'isn’t' : 'aren’t') : 'may not be';
  return `${what} ${isNot} covered: settle it before you prepare anything (rule C1).`;
}

async function tick(
  session: Session,
  job: JobView,
  milestone: Milestone | null,
  { asker, dryRun, terminal: { paint } }: Context,
): Promise<Tick> {
  if (milestone === null) {
    return { milestone, ticked: false, told: '– This job has no milestone for it' };
  }
  const name = `“${milestone.name}”`;
  if (milestone.completed) {
    return { milestone, ticked: false, told: `${paint.done('✓')} ${name} is ticked already` };
  }
  assertNotEnded(job, 'has its milestones as they are');
  if (dryRun) return { milestone, ticked: false, told: `${paint.dim('○')} ${name} to be ticked` };
  await asker.confirm(`Have you compared it? Tick ${name} for ${jobTitle(job)}?`);
  const done = await completeMilestone(session, job, milestone);
  return { milestone: done, ticked: true, told: `${paint.done('✓')} Ticked ${name}` };
}

const checkJson = (
  job: JobView,
  { findings, not_told }: JobScope,
  milestone: Milestone | null,
  ticked: boolean,
) => ({
  job: job.short_id,
  client: jobTitle(job),
  services: job.services,
  findings,
  not_told,
  milestone,
  verified: milestone?.completed ?? null,
  ticked,
});
