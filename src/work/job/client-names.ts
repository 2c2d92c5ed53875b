import { fullName, type JobView } from './job-view.ts';

/** What a job’s name holds up to the word that makes it an organisation’s: “Kim Ceramics LLC”. */
const ORGANISATION =
  /^.*?\b(?:LLC|L\.L\.C|PLLC|LLP|LP|PC|P\.C|Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|Trust|Estate|Foundation|Partners|Partnership|Association)\b\.?/i;

/** The people on the client’s side of a job; the job’s own name only when nobody has one. */
export function personNames(job: JobView): string[] {
  const clients = job.members.filter(({ type }) => type === 'CLIENT');
  const names = clients.flatMap((member) => [
    fullName(member),
    [member.given_name, member.family_name].filter((part) => part?.trim()).join(' '),
  ]);
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  return known.length > 0 || job.name === null ? known : [job.name];
}

/** Everything the client of a job may be called: its people, and the organisation it is about. */
export function clientNames(job: JobView): string[] {
  const organisation = ORGANISATION.exec(job.name ?? '')?.[0].trim();
  return [...new Set([...personNames(job), ...(organisation ? [organisation] : [])])];
}
