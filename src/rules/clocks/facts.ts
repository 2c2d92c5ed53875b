import type { ReturnForm } from '../calendar/due-dates.ts';
import type { CloseFacts, CloseJob, CloseMilestone } from '../close-gate/facts.ts';

export interface ClockJob extends CloseJob {
  /** Null when the portal doesn't tell. */
  create_time: string | null;
  /** The day the client asked for, on the job page; null when there is none. */
  deadline_time: string | null;
  /** When the pro completed the job; null when it is not completed or the portal doesn't say. */
  completed_time: string | null;
  /** scope_change, missing_documents and so on; null when the job isn't On-Hold or none is told. */
  hold_reason: string | null;
  /** The federal form; null when it isn't told, and the job type may tell it then. */
  form: ReturnForm | null;
  /** Whether an extension was filed; null when it is not known. */
  extended: boolean | null;
}

export interface ClockMilestone extends CloseMilestone {
  /** Null when it isn't ticked or the portal gives no time. */
  completed_time: string | null;
}

/** A time during which the job was On-Hold. */
export interface Hold {
  /** Id of what put it On-Hold: the event, or the scope change. */
  id: string;
  from: string;
  /** Null while it lasts. */
  to: string | null;
}

/** One time the pro declared that all information is there. */
export interface InfoComplete {
  id: string;
  declared_time: string;
  /** Set when it was withdrawn, because something turned out to be missing. */
  withdrawn_time: string | null;
}

/** A day by which a message of the pro's promised something, as this machine remembers it. */
export interface Commitment {
  message_id: string;
  /** The last day that keeps it, such as "2026-03-09". */
  day: string;
  /** The words of the promise. */
  what: string;
  promised_time: string;
}

/**
 * What the clocks and the stage of one job are told from: the facts of the close gate and more.
 * Times are ISO 8601 instants. An instant ahead of now is a fact like others, on which no time has
 * run yet: portals' clocks differ. A message whose text is empty (edited away) counts for neither
 * side. `client_user_ids` is empty and `pro_user_id` null where a portal doesn't tell the roles.
 */
export interface JobClockFacts extends CloseFacts {
  job: ClockJob;
  milestones: readonly ClockMilestone[] | null;
  /** Null when the portal doesn't tell when the job was On-Hold; empty when it never was. */
  holds: readonly Hold[] | null;
  /** Null when the portal doesn't tell; empty when it was never declared. */
  info_complete: readonly InfoComplete[] | null;
  /**
   * What was promised in messages that taxq sent from this machine; left out or null when that is
   * not known. What the chat still shows is read there, and what it doesn't hold doesn't count.
   */
  commitments?: readonly Commitment[] | null | undefined;
}
