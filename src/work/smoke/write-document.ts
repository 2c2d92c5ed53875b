import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preflightFile } from '../../transfer/preflight.ts';
import { type Check, fail, pass } from '../checks/check.ts';
import { findSentDocument } from '../document/find-sent-document.ts';
import { listDocuments } from '../document/list-documents.ts';
import { type OutgoingDocument, transferKey } from '../document/outgoing.ts';
import { sendDocument } from '../document/send-document.ts';
import { chooseTag, readTags } from '../document/tags.ts';
import { probePdf } from './probe-pdf.ts';
import { leaving, NO_JOB, probeText, type Writing } from './write-text.ts';

/** Writes the run’s PDF where it can be sent from; `remove` takes it away. */
async function probeFile(runId: string) {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-smoke-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'taxq-smoke-check.pdf');
    await writeFile(path, probePdf(probeText(runId)), { mode: 0o600 });
    return { file: await preflightFile(path, { expectPdf: true }), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function send(writing: Writing, document: OutgoingDocument, signal: AbortSignal) {
  const { digestOf, sleep } = writing;
  const { session } = writing.scene;
  return sendDocument(session, document, {
    signal,
    key: transferKey(session.client.origin, document),
    gone: null,
    upload: null,
    onUpload: () => {},
    onRepeat: () => {},
    digestOf,
    sleep,
  });
}

/** Uploads a small PDF, and reads its bytes back. */
export const writeDocumentCheck = (writing: Writing): Check => ({
  id: 'write.document',
  name: 'Upload a document',
  needs: ['job.view'],
  run: async (signal) => {
    const { scene, runId, digestOf, left } = writing;
    const { session, job } = scene;
    if (job === null) return NO_JOB;
    const tag = chooseTag(await readTags(session), writing.tag);
    const { file, remove } = await probeFile(runId);
    try {
      const title = probeText(runId);
      const document = { job, tag, file, title, description: undefined, versionOf: null };
      const before = await findSentDocument(session, document, 0, digestOf);
      const id = await leaving(left, { kind: 'document', job }, async () => {
        return before ?? (await send(writing, document, signal));
      });
      if (id === null) return fail('The document was taken, but has no id.');
      const listed = (await listDocuments(session, job)).some((one) => one.id === id);
      if (!listed)
        return fail(`Document ${id} was taken, but job ${job.short_id} doesn’t list it.`);
      if ((await digestOf(id)) !== file.sha256) {
        return fail(`Document ${id} has other bytes than were sent.`);
      }
      const how = before === null ? 'Uploaded and read back' : 'There from before, and read back';
      return pass(`${how} by its digest: document ${id}.`);
    } finally {
      await remove();
    }
  },
});
