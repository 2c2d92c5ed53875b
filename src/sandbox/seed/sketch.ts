import type { WorkspaceSlug } from './catalog.ts';
import type { JobType } from './milestones.ts';

/** Hours before the moment of seeding. */
export type HoursAgo = number;

export interface PersonSketch {
  given: string;
  family: string;
}

export interface MessageSketch {
  from: 'client' | 'pro' | 'platform';
  ago: HoursAgo;
  text: string;
}

export interface DocumentSketch {
  from: 'client' | 'pro';
  ago: HoursAgo;
  /** Document type id. */
  type: string;
  title: string;
  fileName: string;
  /** Further text lines of the PDF, after the client's name and the tax year. */
  lines: readonly string[];
}

/** An internal note of the pro's. */
export interface NoteSketch {
  kind: string;
  ago: HoursAgo;
  text: string;
}

export interface ScopeChangeSketch {
  item: string;
  name: string;
  reason: string;
  ago: HoursAgo;
}

/** One job of the demo seed, told the short way; times are relative so that it never ages. */
export interface JobSketch {
  key: string;
  clients: readonly [PersonSketch, ...PersonSketch[]];
  /** What the clients are called together. */
  displayName: string;
  workspace: WorkspaceSlug;
  type: JobType;
  /** Form, such as 1040. */
  form: string;
  status: string;
  created: HoursAgo;
  submitted?: HoursAgo;
  updated: HoursAgo;
  /** Hours from the moment of seeding. */
  dueIn?: number;
  amount: number;
  /** US, or two letters of a state; PAPER after a colon when not e-filed. */
  jurisdictions: readonly string[];
  /** Ids of scope items that were bought beyond the return itself and its states. */
  bought?: readonly string[];
  answers: Readonly<Record<string, string | number | boolean | string[]>>;
  withPro: boolean;
  /** Names of the ticked milestones with when. */
  ticked: Readonly<Record<string, HoursAgo>>;
  step?: readonly [step: string, ago: HoursAgo];
  holdReason?: string;
  scopeChange?: ScopeChangeSketch;
  infoComplete?: HoursAgo;
  completed?: HoursAgo;
  rating?: number;
  messages: readonly MessageSketch[];
  documents: readonly DocumentSketch[];
  notes?: readonly NoteSketch[];
}
