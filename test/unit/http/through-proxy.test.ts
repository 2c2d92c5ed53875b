import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { signIn } from '../../../src/auth/sign-in.ts';
import { useAuthority } from '../../support/certificates.ts';
import { json } from '../../support/server.ts';
import { startTinyproxy } from '../../support/tinyproxy.ts';
import { GET, openTestTransport, WRITE } from './open.ts';

const authority = useAuthority();

/** A portal that counts as one of another machine: 0.0.0.0 leads here, too, but isn't loopback by name. */
async function startFarPortal() {
  const seen: { url: string; authorization: string | undefined }[] = [];
  let connections = 0;
  const certified = await authority().certify({ names: ['IP:0.0.0.0'] });
  const server = createTlsServer(certified, (request, response) => {
    seen.push({ url: request.url ?? '', authorization: request.headers.authorization });
    request.resume().on('end', () => json(response, { access_token: 'T', expires_in: 60 }));
  });
  server.on('connection', () => {
    connections += 1;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `https://0.0.0.0:${port}`, port, seen, connections: () => connections };
}

const trusted = { ca: () => authority().path };
const SECRET = { authorization: 'Bearer very-secret-token' };

/** A proxy that does with each connection as it is told. */
async function startBadProxy(answer: string | null): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      if (answer === null) socket.destroy();
      else if (answer !== '') socket.end(answer);
    });
    onTestFinished(() => {
      socket.destroy();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a portal behind a proxy', () => {
  it('is reached through it with one connection for many requests, and the proxy sees no token', async () => {
    const portal = await startFarPortal();
    const proxy = await startTinyproxy();
    const lines: string[] = [];
    const { transport } = openTestTransport(portal.origin, {
      ...trusted,
      env: { HTTPS_PROXY: `http://${proxy.host}` },
      trace: (line) => lines.push(line),
    });
    for (const path of ['/v1.0/jobs?filter=Priya', '/v1.0/jobs', '/v1.0/jobs']) {
      await transport.send({ ...GET, path, headers: SECRET });
    }
    expect(portal.seen).toHaveLength(3);
    expect(portal.connections()).toBe(1);
    const log = await proxy.log();
    expect(log).toContain(`CONNECT 0.0.0.0:${portal.port}`);
    expect(log).not.toMatch(/very-secret|jobs|Priya/);
    expect(lines[0]).toContain(`via ${proxy.host}`);
    expect(lines.join()).not.toMatch(/very-secret|Priya/);
  });

  it('is signed in to through it, too', async () => {
    const portal = await startFarPortal();
    const proxy = await startTinyproxy();
    const token = await signIn(
      { profile: 'p', tokenUrl: `${portal.origin}/oauth/token`, audience: 'a' },
      { clientId: 'id', clientSecret: 'client-secret' },
      { userAgent: 'test', ...trusted, env: { ALL_PROXY: proxy.host } },
    );
    expect(token.value).toBe('T');
    const log = await proxy.log();
    expect(log).toContain('CONNECT');
    expect(log).not.toContain('client-secret');
  });

  it('is reached without it where NO_PROXY says so', async () => {
    const portal = await startFarPortal();
    const { transport } = openTestTransport(portal.origin, {
      ...trusted,
      env: { HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: '0.0.0.0' },
    });
    expect((await transport.send(GET)).status).toBe(200);
  });
});

describe('a proxy that wants a password', () => {
  it('gets the one in the variable, which no trace shows', async () => {
    const portal = await startFarPortal();
    const proxy = await startTinyproxy('BasicAuth mary geheim1');
    const lines: string[] = [];
    const { transport } = openTestTransport(portal.origin, {
      ...trusted,
      env: { HTTPS_PROXY: `http://mary:geheim1@${proxy.host}` },
      trace: (line) => lines.push(line),
    });
    expect((await transport.send(GET)).status).toBe(200);
    expect(lines.join()).not.toMatch(/geheim1|mary/);
  });

  it.each([
    ['', 'asks for a user name and a password'],
    ['mary:wrong-word@', 'doesn’t accept the user name and password in HTTPS_PROXY'],
  ])('and gets none or a wrong one (%j) ends with a configuration error', async (user, words) => {
    const portal = await startFarPortal();
    const proxy = await startTinyproxy('BasicAuth mary geheim1');
    const { transport, waits } = openTestTransport(portal.origin, {
      ...trusted,
      env: { HTTPS_PROXY: `http://${user}${proxy.host}` },
    });
    const error = await transport.send(WRITE).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'config', code: 'proxy_sign_in' });
    expect(error).toHaveProperty('message', expect.stringContaining(`${proxy.host} ${words}`));
    expect(JSON.stringify(error)).not.toContain('wrong-word');
    expect(waits).toEqual([]);
    expect(portal.seen).toEqual([]);
  });
});

describe('an error on the way names the proxy and its variable', () => {
  it('when the proxy is down, and a write may be repeated', async () => {
    const { transport, waits } = openTestTransport('https://0.0.0.0:9', {
      env: { https_proxy: 'http://mary:geheim1@127.0.0.1:1' },
    });
    const error = await transport.send(WRITE).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'proxy_unreachable',
      message: 'The proxy at 127.0.0.1:1 can’t be reached.',
      why: 'Nothing listens at that address. https_proxy names it for the way to https://0.0.0.0:9.',
      outcomeUnknown: false,
    });
    expect(waits).toHaveLength(3);
  });

  it.each([
    ['forbids the way', 'HTTP/1.1 403 Forbidden\r\n\r\n', 'proxy_forbids', 0],
    ['finds no way', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'portal_unreachable', 3],
    ['hangs up', null, 'proxy_unreachable', 3],
    ['says nothing', '', 'proxy_unreachable', 3],
    ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'proxy_unreachable', 3],
  ])('when it %s', async (_, answer, code, repeats) => {
    const host = await startBadProxy(answer);
    const { transport, waits } = openTestTransport('https://0.0.0.0:9', {
      env: { HTTPS_PROXY: host },
      timeoutMs: 100,
    });
    const error = await transport.send(WRITE).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'unreachable', code, outcomeUnknown: false });
    expect(error).toHaveProperty('message', expect.stringContaining(`proxy at ${host}`));
    expect(error).toHaveProperty('why', expect.stringContaining('HTTPS_PROXY'));
    expect(waits).toHaveLength(repeats);
  });

  it('but not when the portal’s own certificate is bad', async () => {
    const portal = await startFarPortal();
    const proxy = await startTinyproxy();
    const { transport } = openTestTransport(portal.origin, { env: { HTTPS_PROXY: proxy.host } });
    await expect(transport.send({ ...GET, headers: SECRET })).rejects.toMatchObject({
      code: 'tls_failed',
      message: `The portal at ${portal.origin} can’t be trusted.`,
    });
    expect(portal.seen).toEqual([]);
  });
});
