import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { returnPdf } from '../../support/returns.ts';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { documents, timesTitled } from '../doc/documents.ts';
import {
  byName,
  folderWith,
  JOB,
  type Outcome,
  type Planned,
  upload,
  writeManifest,
} from './scene.ts';

const sandbox = useSandbox({ surface: 'public' });

async function oneFile(name: string, row: Readonly<Record<string, string>> = {}) {
  const folder = await folderWith({ [`${name}.txt`]: `content of ${name}` });
  const file = { file: `${name}.txt`, job: JOB.nunez, tag: 'OTHER', ...row };
  return writeManifest(join(folder, 'plan.csv'), [file]);
}

/** A way to the portal that changes the content of every document that is fetched. */
async function spoilingRelay(): Promise<string> {
  const portal = new URL(sandbox().url);
  const server = createServer((incoming, response) => {
    const { method = '', url = '' } = incoming;
    const headers = { ...incoming.headers, host: portal.host };
    const outgoing = request(new URL(url, portal), { method, headers }, async (upstream) => {
      const pieces: Buffer[] = [];
      for await (const piece of upstream) pieces.push(piece as Buffer);
      const body = Buffer.concat(pieces).toString('latin1');
      const spoilt = body.startsWith('content of') ? body.toUpperCase() : body;
      const { location } = upstream.headers;
      const here = location?.replace(portal.host, incoming.headers.host ?? '');
      response.writeHead(upstream.statusCode ?? 502, {
        ...upstream.headers,
        ...(here === undefined ? {} : { location: here }),
      });
      response.end(Buffer.from(spoilt, 'latin1'));
    });
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('bulk uploads to a portal of the public API only', () => {
  test('a plan matches, checks and compares by the reference', async () => {
    const env = await publicProfileEnv(sandbox());
    const folder = await folderWith({
      'Núñez 1098.txt': 'planned in public',
      'Núñez draft.pdf': returnPdf({ client: 'María José Núñez' }),
      'Elena Kim efile.pdf': returnPdf({ client: 'Priya Raman' }),
    });
    const out = join(folder, 'plan.csv');
    await upload(['plan', folder, '-o', out], { env });
    const run = await upload(['run', out, '--json'], { env });
    expect(run.code).toBe(0);
    const again = await upload(['plan', folder, '--json'], { env });
    const rows = byName(again.json<Planned[]>());
    expect(rows).toMatchObject({
      'Núñez 1098.txt': { job: JOB.nunez, verdict: 'same as on the portal' },
      'Núñez draft.pdf': { verdict: 'same as on the portal' },
    });
    expect(rows['Elena Kim efile.pdf']?.verdict).toContain('names another client, “Priya Raman”');
  });

  test('a description keeps its words, and ends with the reference', async () => {
    const env = await publicProfileEnv(sandbox());
    const manifest = await oneFile('described', { description: 'For the car' });
    const [done] = (await upload(['run', manifest, '--json'], { env })).json<Outcome[]>();
    const held = (await documents('Núñez', env)).find(({ id }) => id === done?.document_id);
    expect(held?.description).toBe(`For the car [ref ${done?.sha256?.slice(0, 12)}]`);
  });

  test.each(['lose', 'garble', 'cut'] as const)(
    'after a request that met “%s” there is exactly one document',
    async (fate) => {
      const manifest = await oneFile(`after ${fate}`);
      const relay = await startRelay(sandbox().url, (method, path, count) =>
        method === 'POST' && path === '/v1.0/documents' && count === 1 ? fate : 'pass',
      );
      const env = await publicProfileEnv(sandbox(), relay.origin);
      expect((await upload(['run', manifest], { env })).code).toBe(0);
      expect(await timesTitled(`after ${fate}`, 'Núñez', env)).toBe(1);
    },
  );

  test('on another machine, which knows of no upload, it is not sent again', async () => {
    const manifest = await oneFile('two machines');
    await upload(['run', manifest], { env: await publicProfileEnv(sandbox()) });
    const env = await publicProfileEnv(sandbox());
    const second = await upload(['run', manifest, '--json'], { env });
    expect(second.json<Outcome[]>()).toMatchObject([{ status: 'already_there' }]);
    expect(await timesTitled('two machines', 'Núñez', env)).toBe(1);
  });

  test('verify fetches the content for its proof', async () => {
    const env = await publicProfileEnv(sandbox());
    const manifest = await oneFile('proven');
    await upload(['run', manifest], { env });
    const verified = await upload(['verify', manifest, '--json'], { env });
    expect(verified.code).toBe(0);
    expect(verified.json()).toMatchObject([{ status: 'held', proof: 'content' }]);
  });

  test('verify isn’t taken in by a reference when the content is another', async () => {
    const manifest = await oneFile('spoilt');
    await upload(['run', manifest], { env: await publicProfileEnv(sandbox()) });
    const env = await publicProfileEnv(sandbox(), await spoilingRelay());
    const verified = await upload(['verify', manifest, '--json'], { env });
    expect(verified.code).toBe(9);
    expect(verified.json()).toMatchObject([{ status: 'missing', document_ids: [] }]);
  });
});
