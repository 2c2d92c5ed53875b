import type { Job, JobMember } from '../../portal/contract/jobs.ts';
import type { JobService, Jurisdiction, ProJob } from '../../portal/contract/pro-jobs.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';

/**
 * A job as taxq shows it, whichever surface it came from: the fields of the documented job, and
 * the pro's own, which are null on a portal that doesn't offer them.
 */
export interface JobView {
  id: string;
  short_id: string;
  name: string | null;
  description: string | null;
  status: string;
  /** The person the work is for; null when the job names nobody. */
  client: {
    user_id: string;
    given_name: string | null;
    family_name: string | null;
    display_name: string;
  } | null;
  workspace: { id: string; slug: string; name: string } | null;
  job_type: string | null;
  tax_year: number | null;
  jurisdictions: Jurisdiction[] | null;
  /** What the client bought, with what approved scope changes added. */
  services: JobService[] | null;
  /** Last four digits of the client’s taxpayer id. */
  client_tin_last_four: string | null;
  questionnaire_answers: ProJob['questionnaire_answers'] | null;
  current_progress_step: { step: string; date_updated: string | null } | null;
  hold_reason: string | null;
  pending_scope_change_id: string | null;
  unread_count: number | null;
  info_complete_time: string | null;
  /** Null when the portal doesn't tell. */
  create_time: string | null;
  update_time: string | null;
  transmit_time: string | null;
  deadline_time: string | null;
  completed_time: string | null;
  total_amount: number | null;
  client_rating: number | null;
  members: JobMember[];
}

/** A member’s name, however much of it the portal tells; empty when it tells nothing. */
export const fullName = (member: JobMember): string =>
  member.display_name?.trim() ||
  [member.given_name, member.family_name].filter((part) => part?.trim()).join(' ');

/** Prefers the person the work is for (role CLIENT) to the one who ordered it (role CHAMPION). */
function clientOf(members: readonly JobMember[]): JobView['client'] {
  const clients = members.filter((member) => member.type === 'CLIENT');
  const member = clients.find((one) => one.role === 'CLIENT') ?? clients[0];
  if (member === undefined) return null;
  return {
    user_id: member.user_id,
    given_name: member.given_name ?? null,
    family_name: member.family_name ?? null,
    display_name: fullName(member),
  };
}

/** Makes the view of a job from either surface's answer. */
export function viewJob(job: Job | ProJob): JobView {
  const pro = 'job_type' in job ? job : null;
  const members = job.members ?? [];
  const progress = job.current_progress_step ?? null;
  return {
    id: job.id,
    short_id: job.short_id,
    name: job.name ?? null,
    description: job.description ?? null,
    status: job.status,
    client: clientOf(members),
    workspace: pro?.workspace ?? null,
    job_type: pro?.job_type ?? null,
    tax_year: pro?.tax_year ?? null,
    jurisdictions: pro?.jurisdictions ?? null,
    services: pro?.services ?? null,
    client_tin_last_four: pro?.client_tin_last_four ?? null,
    questionnaire_answers: pro?.questionnaire_answers ?? null,
    current_progress_step: progress && { ...progress, date_updated: progress.date_updated ?? null },
    hold_reason: pro?.hold_reason ?? null,
    pending_scope_change_id: pro?.pending_scope_change_id ?? null,
    unread_count: pro?.unread_count ?? null,
    info_complete_time: pro?.info_complete_time ?? null,
    create_time: job.create_time ?? null,
    update_time: job.update_time ?? null,
    transmit_time: job.transmit_time ?? null,
    deadline_time: job.deadline_time ?? null,
    completed_time: pro?.completed_time ?? null,
    total_amount: job.total_amount ?? null,
    client_rating: pro?.client_rating ?? null,
    members,
  };
}

/** The name a job goes by in text: its client's, else its own, else its short id. */
export function jobTitle(job: JobView): string {
  return job.client?.display_name || job.name || job.description || job.short_id;
}

/** The same with the short id, for a sentence among several jobs. */
export function jobLabel(job: JobView): string {
  return `${jobTitle(job)} (${job.short_id})`;
}

/** The command that opens a job in the portal itself, where everything can be done. */
export const openCommand = ({ short_id }: Pick<JobView, 'short_id'>): string =>
  taxqCommand('job open', [short_id]);

/** Everyone on the client's side of a job. */
export function clientUserIds(job: JobView): string[] {
  return job.members.filter((member) => member.type === 'CLIENT').map((member) => member.user_id);
}

/** The clients' names that the portal tells, for telling them from other words. */
export const clientNames = ({ client }: JobView): string[] =>
  client === null ? [] : [client.display_name];
