import type { Readable } from 'node:stream';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { decodeWhole } from './decode.ts';

/** Longest text answer that is read into memory, also once it is unpacked; a portal's pages are far smaller. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/** An answer that isn't read to its end. */
export class AnswerFault extends Error {
  readonly code: 'answer_too_large' | 'answer_too_slow' | 'answer_packed';
  readonly hint: string;

  constructor(code: AnswerFault['code'], message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

const tooLarge = () =>
  new AnswerFault(
    'answer_too_large',
    `It has over ${MAX_TEXT_BYTES / 1024 / 1024} MiB, and no page of a portal is that large.`,
    'Check the portal’s URL (taxq profile show), and tell its support.',
  );

export interface TextOptions {
  /** Its Content-Encoding, if it has one. */
  encoding?: string | undefined;
  /** Longest time from its headers to its end, in milliseconds. */
  limitMs: number;
}

/** The body of an answer as text, and how many bytes it had on its way. */
export interface ReadText {
  text: string;
  bytes: number;
}

/**
 * Reads the body of an answer whole.
 *
 * @throws AnswerFault when it is larger than any page of a portal, or takes too long however
 * steadily it drips, or is packed in a way that wasn't asked for; Error when it is cut
 */
export async function readText(
  stream: Readable,
  { encoding, limitMs }: TextOptions,
): Promise<ReadText> {
  const end = performance.now() + limitMs;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > MAX_TEXT_BYTES) throw tooLarge();
    // Each piece came in time, or the stream would have failed; all of them together must, too.
    if (performance.now() > end) throw tooSlow(limitMs);
    chunks.push(chunk);
  }
  // The connection is free one turn after the answer's end; a request made before that opens another.
  await turnOfTheLoop();
  const body = Buffer.concat(chunks);
  if (encoding === undefined || encoding === 'identity' || bytes === 0) {
    return { text: body.toString('utf8'), bytes };
  }
  const plain = await decodeWhole(body, encoding, MAX_TEXT_BYTES);
  if (plain === 'too large') throw tooLarge();
  if (plain !== null) return { text: plain.toString('utf8'), bytes };
  throw new AnswerFault(
    'answer_packed',
    `It is packed as ${encoding}, damaged or in a way that taxq didn’t ask for.`,
    'Try again; if it stays, tell the portal’s support.',
  );
}

const tooSlow = (limitMs: number) =>
  new AnswerFault(
    'answer_too_slow',
    `It wasn’t there after ${Math.round(limitMs / 1000)} s, though something came all the time.`,
    'Try again in a while, or with a longer --timeout.',
  );
