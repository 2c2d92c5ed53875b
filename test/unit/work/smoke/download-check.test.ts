import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { downloadCheck } from '../../../../src/work/smoke/download-check.ts';
import type { Scene } from '../../../../src/work/smoke/scene.ts';

function* without(end: number) {
  for (let sent = 0; sent < end; sent += 1_000) yield Buffer.alloc(1_000);
}

async function check(size: number | null, stream: Readable) {
  const document = { id: 'doc-1', size, sha256: null };
  const open = async () => ({ size: null, sha256: null, stream });
  const scene = { documents: [document], source: { open } } as object as Scene;
  const { status, message } = await downloadCheck(scene).run(new AbortController().signal);
  return { status, message, destroyed: stream.destroyed };
}

it('ends a content that goes on after the size that the portal says', async () => {
  expect(await check(766, Readable.from(without(Number.POSITIVE_INFINITY)))).toEqual({
    status: 'fail',
    message: 'Document doc-1 has more than the 766 bytes that the portal says.',
    destroyed: true,
  });
});

it('leaves open what is larger than it reads, where no size is told', async () => {
  expect(await check(null, Readable.from(without(30_000_000)))).toMatchObject({
    status: 'could-not-check',
    destroyed: true,
  });
});

it('takes a content that breaks off for a failure, whatever broke', async () => {
  const broken = new Readable({
    read() {
      this.push(Buffer.alloc(10));
      this.destroy(Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }));
    },
  });
  expect(await check(766, broken)).toMatchObject({ status: 'fail' });
});
