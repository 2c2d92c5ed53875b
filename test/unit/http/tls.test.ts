import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Certified, useAuthority } from '../../support/certificates.ts';
import { json, startServer } from '../../support/server.ts';
import { tempFolder } from '../../support/taxq.ts';
import { GET, openTestTransport, WRITE } from './open.ts';

const authority = useAuthority();

/** A portal that speaks TLS, and what became of those who called. */
async function startTls(certified: Certified, options: ServerOptions = {}) {
  const protocols: (string | null)[] = [];
  let requests = 0;
  const server = createServer({ ...certified, ...options }, (_, response) => {
    requests += 1;
    json(response, { id: 'r' });
  });
  server.on('secureConnection', (socket) => protocols.push(socket.getProtocol()));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `https://localhost:${port}`, port, requests: () => requests, protocols };
}

const trusted = () => ({ ca: () => authority().path });

describe('a certificate', () => {
  it.each([
    ['that nobody vouches for', {}, false, 'authority that this machine doesn’t know'],
    ['of another host', { names: ['DNS:other.example'] }, true, 'for another host'],
    ['that has expired', { expired: true }, true, 'has expired'],
  ])('%s gets nothing sent, and isn’t tried again', async (_, wish, isTrusted, why) => {
    const server = await startTls(await authority().certify(wish));
    const { transport, waits } = openTestTransport(server.origin, isTrusted ? trusted() : {});
    const failure = transport.send({ ...WRITE, repeatable: true });
    await expect(failure).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'tls_failed',
      message: `The portal at ${server.origin} can’t be trusted.`,
      why: expect.stringContaining(why),
      outcomeUnknown: false,
      retryable: false,
    });
    expect(server.requests()).toBe(0);
    expect(waits).toEqual([]);
  });

  it('that nobody vouches for gets nothing sent with NODE_TLS_REJECT_UNAUTHORIZED=0 either', async () => {
    const server = await startTls(await authority().certify());
    const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
    process.env[variable] = '0';
    try {
      const { transport } = openTestTransport(server.origin);
      await expect(transport.send(WRITE)).rejects.toMatchObject({ code: 'tls_failed' });
    } finally {
      delete process.env[variable];
    }
    expect(server.requests()).toBe(0);
  });

  it('of an authority in a file of one’s own is trusted, and Node’s own authorities still are', async () => {
    const server = await startTls(await authority().certify());
    const { transport } = openTestTransport(server.origin, trusted());
    expect((await transport.send(GET)).status).toBe(200);
    expect(server.protocols).toEqual(['TLSv1.3']);

    // NODE_EXTRA_CA_CERTS, which Node reads only at its start, counts beside another file.
    const folder = await tempFolder();
    const other = join(folder, 'other.pem');
    await writeFile(other, tls.rootCertificates[0] ?? '');
    const both = { ca: () => other, env: { NODE_EXTRA_CA_CERTS: authority().path } };
    const { transport: second } = openTestTransport(server.origin, both);
    expect((await second.send(GET)).status).toBe(200);
  });
});

describe('a file of authorities', () => {
  it.each([
    ['isn’t there', null, 'ENOENT'],
    ['holds no certificate', 'hello', 'no certificate'],
    ['is damaged', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'damaged'],
  ])('that %s is refused before anything is sent', async (_, text, why) => {
    const path = join(await tempFolder(), 'ca.pem');
    if (text !== null) await writeFile(path, text);
    const { transport, waits } = openTestTransport('https://portal.example', { ca: () => path });
    await expect(transport.send(GET)).rejects.toMatchObject({
      kind: 'config',
      code: 'ca_unusable',
      why: expect.stringContaining(why),
    });
    expect(waits).toEqual([]);
  });

  it('isn’t read for a portal on this machine that speaks no TLS', async () => {
    const server = await startServer((_, response) => json(response, {}));
    const { transport } = openTestTransport(server.origin, {
      ca: () => {
        throw new Error('asked for');
      },
    });
    expect((await transport.send(GET)).status).toBe(200);
  });
});

describe('TLS before 1.2', () => {
  it('is not spoken, even where Node was told to', async () => {
    const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls;
    onTestFinished(() => {
      Object.assign(tls, { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS });
    });
    Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1', DEFAULT_CIPHERS: 'ALL:@SECLEVEL=0' });
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const;
    const server = await startTls(await authority().certify(), old);

    const lax = tls.connect({ port: server.port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(lax, 'secureConnect');
    expect(lax.getProtocol()).toBe('TLSv1.1');
    lax.destroy();

    for (const options of [trusted(), {}]) {
      const { transport } = openTestTransport(server.origin, options);
      await expect(transport.send(GET)).rejects.toMatchObject({
        code: 'tls_failed',
        why: expect.stringContaining('only an old TLS'),
      });
    }
    expect(server.requests()).toBe(0);
  });
});

it('a portal that speaks no TLS at its https address is told apart', async () => {
  const plain = await startServer((_, response) => json(response, {}));
  const { transport } = openTestTransport(
    plain.origin.replace('http://127.0.0.1', 'https://localhost'),
  );
  await expect(transport.send(GET)).rejects.toMatchObject({
    code: 'tls_failed',
    why: expect.stringContaining('doesn’t speak TLS'),
  });
  expect(plain.seen).toEqual([]);
});
