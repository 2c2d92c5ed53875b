import { randomUUID } from 'node:crypto';
import type { ProJob } from '../../portal/contract/pro-jobs.ts';
import type { Caller } from '../auth/credentials.ts';
import { recordEvent } from '../events.ts';
import { clientOf } from '../job-client.ts';
import type { Portal } from '../portal.ts';
import { conflict, forbidden, notFound } from '../problem.ts';

/** @throws PortalProblem 404 */
export function findJob({ store }: Portal, jobId: string): ProJob {
  const job = store.jobs.find(jobId);
  if (job === undefined) throw notFound(`There is no job ${jobId}.`);
  return job;
}

const ENDED = ['CLOSED', 'CANCELLED'];

/** @throws PortalProblem 409 when the job is Closed or Cancelled: chat and documents are read-only. */
export function assertOpen(job: ProJob): void {
  if (!ENDED.includes(job.status)) return;
  throw conflict(
    `Job ${job.short_id} is ${job.status}: its chat and documents are read-only until it is reopened.`,
  );
}

/** The pro behind the pro's credentials. */
export function findMe({ store }: Portal) {
  const [me] = store.catalog.list('me');
  if (me === undefined) throw new Error('the seed has no pro');
  return me;
}

/** The user id of the platform itself, which sends system messages. */
export function platformUserId({ store }: Portal): string {
  const [platform] = store.catalog.list('platform');
  if (platform === undefined) throw new Error('the seed has no platform member');
  return platform.id;
}

/** The user id that a caller acts as when the request names nobody. */
export const actingUserId = (portal: Portal, caller: Caller): string =>
  caller.role === 'pro' ? findMe(portal).user_id : platformUserId(portal);

/** Who acts on a job: the pro, or its client, for whom the partner acts. */
export const actorOn = (portal: Portal, caller: Caller, job: ProJob): string =>
  caller.role === 'pro'
    ? findMe(portal).user_id
    : (clientOf(job)?.user_id ?? platformUserId(portal));

/** @throws PortalProblem 403 when the pro does not work on this job. */
export function assertProOnJob(portal: Portal, job: ProJob): string {
  const { user_id: userId } = findMe(portal);
  if (job.members?.some((member) => member.user_id === userId)) return userId;
  throw forbidden(`You are not a member of job ${job.short_id}.`);
}

/** Now, or just after the job's last change: each change of a job has a later time than the one before. */
function stamp({ clock }: Portal, job: ProJob): ProJob {
  const least = job.update_time ? Date.parse(job.update_time) + 1 : 0;
  const time = Math.max(clock.now().getTime(), least);
  return { ...job, update_time: new Date(time).toISOString() };
}

/** Keeps a changed job and stamps it. */
export function saveJob(portal: Portal, job: ProJob): ProJob {
  const saved = stamp(portal, job);
  portal.store.jobs.save(saved);
  return saved;
}

/** The same for a change that clients must not even see the time of. */
export function saveJobForPro(portal: Portal, job: ProJob): ProJob {
  const saved = stamp(portal, job);
  portal.store.jobs.saveForPro(saved);
  return saved;
}

/** Puts a message of the platform itself into the job's chat. */
export function postSystemMessage(portal: Portal, jobId: string, text: string): void {
  const id = randomUUID();
  const sender = platformUserId(portal);
  const create_time = portal.clock.iso();
  portal.store.messages.insert(jobId, { id, text, sender_user_id: sender, create_time });
  recordEvent(portal, jobId, 'message_sent', sender, { message_id: id });
}
