import { isRecord } from '../../src/json.ts';
import { CONTRACT, type OperationId } from '../../src/portal/contract/index.ts';
import type { Job } from '../../src/portal/contract/jobs.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';
import { DOCUMENTED_AUDIENCE } from '../../src/portal/contract/token.ts';
import { type Answer, type ContractTarget, type Request, send } from './requests.ts';
import { expectationsFor } from './strictness.ts';

const UNTAKEN = 200;

/** Why a case can't be tried on a portal that is only on loan. */
export class LeftOut extends Error {}

/** A portal with the means to bring its jobs into the state that a case needs. */
export interface Scene {
  target: ContractTarget;
  token: string;
  /** Makes a call that must work and gives the whole answer. */
  answer(id: OperationId, request?: Request): Promise<Answer>;
  /** Makes a call that must work and gives the body of the answer. */
  call<T>(id: OperationId, request?: Request): Promise<T>;
  /** A job in this status that no other case has had; of a portal on loan, a job that will do. */
  job(status: string): Promise<Job>;
  /** Whether the portal has the operation at all. */
  offers(operation: Operation): boolean;
}

export const writes = ({ method }: Operation): boolean => method === 'POST' || method === 'PATCH';

/** A token request that works. */
export const tokenRequest = ({ clientId = '', clientSecret = '' }: ContractTarget): Request => ({
  body: {
    client_id: clientId,
    client_secret: clientSecret,
    audience: DOCUMENTED_AUDIENCE,
    grant_type: 'client_credentials',
  },
});

async function signIn(target: ContractTarget): Promise<string> {
  if (target.token !== undefined) return target.token;
  const { status, body } = await send(target, CONTRACT.getToken, tokenRequest(target));
  if (status !== 200) throw new Error(`no token: ${status} ${JSON.stringify(body)}`);
  return (body as { access_token: string }).access_token;
}

async function capabilitiesOf(target: ContractTarget, token: string): Promise<readonly string[]> {
  const { status, body } = await send(target, CONTRACT.getCapabilities, {}, token);
  const told = isRecord(body) ? body['capabilities'] : undefined;
  if (status === 200 && Array.isArray(told)) return told.map(String);
  // Nobody has told other portals what to answer at an address that they don't have.
  if (status === 404 || target.strictness === 'documented') return [];
  throw new Error(`no capabilities: ${status} ${JSON.stringify(body)}`);
}

export async function openScene(target: ContractTarget): Promise<Scene> {
  const taken = new Set<string>();
  const { loan } = target;
  const token = await signIn(target);
  const capabilities = await capabilitiesOf(target, token);

  async function answerOf(id: OperationId, request: Request = {}): Promise<Answer> {
    const operation: Operation = CONTRACT[id];
    if (loan !== undefined && loan.jobId === undefined && writes(operation)) {
      throw new LeftOut('it writes, and TAXQ_CONTRACT_JOB names no job that may be written to');
    }
    const answer = await send(target, operation, request, token);
    if (expectationsFor(operation, target.strictness).works(answer)) return answer;
    const said = `${id} answered ${answer.status}: ${JSON.stringify(answer.body)}`;
    throw loan === undefined ? new Error(said) : new LeftOut(said);
  }

  const call = async <T>(id: OperationId, request?: Request) =>
    (await answerOf(id, request)).body as T;

  async function borrowedJob(status: string): Promise<Job> {
    if (loan?.jobId !== undefined) return call('getJob', { params: { job_id: loan.jobId } });
    const { data } = await call<{ data: Job[] }>('listJobs');
    const job = data.find((one) => one.status === status) ?? data[0];
    if (job === undefined) throw new LeftOut('the portal has no job');
    return job;
  }

  async function freshJob(status: string): Promise<Job> {
    const query = { filter: `status = "${status}"`, page_size: String(UNTAKEN) };
    const { data } = await call<{ data: Job[] }>('listJobs', { query });
    const found = data.find(({ id }) => !taken.has(id));
    if (found === undefined) throw new Error(`the portal has no further job that is ${status}`);
    taken.add(found.id);
    return found;
  }

  return {
    target,
    token,
    answer: answerOf,
    call,
    job: loan === undefined ? freshJob : borrowedJob,
    offers: ({ surface, capability }) =>
      surface !== 'pro' ||
      (capability === undefined ? capabilities.length > 0 : capabilities.includes(capability)),
  };
}

/** Makes one request that works. */
export type Case = (scene: Scene) => Promise<Request>;
