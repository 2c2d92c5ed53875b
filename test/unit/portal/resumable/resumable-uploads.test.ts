import { describe, expect, it } from 'vitest';
import { ownSandbox } from '../../sandbox/support/sandbox.ts';
import { fileOf, KIB, MIB, uploadScene } from './scene.ts';

describe('an upload in pieces', () => {
  it('becomes a document with the file’s name, type, tag and digest', async () => {
    const { uploads, jobId, signal, relay } = await uploadScene();
    const file = fileOf(300 * KIB + 1);
    const held: number[] = [];

    const upload = await uploads.create(jobId, file, signal);
    const onAcknowledged = (bytes: number) => held.push(bytes);
    await uploads.send(upload, file, { signal, chunkBytes: 100 * KIB, onAcknowledged });
    const { sha256 } = file;
    const fields = { title: 'Draft', document_type_id: 'DRAFT_RETURN', sha256 };
    const document = await uploads.complete(upload, fields, signal);

    expect(document).toMatchObject({
      title: 'Draft',
      file_name: file.name,
      content_type: 'application/pdf',
      size: file.size,
      sha256,
      document_type: { id: 'DRAFT_RETURN' },
      uploaded_by: { display_name: 'Dana Whitaker', type: 'PROVIDER' },
    });
    expect(held).toEqual([0, 100 * KIB, 200 * KIB, 300 * KIB, file.size]);
    expect(relay.handedOn()).toBe(file.size);
  });

  it('goes on where the portal says it was cut, however often that happens', async () => {
    let cuts = 0;
    const { uploads, jobId, signal, relay } = await uploadScene((method, count) => {
      if (method !== 'PATCH' || count % 3 !== 0) return 'pass';
      cuts += 1;
      return 700 * KIB;
    });
    const file = fileOf(24 * MIB);

    const upload = await uploads.create(jobId, file, signal);
    await uploads.send(upload, file, { signal, chunkBytes: MIB });
    const document = await uploads.complete(upload, { title: 'T', sha256: file.sha256 }, signal);

    expect(document.sha256).toBe(file.sha256);
    expect(cuts).toBeGreaterThan(8);
    expect(relay.handedOn()).toBeLessThan(1.3 * file.size);
  });

  it('asks before it sends again when an answer was lost', async () => {
    const { uploads, jobId, signal, relay } = await uploadScene((method, count) =>
      method === 'PATCH' && count === 2 ? 'lose' : 'pass',
    );
    const file = fileOf(400 * KIB);

    const upload = await uploads.create(jobId, file, signal);
    await uploads.send(upload, file, { signal, chunkBytes: 100 * KIB });

    expect(relay.handedOn()).toBe(file.size);
    expect(relay.seen.map((request) => request.split(' ')[0])).toEqual([
      ...['POST', 'HEAD', 'PATCH', 'PATCH', 'HEAD', 'PATCH', 'PATCH'],
    ]);
  });

  it('goes on after the portal was restarted', async () => {
    const { uploads, jobId, signal, relay, sandbox, data } = await uploadScene();
    const file = fileOf(400 * KIB);
    const upload = await uploads.create(jobId, file, signal);
    const half = new AbortController();
    const sending = uploads.send(upload, file, {
      signal: half.signal,
      chunkBytes: 100 * KIB,
      onAcknowledged: (bytes) => {
        if (bytes === 200 * KIB) half.abort(new Error('stopped here'));
      },
    });
    await expect(sending).rejects.toThrow('stopped here');
    await sandbox.close();
    relay.portalUrl = (await ownSandbox({ data })).sandbox.url;

    await uploads.send(upload, file, { signal, chunkBytes: 100 * KIB });
    const document = await uploads.complete(upload, { title: 'T', sha256: file.sha256 }, signal);

    expect(document.sha256).toBe(file.sha256);
    expect(relay.handedOn()).toBeLessThanOrEqual(file.size + 100 * KIB);
  });

  it('is given up after five failures in a row that brought nothing', async () => {
    const { uploads, jobId, signal, relay } = await uploadScene((method, count) =>
      method === 'PATCH' && count > 1 ? 0 : 'pass',
    );
    const file = fileOf(400 * KIB);
    const upload = await uploads.create(jobId, file, signal);

    const sending = uploads.send(upload, file, { signal, chunkBytes: 100 * KIB });

    await expect(sending).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'upload_stalled',
      outcomeUnknown: false,
      message: expect.stringContaining(file.name),
    });
    expect(relay.seen.filter((request) => request.startsWith('PATCH'))).toHaveLength(1 + 5);
  });

  it('stops with the reason of the signal', async () => {
    const { uploads, jobId, signal } = await uploadScene((method) =>
      method === 'PATCH' ? 0 : 'pass',
    );
    const file = fileOf(100);
    const upload = await uploads.create(jobId, file, signal);
    const stop = new AbortController();
    stop.abort(new Error('Ctrl-C'));

    const sending = uploads.send(upload, file, { signal: stop.signal });

    await expect(sending).rejects.toThrow('Ctrl-C');
  });
});

describe('completing an upload', () => {
  const sent = async (decide?: Parameters<typeof uploadScene>[0]) => {
    const scene = await uploadScene(decide);
    const file = fileOf(100 * KIB);
    const upload = await scene.uploads.create(scene.jobId, file, scene.signal);
    await scene.uploads.send(upload, file, { signal: scene.signal });
    return { ...scene, file, upload };
  };

  it('makes one document though its answer is lost', async () => {
    const { uploads, upload, file, signal, documents } = await sent((method, count) =>
      method === 'POST' && count === 2 ? 'lose' : 'pass',
    );
    const before = await documents();

    const fields = { title: 'Once', sha256: file.sha256 };
    const document = await uploads.complete(upload, fields, signal);

    expect((await documents()).slice(before.length)).toEqual([document]);
  });

  it('finds the document again when an earlier run was killed after it', async () => {
    const { uploads, upload, file, signal, documents } = await sent();
    const fields = { title: 'Once', sha256: file.sha256 };
    const first = await uploads.complete(upload, fields, signal);
    const before = await documents();

    await uploads.send(upload, file, { signal });
    const again = await uploads.complete(upload, fields, signal);

    expect(again).toEqual(first);
    expect(await documents()).toEqual(before);
  });

  it('tells when other bytes arrived; the upload is gone then, and no document is made', async () => {
    const { uploads, upload, file, signal, documents } = await sent();
    const before = await documents();

    const completing = uploads.complete(upload, { title: 'T', sha256: 'a'.repeat(64) }, signal);

    await expect(completing).rejects.toMatchObject({ kind: 'failed', code: 'digest_mismatch' });
    await expect(uploads.send(upload, file, { signal })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'upload_gone',
    });
    await expect(
      uploads.complete(upload, { title: 'T', sha256: file.sha256 }, signal),
    ).rejects.toMatchObject({ code: 'upload_gone' });
    expect(await documents()).toEqual(before);
  });

  it('is refused while bytes are missing, and can be done later', async () => {
    const { uploads, jobId, signal } = await uploadScene();
    const file = fileOf(100);
    const fields = { title: 'T', sha256: file.sha256 };
    const upload = await uploads.create(jobId, file, signal);

    await expect(uploads.complete(upload, fields, signal)).rejects.toMatchObject({
      kind: 'refused',
      code: 'portal_refused',
      why: expect.stringContaining('100 are missing'),
    });
    await uploads.send(upload, file, { signal });
    expect(await uploads.complete(upload, fields, signal)).toMatchObject({ size: 100 });
  });
});
