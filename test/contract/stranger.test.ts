import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTRACT } from '../../src/portal/contract/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { documentedExpectationsOf } from './documented.ts';
import { openScene } from './scene.ts';
import { startStranger } from './stranger.ts';
import { describeContract } from './suite.ts';

const FEW = 3;
/** Their cases need the pro surface first, or are never tried on a portal of others. */
const NOT_HERE = [
  ...['requestCancellation', 'requestReopen', 'approveDraft', 'rejectDraft'],
  ...['approveScopeChange', 'rejectScopeChange'],
];

describeContract(
  'a portal that merely follows the documentation is held to no more',
  async () => {
    const data = await mkdtemp(join(tmpdir(), 'taxq-stranger-'));
    const sandbox = await startSandbox({ data, seed: 20, surface: 'public' });
    const stranger = await startStranger(sandbox.url);
    const { job } = await openScene(sandbox);
    return {
      ...sandbox,
      url: stranger.url,
      tokenUrl: `${stranger.url}/oauth/token`,
      loan: { jobId: (await job('CLAIMED')).id },
      strictness: 'documented' as const,
      close: async () => {
        await stranger.stop();
        await sandbox.close();
        await rm(data, { recursive: true });
      },
    };
  },
  { runs: FEW, holds: ({ id, surface }) => surface !== 'pro' && !NOT_HERE.includes(id) },
);

describe('what the documentation does say is held', () => {
  const expected = documentedExpectationsOf(CONTRACT.listJobs);
  const answer = (status: number, body: unknown = undefined, headers = {}) => ({
    status,
    body,
    headers: new Headers(headers),
  });
  const mistake = (isDocumented: boolean) => ({
    name: 'x',
    status: 400,
    request: {},
    isDocumented,
  });

  test.each([
    ['a list without its data', () => expected.answer(answer(200, { next_page_token: '' }))],
    ['a job without a status', () => expected.answer(answer(200, { data: [{ id: 'j' }] }))],
    ['a web page with 200', () => expected.answer(answer(200, '<html>'))],
    ['an error of the portal’s own', () => expected.problem(answer(500))],
    ['an error that the documentation doesn’t name', () => expected.problem(answer(418))],
    ['a broken filter that is passed over', () => expected.refusal(answer(200), mistake(true))],
    ['a failure over an unknown field', () => expected.refusal(answer(502), mistake(false))],
    ['a failure over what is forbidden', () => expected.forbidden(answer(500))],
    ['a call without a token that works', () => expected.unauthorized(answer(200), undefined)],
    ['a bad token that is merely forbidden', () => expected.unauthorized(answer(403), 'bad')],
    [
      'a download that leads nowhere',
      () => documentedExpectationsOf(CONTRACT.downloadDocument).answer(answer(302)),
    ],
  ])('%s is a breach', (_what, hold) => {
    expect(hold).toThrow();
  });

  test.each([
    ['an error as a web page', () => expected.problem(answer(404, '<h1>NotFound</h1>'))],
    ['an unknown field passed over', () => expected.refusal(answer(200), mistake(false))],
    ['a call without a token forbidden', () => expected.unauthorized(answer(403), undefined)],
    [
      'a relative redirect',
      () =>
        documentedExpectationsOf(CONTRACT.downloadDocument).answer(
          answer(302, undefined, { location: '/content/x' }),
        ),
    ],
    [
      'no answer at an address without a page',
      () => documentedExpectationsOf(CONTRACT.listJobConsultations).answer(answer(404)),
    ],
  ])('%s is none', (_what, hold) => {
    expect(hold).not.toThrow();
  });
});
