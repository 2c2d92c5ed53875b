import { createHash, randomUUID } from 'node:crypto';
import { TUS_VERSION } from '../../src/portal/contract/resumable-uploads.ts';
import type { Case, Scene } from './scene.ts';

const CONTENT = new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
const TUS = { 'Tus-Resumable': TUS_VERSION };

export const beginUpload: Case = async ({ job }) => ({
  params: { job_id: (await job('CLAIMED')).id },
  headers: {
    ...TUS,
    'Upload-Length': String(CONTENT.length),
    'Upload-Metadata': `filename ${btoa('contract.pdf')},filetype ${btoa('application/pdf')}`,
  },
});

const withUpload = async (scene: Scene) => {
  const begun = await scene.answer('createUpload', await beginUpload(scene));
  const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
  return { params: { upload_id: id } };
};

export const uploadPiece: Case = async (scene) => ({
  ...(await withUpload(scene)),
  headers: { ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
  piece: CONTENT,
});

export const uploadCompletion: Case = async (scene) => {
  const piece = await uploadPiece(scene);
  await scene.call('sendUpload', piece);
  const sha256 = createHash('sha256').update(CONTENT).digest('hex');
  return {
    params: piece.params ?? {},
    body: { title: 'Contract', document_type_id: 'OTHER', sha256 },
  };
};

export const uploadQuestion: Case = async (scene) => ({
  ...(await withUpload(scene)),
  headers: TUS,
});

export const documentBatch: Case = async ({ job }) => {
  const { id: job_id } = await job('CLAIMED');
  const document = (title: string) => ({
    job_id,
    title,
    document_type_id: 'OTHER',
    idempotency_key: randomUUID(),
  });
  const file = new Blob([CONTENT], { type: 'application/pdf' });
  return {
    body: { batch: { documents: [document('Contract'), document('Receipt')] }, file: [file, file] },
  };
};
