/** How the service counts, where its guides leave room. */
export interface ClockSettings {
  /** The pro's time zone, such as "America/New_York". */
  zone: string;
  /** Hours on business days to answer a client: L1. */
  replyHours: number;
  /** Hours on business days from the introduction to the pro's next message: S8. */
  followUpHours: number;
  /** Business days from complete information to the draft: L2. */
  draftDays: number;
  /** Business days before a due date by which to check in with the client: A2. */
  checkInDays: number;
  /** Whether a job that is On-Hold stops these clocks. */
  holdPausesDraft: boolean;
  holdPausesReply: boolean;
  /** The first day of the IRS’ e-filing season, such as "2026-01-26"; null when it is not known. */
  efileOpens: string | null;
}

/**
 * The numbers of the Rocket Tax service expectations. "48 business hours" is read as its other
 * wording, 2 business days. That On-Hold stops the draft clock only is taxq's reading.
 */
export const DEFAULT_CLOCK_SETTINGS: Readonly<Omit<ClockSettings, 'zone'>> = {
  replyHours: 48,
  followUpHours: 48,
  draftDays: 7,
  checkInDays: 5,
  holdPausesDraft: true,
  holdPausesReply: false,
  efileOpens: null,
};
