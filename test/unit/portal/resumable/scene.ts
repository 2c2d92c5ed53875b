import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { fixedBearer } from '../../../../src/auth/bearer.ts';
import { openTransport } from '../../../../src/http/transport.ts';
import { openClient } from '../../../../src/portal/client.ts';
import type { ProDocument } from '../../../../src/portal/contract/documents.ts';
import {
  openResumableUploads,
  type ResumableFile,
} from '../../../../src/portal/resumable/resumable-uploads.ts';
import { ownSandbox } from '../../sandbox/support/sandbox.ts';
import { type Fate, startPieceRelay } from './piece-relay.ts';

export const KIB = 1024;
export const MIB = 1024 * KIB;

/** A file whose every part differs from every other. */
export function fileOf(size: number): ResumableFile & { sha256: string } {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
  return {
    name: 'Núñez 2025 “draft”.pdf',
    content_type: 'application/pdf',
    size,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    async *open(from) {
      for (let at = from; at < size; at += 64 * KIB) yield bytes.subarray(at, at + 64 * KIB);
    },
  };
}

/** Uploads to a portal that can be reached only through transports that don't wait. */
export function uploadsTo(origin: string, token: string) {
  const transport = openTransport({ origin, userAgent: 'test', sleep: async () => {} });
  onTestFinished(() => transport.close());
  const client = openClient(transport, fixedBearer('mine', 'a test', token));
  return openResumableUploads(client, { sleep: async () => {} });
}

/** A sandbox behind a relay, a job to upload to, and a client that knows the relay only. */
export async function uploadScene(decide?: (method: string, count: number) => Fate) {
  const own = await ownSandbox();
  const { id: jobId } = await own.job('María José Núñez');
  const relay = await startPieceRelay(own.sandbox.url, decide);
  const { signal } = new AbortController();
  const documents = async () => {
    const path = `/pro/v1/jobs/${jobId}/documents`;
    return (await own.pro.get<{ data: ProDocument[] }>(path)).body.data;
  };
  return {
    ...own,
    jobId,
    relay,
    signal,
    documents,
    uploads: uploadsTo(relay.origin, own.pro.token),
  };
}
