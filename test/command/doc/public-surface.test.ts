import { describe, expect, test } from 'vitest';
import { pdfBytes, writeOne } from '../../support/files.ts';
import { homeWith } from '../../support/home.ts';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { documents, timesTitled } from './documents.ts';

const sandbox = useSandbox({ surface: 'public' });
const env = () => sandboxEnv(sandbox());

const isUpload = (method: string, path: string) => method === 'POST' && path === '/v1.0/documents';
const isLook = (method: string, path: string) =>
  method === 'GET' && /\/jobs\/[^/]+\/documents/.test(path);

describe('documents on a portal of the public API only', () => {
  test('an upload ends its description with the reference it is found by', async () => {
    const file = await writeOne('log.txt', 'mileage');
    const words = ['--tag', 'OTHER', '--description', 'For the car', '--json'];
    const run = await taxq(['doc', 'upload', 'Núñez', file, ...words], { env: env() });
    expect(run.code).toBe(0);
    const [result] = run.json<{ document_id: string; sha256: string }[]>();
    const held = (await documents('Núñez', env())).find(({ id }) => id === result?.document_id);
    expect(held?.description).toBe(`For the car [ref ${result?.sha256.slice(0, 12)}]`);
    expect(held).toMatchObject({ file_name: null, size: null, sha256: null });
  });

  test('the same content is not sent again', async () => {
    const file = await writeOne('once.txt', 'only once');
    const upload = () =>
      taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER', '--json'], { env: env() });
    expect((await upload()).json()).toMatchObject([{ status: 'uploaded' }]);
    expect((await upload()).json()).toMatchObject([{ status: 'already_there' }]);
    expect(await timesTitled('once', 'Núñez', env())).toBe(1);
  });

  test.each([
    ['a lost answer', 'lose', 1],
    ['an answer that can’t be read', 'garble', 1],
    ['a connection cut before anything arrived', 'cut', 2],
  ] as const)('after %s there is exactly one document', async (name, fate, sends) => {
    const title = `after ${fate}`;
    const file = await writeOne('reconciled.txt', name);
    const relay = await startRelay(sandbox().url, (method, path, count) =>
      isUpload(method, path) && count === 1 ? fate : 'pass',
    );
    const run = await taxq(
      ['doc', 'upload', 'Núñez', file, '--tag', 'OTHER', '--title', title, '--json'],
      { env: { ...env(), TAXQ_URL: relay.origin } },
    );
    expect(run.code).toBe(0);
    expect(relay.count('POST', '/v1.0/documents')).toBe(sends);
    const held = (await documents('Núñez', env())).filter((document) => document.title === title);
    expect(held).toHaveLength(1);
    expect(run.json()).toMatchObject([{ status: 'uploaded', document_id: held[0]?.id }]);
  });

  test('when the portal can’t be asked afterwards, it says that nobody knows, and how to look', async () => {
    const file = await writeOne('unknown.txt', 'who knows');
    let sent = false;
    const relay = await startRelay(sandbox().url, (method, path) => {
      if (isUpload(method, path)) sent = true;
      if (isUpload(method, path)) return 'lose';
      return sent && isLook(method, path) ? 'cut' : 'pass';
    });
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(run.code).toBe(7);
    expect(run.stderr).toContain('isn’t known');
    expect(run.stderr).toMatch(/taxq doc list \w{11}/);
    expect(relay.count('POST', '/v1.0/documents')).toBe(1);
  });

  test('it sends three times at most', async () => {
    const file = await writeOne('never.txt', 'never arrives');
    const relay = await startRelay(sandbox().url, (method, path) =>
      isUpload(method, path) ? 'cut' : 'pass',
    );
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(run.code).toBe(7);
    expect(relay.count('POST', '/v1.0/documents')).toBe(3);
  });

  test('the words final and efile say that their ids are assumed', async () => {
    const file = await writeOne('confirmation.pdf', pdfBytes('efile'));
    const dry = (tag: string) =>
      taxq(['doc', 'upload', 'Raman', file, '--tag', tag, '--dry-run'], { env: env() });
    expect((await dry('efile')).stderr).toContain('“efile” is taken to be EFILE_CONFIRMATION');
    expect((await dry('EFILE_CONFIRMATION')).stderr).not.toContain('taken to be');
    expect((await dry('OTHER')).stderr).not.toContain('taken to be');
  });

  test('tags are the three words, with how sure their ids are', async () => {
    const run = await taxq(['doc', 'tags', '--json'], { env: env() });
    expect(run.json()).toMatchObject([
      { word: 'draft', id: 'DRAFT_RETURN', source: 'documented' },
      { word: 'final', id: 'FINAL_RETURN', source: 'assumed' },
      { word: 'efile', id: 'EFILE_CONFIRMATION', source: 'assumed' },
    ]);
  });

  test('a profile’s own tag ids are used and need no warning', async () => {
    const { url, tokenUrl, clientId, clientSecret } = sandbox();
    const audience = 'https://api.worklayer.com/public/';
    const firm = { url, token_url: tokenUrl, audience, tags: { efile: 'PROOF_OF_MAILING' } };
    const home = await homeWith({ current: 'firm', profiles: { firm } });
    const file = await writeOne('confirmation.pdf', pdfBytes('own id'));
    const run = await taxq(
      ['doc', 'upload', 'Raman', file, '--tag', 'efile', '--dry-run', '--json'],
      { env: { TAXQ_HOME: home, TAXQ_CLIENT_ID: clientId, TAXQ_CLIENT_SECRET: clientSecret } },
    );
    expect(run.json()).toMatchObject([{ tag: 'PROOF_OF_MAILING', status: 'would_upload' }]);
    expect(run.stderr).not.toContain('taken to be');
  });

  test('downloads are named after the title, with the extension of the content', async () => {
    const out = await tempFolder();
    const run = await taxq(['doc', 'download', 'Raman', '--out', out, '--json'], { env: env() });
    expect(run.code).toBe(0);
    const names = run.json<{ path: string }[]>().map(({ path }) => path.slice(out.length + 1));
    expect(names).toContain('Driver’s license.pdf');
    expect(new Set(names).size).toBe(names.length);
    const again = await taxq(['doc', 'download', 'Raman', '--out', out, '--json'], { env: env() });
    const statuses = again.json<{ status: string }[]>().map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['already_there']));
  });
});
