/** What a paper says of one return at one tax office. */
export interface FilingReport {
  /** US, two letters of a state, or STATE where it only says “the state”; null when it names none. */
  code: string | null;
  /** `unclear`: it speaks both for and against an acceptance, or doesn’t say plainly which. */
  result: 'accepted' | 'rejected' | 'pending' | 'unclear';
  /** The ISO day of the acceptance or rejection; null when it gives none. */
  day: string | null;
  /** The 20 characters that the transmitter gave the return; null when it gives none. */
  submission_id: string | null;
  /** An extension’s acceptance is no return’s, nor is that of an FBAR or an amended return. */
  of: 'return' | 'extension' | 'other';
}

/** What the text of a PDF tells about filing and signing; nothing else of it is kept. */
export interface PaperFacts {
  /** False for a scan, and for what can’t be read. */
  has_text: boolean;
  reports: readonly FilingReport[];
  /** Null unless it is, or holds, an e-file authorization (Form 8879 or one like it). */
  authorization: {
    /** What it authorizes: the federal return, a state’s only, or another thing: an extension. */
    of: 'return' | 'state' | 'other';
    /** Whether its text shows a signature; a signature may also be a picture. */
    is_signed: boolean;
    /** The last ISO day next to a client’s signature; null when there is none. */
    signed_day: string | null;
  } | null;
  /** Whether it says of itself that it isn’t signed, or not by all. */
  is_unsigned: boolean;
  /** The taxpayers that it names as such, as they stand there. */
  taxpayers: readonly string[];
  /** The tax years that it names as such. */
  tax_years: readonly number[];
}

/** What a paper without readable text tells. */
export const NO_TEXT: PaperFacts = {
  has_text: false,
  reports: [],
  authorization: null,
  is_unsigned: false,
  taxpayers: [],
  tax_years: [],
};
