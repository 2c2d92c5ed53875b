import { addBusinessDays, isBusinessDay } from '../../rules/calendar/business-days.ts';
import { dayNumber, isWeekend } from '../../rules/calendar/plain-day.ts';
import { dayInZone } from '../../rules/calendar/zone-time.ts';
import type { ClockSettings } from '../../rules/clocks/settings.ts';
import { jobState } from '../../rules/job-state.ts';
import { type ClientName, type LintFacts, NOTHING_KNOWN } from '../../rules/lint/facts.ts';
import { clientUserIds, fullName, type JobView } from '../job/job-view.ts';
import { listJobs } from '../job/list-jobs.ts';
import type { Session } from '../session.ts';
import { listMessages } from './list-messages.ts';

const ROCKET_TAX = 'rocket-tax';

/** A person or business of an open job, with whom a message must not be mistaken. */
export interface OpenClient extends ClientName {
  userId: string;
}

/** Whether a day counts; beyond the years of the calendar every weekday does. */
export function countsAsBusinessDay(day: string): boolean {
  try {
    return isBusinessDay(day);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return !isWeekend(dayNumber(day));
  }
}

/**
 * What can be told about a text without any portal.
 *
 * @param now the pro's clock
 * @param zone in which its day is taken
 */
export function factsWithoutJob(
  now: Date,
  zone: string,
  given: Pick<LintFacts, 'audience' | 'workspace'>,
): LintFacts {
  return {
    ...NOTHING_KNOWN,
    ...given,
    today: dayInZone(now, zone),
    isBusinessDay: countsAsBusinessDay,
  };
}

function clientsOf(job: JobView): OpenClient[] {
  return job.members
    .filter(({ type }) => type === 'CLIENT')
    .map((member) => ({
      userId: member.user_id,
      given: member.given_name?.trim() || null,
      family: member.family_name?.trim() || null,
      display: fullName(member) || null,
    }))
    .filter(({ given, family, display }) => given ?? family ?? display);
}

/** The clients of every open job of the pro's workspace, read once for any number of messages. */
export async function readOpenClients(session: Session): Promise<OpenClient[]> {
  const clients = new Map<string, OpenClient>();
  for await (const job of listJobs(session, { status: 'open', pageSize: 100 })) {
    for (const client of clientsOf(job)) clients.set(client.userId, client);
  }
  return [...clients.values()];
}

/** The newest messages looked at for repeats: one page. */
const LATEST = 99;

/** The pro's messages since the client's last one; null when the job doesn't tell who is who. */
async function readUnanswered(session: Session, job: JobView): Promise<string[] | null> {
  if (clientUserIds(job).length === 0) return null;
  const { messages } = await listMessages(session, job, LATEST);
  const answered = messages.findLastIndex(({ author }) => author === 'client');
  return messages
    .slice(answered + 1)
    .filter(({ author }) => author === 'pro')
    .map(({ text }) => text);
}

/**
 * The day by which the draft is due, as far as the job tells: so many business days after the
 * information was declared complete (L2). Null before that, while the job is On-Hold, and once there is a draft.
 */
function draftDueOf(
  { status, info_complete_time, current_progress_step }: JobView,
  { zone, draftDays }: ClockSettings,
): string | null {
  if (info_complete_time === null || jobState(status) !== 'open') return null;
  if (current_progress_step?.step.startsWith('DRAFT_')) return null;
  const declared = new Date(info_complete_time);
  if (Number.isNaN(declared.getTime())) return null;
  try {
    return addBusinessDays(dayInZone(declared, zone), draftDays);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export interface LintOptions {
  audience?: LintFacts['audience'] | undefined;
  /** Rule pack for a portal that doesn't say which workspace the job belongs to. */
  workspace?: LintFacts['workspace'] | undefined;
  /** From `readOpenClients`, when several messages are checked. */
  openClients?: readonly OpenClient[] | undefined;
}

/** Reads from the portal what the message lint needs to know of a job. */
export async function readLintFacts(
  session: Session,
  job: JobView,
  options: LintOptions = {},
): Promise<LintFacts> {
  const { audience = 'client', workspace = null } = options;
  const client = clientsOf(job);
  const own = new Set(clientUserIds(job));
  const open = options.openClients ?? (await readOpenClients(session));
  const slug = job.workspace?.slug;
  return {
    ...factsWithoutJob(new Date(session.client.portalNow()), session.settings.zone, {
      audience,
      workspace: slug === undefined ? workspace : slug === ROCKET_TAX ? ROCKET_TAX : 'taxfyle',
    }),
    client: client.length === 0 ? null : client,
    otherClients: open.filter(({ userId }) => !own.has(userId)),
    unanswered: audience === 'note' ? null : await readUnanswered(session, job),
    draftDue: draftDueOf(job, session.settings),
  };
}
