import type { ContractTarget, Strictness } from './requests.ts';

type Env = Readonly<Record<string, string | undefined>>;

function readStrictness(text = 'documented'): Strictness {
  if (text === 'documented' || text === 'contract') return text;
  throw new Error(`TAXQ_CONTRACT_STRICTNESS is documented or contract, not ${text}`);
}

/**
 * The portal of others that the environment names, to be held against the contract as well:
 * `TAXQ_CONTRACT_URL`, and `TAXQ_CONTRACT_TOKEN` or all of `TAXQ_CONTRACT_TOKEN_URL`,
 * `TAXQ_CONTRACT_CLIENT_ID` and `TAXQ_CONTRACT_CLIENT_SECRET`. It is only read, unless
 * `TAXQ_CONTRACT_JOB` names a job that may be written to. It is held to what is documented, unless
 * `TAXQ_CONTRACT_STRICTNESS` is `contract`.
 *
 * @returns undefined when none is named
 * @throws Error when there is no way to sign in, or no such strictness
 */
export function stagingTarget(env: Env): ContractTarget | undefined {
  const of = (name: string) => env[`TAXQ_CONTRACT_${name}`] || undefined;
  const url = of('URL');
  if (url === undefined) return undefined;
  const origin = url.replace(/\/+$/, '');
  const jobId = of('JOB');
  const loan = jobId === undefined ? {} : { jobId };
  const strictness = readStrictness(of('STRICTNESS'));
  const token = of('TOKEN');
  if (token !== undefined) return { url: origin, token, loan, strictness };
  const [tokenUrl, clientId, clientSecret] = [
    of('TOKEN_URL'),
    of('CLIENT_ID'),
    of('CLIENT_SECRET'),
  ];
  if (tokenUrl === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Error(
      'TAXQ_CONTRACT_URL needs TAXQ_CONTRACT_TOKEN, or _TOKEN_URL, _CLIENT_ID and _CLIENT_SECRET',
    );
  }
  return { url: origin, tokenUrl, clientId, clientSecret, loan, strictness };
}
