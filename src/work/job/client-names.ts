import { fullName, type JobView } from './job-view.ts';

/** Everything the client side of a job may be called; the job’s own name only when nobody has one. */
export function clientNames(job: JobView): string[] {
  const clients = job.members.filter(({ type }) => type === 'CLIENT');
  const names = clients.flatMap((member) => [
    fullName(member),
    [member.given_name, member.family_name].filter((part) => part?.trim()).join(' '),
  ]);
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  return known.length > 0 || job.name === null ? known : [job.name];
}
