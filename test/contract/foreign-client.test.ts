import { createHash } from 'node:crypto';
import { Upload, type UploadOptions } from 'tus-js-client';
import { expect, onTestFinished, test } from 'vitest';
import { CONTRACT } from '../../src/portal/contract/index.ts';
import { ownSandbox } from '../support/sandbox.ts';
import { send } from './requests.ts';
import { openScene } from './scene.ts';

const CONTENT = Buffer.alloc(300_000, 'a draft return, ');

async function scene() {
  const opened = await openScene(await ownSandbox({ seed: 20 }));
  const { id } = await opened.job('CLAIMED');
  const options: UploadOptions = {
    endpoint: `${opened.target.url}/pro/v1/jobs/${id}/uploads`,
    headers: { authorization: `Bearer ${opened.token}` },
    metadata: { filename: 'Núñez draft.pdf', filetype: 'application/pdf' },
    chunkSize: 100_000,
    retryDelays: null,
  };
  return { ...opened, options };
}

const uploadWith = (options: UploadOptions) =>
  new Promise<string>((resolve, reject) => {
    const upload = new Upload(CONTENT, {
      ...options,
      onSuccess: () => resolve(upload.url ?? ''),
      onError: reject,
    });
    onTestFinished(() => upload.abort());
    upload.start();
  });

test('a client of the tus project uploads a file, which then becomes a document', async () => {
  const { target, token, options } = await scene();

  const url = await uploadWith(options);
  const answer = await send(
    target,
    CONTRACT.completeUpload,
    {
      params: { upload_id: url.split('/').at(-1) ?? '' },
      body: { title: 'Draft', sha256: createHash('sha256').update(CONTENT).digest('hex') },
    },
    token,
  );

  expect(answer).toMatchObject({
    status: 201,
    body: { file_name: 'Núñez draft.pdf', content_type: 'application/pdf', size: CONTENT.length },
  });
});

test('such a client goes on with an upload that was stopped', async () => {
  const { options } = await scene();
  const starts: number[] = [];
  const stopped = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(CONTENT, {
      ...options,
      onChunkComplete: (_size, accepted) => {
        if (accepted === 100_000) upload.abort().then(() => resolve(upload.url ?? ''), reject);
      },
      onError: reject,
    });
    upload.start();
  });

  await uploadWith({
    ...options,
    uploadUrl: stopped,
    onChunkComplete: (size, accepted) => starts.push(accepted - size),
  });

  expect(starts).toEqual([100_000, 200_000]);
});

test('such a client is told why it is refused', async () => {
  const { options } = await scene();
  const headers = { authorization: 'Bearer garbage' };

  await expect(uploadWith({ ...options, headers })).rejects.toThrow(/response code: 401/);
});
