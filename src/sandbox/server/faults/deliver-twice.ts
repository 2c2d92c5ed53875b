import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Answer } from './answer.ts';

/** Hands a request to the handlers that didn't come through the network. */
export type Inject = (request: InjectOptions) => Promise<LightMyRequestResponse>;

/** Of one connection only (RFC 9110, section 7.6.1). */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/**
 * Has a request carried out twice, one after the other, as by a proxy that lost the first answer.
 * @param temporary where the body is kept meanwhile; it is gone afterwards
 * @returns the second answer
 */
export async function deliverTwice(
  request: IncomingMessage,
  inject: Inject,
  temporary: string,
): Promise<Answer> {
  const { method = 'GET', url = '/', headers } = request;
  const deliver = async (): Promise<Answer> => {
    const answer = await inject({
      method: method as NonNullable<InjectOptions['method']>,
      url,
      headers,
      payload: createReadStream(temporary),
    });
    const kept = Object.entries(answer.headers).filter(
      ([name]) => !OF_THE_CONNECTION.includes(name),
    );
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(kept),
      body: answer.rawPayload,
    };
  };
  try {
    await pipeline(request, createWriteStream(temporary, { mode: 0o600 }));
    await deliver();
    return await deliver();
  } finally {
    await rm(temporary, { force: true });
  }
}
