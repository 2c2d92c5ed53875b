import { request } from 'node:http';

/** What a control endpoint answered. */
export interface ControlAnswer {
  status: number;
  text: string;
}

// A reset may plant ten thousand jobs before it answers.
const ANSWER_WITHIN_MS = 30_000;
const PROOF_WITHIN_MS = 2_000;

/**
 * Calls a control endpoint of the sandbox that a locator tells of. With node:http and not fetch:
 * every command that looks for the sandbox would pay for loading fetch.
 *
 * @throws Error when nothing answers in time
 */
export function callControl(
  locator: { url: string; control_secret: string },
  method: 'GET' | 'POST',
  name: 'status' | 'stop' | 'reset' | 'faults' | 'faults/clear',
  body?: object,
): Promise<ControlAnswer> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(
      `${locator.url}/sandbox/${name}`,
      {
        method,
        agent: false,
        signal: AbortSignal.timeout(name === 'status' ? PROOF_WITHIN_MS : ANSWER_WITHIN_MS),
        headers: {
          authorization: `Bearer ${locator.control_secret}`,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        },
      },
      (answer) => {
        let received = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          received += part;
        });
        answer.on('error', reject);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: received }));
      },
    );
    call.on('error', reject);
    call.end(text);
  });
}
