import { type ActionKind, doesOf } from '../../../rules/plan/action.ts';
import type { Basis } from '../../../rules/plan/basis.ts';

/** What the file begins with, so that another one isn’t taken for a plan. */
export const PLAN_FORMAT = 'taxq-plan';

/** Grows by one with each change that an older taxq could not read. */
export const PLAN_VERSION = '1';

/** Whose plan it is, and of when. */
export interface PlanHead {
  /** Made once per plan; what is sent is remembered under it. */
  id: string;
  profile: string;
  origin: string;
  /** The pro’s user id on the portal. */
  pro: string;
  /** ISO 8601 instant. */
  made: string;
}

/** One action as it stands in the file. */
export interface FileAction {
  /** Its kind and its job: `holding-reply-6UZM94GWH78`. */
  id: string;
  kind: ActionKind;
  do: 'send' | 'skip';
  /** Short id. */
  job: string;
  /** Whom it reaches, by name. */
  client: string;
  based_on: Basis;
  /** The rating of the client, from 1 to 5, for closing; null while it is still to be chosen. */
  rating: number | null;
  /** Null where there is nothing to send. */
  text: string | null;
}

/** Where an action stands in the file, for errors; lines from 1. */
export interface ActionLines {
  action: number;
  rating: number;
  /** The first line of the text. */
  text: number;
}

/** A plan as it was read. */
export interface PlanFile {
  head: PlanHead;
  actions: (FileAction & { lines: ActionLines })[];
}

/** The id of an action; two of a kind on one job would be one. */
export const actionId = (kind: ActionKind, shortId: string): string => `${kind}-${shortId}`;

/** What a text’s first line says, so that none can slip under the facts of another client. */
export const textLabel = (kind: ActionKind, shortId: string): string =>
  `${doesOf(kind) === 'note' ? 'note' : 'message'} for ${shortId}`;
