import type { Job, JobMember } from '../portal/contract/jobs.ts';

/** The person the work is for. */
export const clientOf = (job: Pick<Job, 'members'>): JobMember | undefined =>
  job.members?.find(({ role, type }) => role === 'CLIENT' && type === 'CLIENT') ??
  job.members?.find(({ type }) => type === 'CLIENT');
