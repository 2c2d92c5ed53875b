import type { OutgoingHttpHeaders } from 'node:http';

/** An answer that is whole, and on its way to the client. */
export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: OutgoingHttpHeaders;
  body: Buffer;
}
