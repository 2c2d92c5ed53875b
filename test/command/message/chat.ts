import type { Sandbox } from '../../../src/sandbox/index.ts';
import { taxq } from '../../support/taxq.ts';

export interface Told {
  id: string;
  text: string;
  author: string;
}

/** The whole conversation with a client, as the portal holds it. */
export async function chat(job: string, env: Record<string, string>): Promise<Told[]> {
  const { json } = await taxq(['message', 'list', job, '--all', '--json'], { env });
  return json<Told[]>();
}

/** How often a text stands in the conversation with a client. */
export async function timesSaid(text: string, job: string, env: Record<string, string>) {
  return (await chat(job, env)).filter((message) => message.text === text).length;
}

/** Writes into a conversation past taxq, as a program that keeps to no rule may. */
export async function sayRaw(sandbox: Sandbox, job: string, text: string): Promise<void> {
  const post = async (url: string, body: object, token = '') => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { access_token?: string };
  };
  const { access_token } = await post(sandbox.tokenUrl, {
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    audience: 'https://api.worklayer.com/public/',
    grant_type: 'client_credentials',
  });
  await post(`${sandbox.url}/pro/v1/jobs/${job}/messages`, { text }, access_token);
}
