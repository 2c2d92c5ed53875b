/** Something a client bought, or asks for in a scope change. */
export interface ScopeItem {
  /** Null when the portal doesn't tell which one it is. */
  item_id: string | null;
  name: string;
  quantity: number;
}

export interface ScopeAnswer {
  question_id: string;
  question: string;
  answer: string | number | boolean | readonly string[] | null;
}

/** Something the portal's checklist asks the client for. */
export interface ScopeChecklistItem {
  id: string;
  name: string;
  required: boolean;
  completed: boolean;
}

export interface ScopeDocument {
  id: string;
  title: string;
  file_name: string | null;
  /** The document type's name, such as "Prior year return"; null when it has none. */
  type_name: string | null;
  /** A draft, a final return or an e-file confirmation, or uploaded by a pro: it tells nothing of the client's. */
  is_pros: boolean;
}

/** What a scope change can ask for, services before consultations. */
export interface OfferedItem {
  id: string;
  name: string;
}

/**
 * What was bought and what the client tells. Null means that the portal doesn't tell, which is
 * never the same as nothing.
 */
export interface ScopeFacts {
  short_id: string;
  job_type: string | null;
  tax_year: number | null;
  jurisdictions: readonly { code: string; name: string }[] | null;
  services: readonly ScopeItem[] | null;
  /** What scope changes that wait for the client ask for. */
  requested: readonly ScopeItem[];
  offered: readonly OfferedItem[];
  answers: readonly ScopeAnswer[] | null;
  checklist: readonly ScopeChecklistItem[] | null;
  documents: readonly ScopeDocument[];
}

/** One thing the client told that speaks of work. */
export interface ScopeEvidence {
  kind: 'answer' | 'checklist' | 'document';
  /** Id of the question, the checklist's item or the document. */
  id: string;
  /** The client's own words, or the title, shortened to a line. */
  label: string;
  /** `clear`: an answer or a form's name says so. `hint`: words that may mean it. */
  weight: 'clear' | 'hint';
}
