import type { Clock } from '../rules/clocks/clock.ts';
import type { ClockFrame } from '../rules/clocks/frame.ts';
import type { JobStage } from '../rules/stage/stage.ts';

/** A job as reports of the queue show it. */
export interface ReportedJob {
  id: string;
  short_id: string;
  client: string;
  stage: JobStage;
  clocks: readonly Clock[];
  /** Why it could not be read; null when it was. */
  error: string | null;
}

/** The queue at one moment: all that a report of it is made from. */
export interface QueueReport {
  frame: ClockFrame;
  /** When it was read, as an ISO 8601 instant. */
  time: string;
  /** The portal, and the name of the profile under which it was asked. */
  origin: string;
  profile: string;
  /** In the order of their urgency. */
  jobs: readonly ReportedJob[];
  /** What else there is to know of the whole queue. */
  notes: readonly string[];
}
