import { type ContentFacts, contentFacts } from '../../../../src/transfer/content/content-facts.ts';

export const SECRET = Buffer.alloc(32, 7);

/** The facts of a PDF of one page with this text. */
export function factsOf(text: string, secret: Uint8Array = SECRET): ContentFacts {
  return contentFacts({ status: 'read', pages: 1, text }, secret);
}
