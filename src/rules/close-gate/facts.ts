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
  description?: string | null | undefined;
  file_name?: string | null | undefined;
  /** When given, the same content uploaded twice counts as one proof. */
  sha256?: string | null | undefined;
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
}
