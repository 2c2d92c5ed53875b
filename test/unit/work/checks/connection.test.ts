import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { probeConnection } from '../../../../src/work/checks/probe-connection.ts';
import { judgeTls } from '../../../../src/work/checks/tls.ts';
import { tempFolder } from '../../../support/taxq.ts';

it('looks at the very connection that a portal is reached by', async () => {
  const folder = await tempFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const name = ['-subj', '/O=The Firm/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const rest = ['-nodes', '-days', '2', ...name, '-keyout', key, '-out', cert];
  await promisify(execFile)('openssl', [...request, ...rest]);
  const server = createServer(
    { key: await readFile(key), cert: await readFile(cert) },
    (_, reply) => {
      reply.writeHead(404).end();
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const { signal } = new AbortController();
  const now = () => new Date();
  const options = { userAgent: 'test', env: {}, ca: () => cert };
  const { tls, clock } = await probeConnection(origin, options, now, signal);
  expect(tls).toMatchObject({ protocol: 'TLSv1.3', authorized: true, issuer: 'The Firm' });
  expect(judgeTls(origin, tls, now())).toMatchObject({
    status: 'warn',
    message: 'TLS 1.3, certificate by The Firm good for 1 day.',
  });
  expect(Math.abs(clock?.skewMs ?? Number.NaN)).toBeLessThan(5_000);
  await expect(probeConnection(origin, { userAgent: 'test' }, now, signal)).rejects.toMatchObject({
    code: 'tls_failed',
  });
});
