import type { JobClockFacts } from '../clocks/facts.ts';
import { compareInstants, newestOf } from '../instants.ts';
import type { PlanNote } from './facts.ts';

/** What of a job an action is based on, in the order in which it is written down. */
export const BASIS_FIELDS = [
  'status',
  'message',
  'document',
  'step',
  'milestones',
  'info_complete',
  'scope_change',
  'note',
] as const;
export type BasisField = (typeof BASIS_FIELDS)[number];

/** A short text for each field: an id, a status, a count; `none`, or `unknown` to this portal. */
export type Basis = Readonly<Record<BasisField, string>>;

export interface BasisFacts {
  job: JobClockFacts;
  /** Newest first; null when the portal has none to show. */
  notes: readonly PlanNote[] | null;
}

/** Ids of what a plan itself has sent and written; it doesn’t count as a change. */
export interface OwnChanges {
  messages: ReadonlySet<string>;
  notes: ReadonlySet<string>;
}

export const NO_CHANGES: OwnChanges = { messages: new Set(), notes: new Set() };

const NONE = 'none';
const UNKNOWN = 'unknown';

/** What a field says that isn’t written down: most jobs have no note, and few actions ask for one. */
export const absent = (field: string): string => (field === 'note' ? UNKNOWN : NONE);

/**
 * What an action on a job is based on. Two of them are equal as long as nobody has written, uploaded,
 * ticked or decided anything, apart from the plan’s own doing.
 *
 * @throws RangeError for a time that is no instant
 */
export function basisOf({ job, notes }: BasisFacts, own: OwnChanges = NO_CHANGES): Basis {
  const { milestones, info_complete } = job;
  const { status, step, step_time, pending_scope_change_id } = job.job;
  const declared = info_complete
    ?.toSorted((left, right) => compareInstants(left.declared_time, right.declared_time))
    .at(-1);
  const messages = job.messages.filter(({ id }) => !own.messages.has(id));
  return {
    status,
    step: step === null ? NONE : [step, step_time ?? ''].join(' ').trim(),
    milestones: milestones === null ? UNKNOWN : ticked(milestones),
    info_complete:
      info_complete === null
        ? UNKNOWN
        : declared === undefined || declared.withdrawn_time !== null
          ? NONE
          : declared.declared_time,
    scope_change: pending_scope_change_id ?? NONE,
    message: newestOf(messages)?.id ?? NONE,
    document: newestOf(job.documents)?.id ?? NONE,
    note:
      notes === null
        ? UNKNOWN
        : (notes.find(({ id, kind }) => kind === 'waiting' && !own.notes.has(id))?.id ?? NONE),
  };
}

/** How many, and which by their place: one ticked while another is unticked is a change. */
function ticked(milestones: NonNullable<JobClockFacts['milestones']>): string {
  const places = milestones.flatMap(({ completed }, index) => (completed ? [index + 1] : []));
  const which = places.length === 0 ? '' : ` (${places.join(', ')})`;
  return `${places.length} of ${milestones.length} ticked${which}`;
}

const CHANGES: Readonly<Record<Exclude<BasisField, 'status' | 'message'>, string>> = {
  step: 'The return has gone a step on.',
  milestones: 'The milestones have changed.',
  info_complete: 'Whether the information is complete has changed.',
  scope_change: 'A scope change was requested or decided.',
  document: 'The documents have changed.',
  note: 'A note about what is missing was written.',
};

/** What has changed since, in one sentence; null when nothing has. */
export function basisChange(
  was: Basis,
  is: Basis,
  { job, messages }: JobClockFacts,
): string | null {
  const field = BASIS_FIELDS.find((name) => was[name] !== is[name]);
  if (field === undefined) return null;
  if (field === 'status') return `The job was ${was.status} and is ${is.status}.`;
  if (field !== 'message') return CHANGES[field];
  const sender = messages.find(({ id }) => id === is.message)?.sender_user_id;
  if (sender === undefined) return 'The last message is gone.';
  if (job.client_user_ids.includes(sender)) return 'The client has written since.';
  return sender === job.pro_user_id
    ? 'You have written to the client since.'
    : 'Somebody else has written since.';
}
