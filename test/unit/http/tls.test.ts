import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../../support/taxq.ts';
import { openTestTransport, WRITE } from './open.ts';

async function selfSigned(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = await tempFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const rest = ['-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert];
  await promisify(execFile)('openssl', [...request, ...rest]);
  return { key: await readFile(key), cert: await readFile(cert) };
}

it('sends nothing to a portal whose certificate nobody vouches for, and doesn’t try again', async () => {
  let requests = 0;
  const server = createServer(await selfSigned(), (_, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { transport, waits } = openTestTransport(`https://localhost:${port}`);
  await expect(transport.send({ ...WRITE, repeatable: true })).rejects.toMatchObject({
    kind: 'unreachable',
    code: 'tls_failed',
    outcomeUnknown: false,
    retryable: false,
  });
  expect(requests).toBe(0);
  expect(waits).toEqual([]);
});
