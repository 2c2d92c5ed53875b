/** What a person or a business is called; null for what is not known. */
export interface ClientName {
  given: string | null;
  family: string | null;
  display: string | null;
}

/** What the message lint knows beside the text. Null means not known: what needs it says nothing. */
export interface LintFacts {
  /** Rule pack of the workspace that the client belongs to. */
  workspace: 'rocket-tax' | 'taxfyle' | null;
  /** A message to the client, or an internal note that only the admins see. */
  audience: 'client' | 'note';
  /** Everyone on the client's side of this job. */
  client: readonly ClientName[] | null;
  /** The clients of the pro's other open jobs. */
  otherClients: readonly ClientName[] | null;
  /** Texts of the pro's own messages since the client's last one. */
  unanswered: readonly string[] | null;
  /** Today where the pro is, as `2026-03-02`. */
  today: string | null;
  /** The day by which the draft return is due, when its clock runs. */
  draftDue: string | null;
  /** Whether a day counts for the service calendar. */
  isBusinessDay: ((day: string) => boolean) | null;
}

/** Facts of a text of which nothing else is known. */
export const NOTHING_KNOWN: LintFacts = {
  workspace: null,
  audience: 'client',
  client: null,
  otherClients: null,
  unanswered: null,
  today: null,
  draftDue: null,
  isBusinessDay: null,
};
