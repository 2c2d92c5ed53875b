import { CONTRACT, type OperationId } from '../../src/portal/contract/index.ts';
import type { Job } from '../../src/portal/contract/jobs.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';
import { DOCUMENTED_AUDIENCE } from '../../src/portal/contract/token.ts';
import { type Answer, type ContractTarget, type Request, send } from './requests.ts';

const UNTAKEN = 200;

/** A portal with the means to bring its jobs into the state that a case needs. */
export interface Scene {
  target: ContractTarget;
  token: string;
  /** Makes a call that must work and gives the whole answer. */
  answer(id: OperationId, request?: Request): Promise<Answer>;
  /** Makes a call that must work and gives the body of the answer. */
  call<T>(id: OperationId, request?: Request): Promise<T>;
  /** A job in this status that no other case has had. */
  job(status: string): Promise<Job>;
}

export async function openScene(target: ContractTarget): Promise<Scene> {
  const taken = new Set<string>();
  const credentials = { client_id: target.clientId, client_secret: target.clientSecret };
  const { body: tokenAnswer } = await send(target, CONTRACT.getToken, {
    body: { ...credentials, audience: DOCUMENTED_AUDIENCE, grant_type: 'client_credentials' },
  });
  const { access_token: token } = tokenAnswer as { access_token: string };

  async function answerOf(id: OperationId, request: Request = {}): Promise<Answer> {
    const operation: Operation = CONTRACT[id];
    const answer = await send(target, operation, request, token);
    if (answer.status !== operation.response.status) {
      throw new Error(`${id} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer;
  }

  const call = async <T>(id: OperationId, request?: Request) =>
    (await answerOf(id, request)).body as T;

  async function job(status: string): Promise<Job> {
    const query = { filter: `status = "${status}"`, page_size: String(UNTAKEN) };
    const { data } = await call<{ data: Job[] }>('listJobs', { query });
    const found = data.find(({ id }) => !taken.has(id));
    if (found === undefined) throw new Error(`the portal has no further job that is ${status}`);
    taken.add(found.id);
    return found;
  }

  return { target, token, answer: answerOf, call, job };
}

/** Makes one request that works. */
export type Case = (scene: Scene) => Promise<Request>;
