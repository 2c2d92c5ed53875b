import type { PaperFacts } from '../filing/paper-facts.ts';
import type { TagIds } from '../tags.ts';

export interface CloseJob {
  short_id: string;
  status: string;
  /** Null when the portal names none. */
  job_type: string | null;
  tax_year: number | null;
  client_user_ids: readonly string[];
  /** Names of the clients, so that a client called Georgia is not taken for the state. */
  client_names?: readonly string[] | undefined;
  pro_user_id: string | null;
  pending_scope_change_id: string | null;
  step: string | null;
  step_time: string | null;
  jurisdictions: readonly CloseJurisdiction[];
}

export interface CloseJurisdiction {
  /** US for federal, else the state's two letters. */
  code: string;
  name: string;
  /** EFILE or PAPER; anything else counts as e-filed. */
  filing: string;
}

export interface CloseMilestone {
  id: string;
  name: string;
  /** PRO or CLIENT. */
  owner: string;
  completed: boolean;
  completed_time?: string | null | undefined;
}

export interface CloseMessage {
  id: string;
  text: string;
  sender_user_id: string;
  create_time: string;
}

export interface CloseDocument {
  id: string;
  title: string;
  create_time: string;
  document_type_id: string | null;
  document_type_name?: string | null | undefined;
  description?: string | null | undefined;
  file_name?: string | null | undefined;
  /** When given, the same content uploaded twice counts as one proof. */
  sha256?: string | null | undefined;
  /** Whose side uploaded it; null or absent when the portal doesn't say. */
  uploader?: 'pro' | 'client' | null | undefined;
  /** The document that it is a new version of. */
  version_of?: string | null | undefined;
  /** What its text says; absent or null when it was not read. */
  paper?: PaperFacts | null | undefined;
}

/** The copy of a job's documents and conversation on this machine, as they are on the portal now. */
export interface CloseArchive {
  /** Its folder. */
  path: string;
  /** When it was made. */
  time: string;
}

/** Everything the close gate looks at, of one job; times are ISO 8601 instants. */
export interface CloseFacts {
  job: CloseJob;
  /** Null when the portal cannot tell. */
  milestones: readonly CloseMilestone[] | null;
  messages: readonly CloseMessage[];
  documents: readonly CloseDocument[];
  tagIds: TagIds;
  /** Whom the client contacts to have the job reopened, such as "Rocket Tax support". */
  support_name: string;
  /** Null when there is no copy, or another state's; absent when nobody looked. */
  archive?: CloseArchive | null | undefined;
}
