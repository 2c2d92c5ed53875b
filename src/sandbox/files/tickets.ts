import { randomBytes } from 'node:crypto';

/** How long a download link lives, in milliseconds of real time. */
export const DOWNLOAD_LIVES_MS = 30_000;
/** How long a magic link lives, in milliseconds of real time. */
export const MAGIC_LINK_LIVES_MS = 5 * 60_000;

export interface Tickets<T> {
  /** Makes a random text that stands for the value, while it lives. */
  issue(value: T): string;
  redeem(ticket: string): T | undefined;
}

/** Short-lived passes that need no token; they die with the server. */
export function createTickets<T>(livesMs: number, now: () => number = Date.now): Tickets<T> {
  const tickets = new Map<string, { value: T; expires: number }>();
  return {
    issue(value) {
      for (const [ticket, { expires }] of tickets) {
        // Tickets expire in the order they were made.
        if (expires > now()) break;
        tickets.delete(ticket);
      }
      const ticket = randomBytes(24).toString('base64url');
      tickets.set(ticket, { value, expires: now() + livesMs });
      return ticket;
    },
    redeem(ticket) {
      const found = tickets.get(ticket);
      return found !== undefined && found.expires > now() ? found.value : undefined;
    },
  };
}
