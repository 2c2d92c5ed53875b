import type { TaxqError } from '../../errors.ts';
import type { Finding } from '../../rules/lint/finding.ts';
import type { JobView } from '../job/job-view.ts';
import type { FileAction, PlanHead } from './file/plan-file.ts';

/** The client’s last words, shortened. */
export interface Heard {
  text: string;
  /** ISO 8601 instant. */
  time: string;
}

/** One proposed action, written out. */
export interface PlannedAction extends FileAction {
  rule: string;
  reason: string;
  /** Id of the template that its text was made from; null for none. */
  template: string | null;
  /** What the message lint says about the text; null where it can’t be told yet. */
  findings: readonly Finding[] | null;
  /** The client’s last message; null when they have written nothing. */
  heard: Heard | null;
  /** What each part of `based_on` stands for, such as “the client, 8 Mar 09:00”. */
  labels: Readonly<Record<string, string>>;
}

/** Something that no command line can do for the pro. */
export interface Yours {
  job: JobView;
  next: string;
  command: string | null;
}

/** The day of a pro: what taxq can do once they have seen it, and what is theirs to do. */
export interface DayPlan {
  head: PlanHead;
  /** “Wed 11 Mar”, in the pro’s zone. */
  day: string;
  /** Most urgent first. */
  actions: PlannedAction[];
  yours: Yours[];
  /** Jobs that could not be read, for which nothing is proposed. */
  unread: { job: JobView; error: TaxqError }[];
}
