import { randomUUID } from 'node:crypto';

/** A document that is wanted in a batch. */
export interface Wish {
  job_id: string;
  title?: string;
  content?: string;
  document_type_id?: string;
  version_of?: string;
  idempotency_key?: string;
  file_name?: string;
}

/** The parts of a batch; what a wish doesn’t say is made up. */
export function batchForm(wishes: readonly Wish[]): FormData {
  const form = new FormData();
  const documents = wishes.map(({ content: _, file_name: __, ...facts }, place) => ({
    title: `Document ${place}`,
    idempotency_key: randomUUID(),
    ...facts,
  }));
  form.set('batch', JSON.stringify({ documents }));
  for (const { content = '%PDF-1.4\n%%EOF\n', file_name = 'return.pdf' } of wishes) {
    form.append('file', new Blob([content], { type: 'application/pdf' }), file_name);
  }
  return form;
}
