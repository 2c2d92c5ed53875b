import type { BlobStore } from '../files/blob-store.ts';
import type { Store } from '../store/index.ts';
import { DOCUMENT_TYPES, PLATFORM_ID, PRO } from './catalog.ts';
import { seedId } from './ids.ts';
import { insertEvents } from './insert-events.ts';
import { insertNotes } from './insert-notes.ts';
import { SAMPLE_MILESTONES } from './milestones.ts';
import { pdfDocument } from './pdf.ts';
import { checklistFor, questionnaireFor } from './questions.ts';
import type { DocumentSketch, JobSketch } from './sketch.ts';
import { clientId, TAX_YEAR, toJob } from './sketched-job.ts';

export interface SeedTarget {
  store: Store;
  blobs: BlobStore;
  /** The moment of seeding. */
  now: Date;
}

const HOUR = 3_600_000;

function insertDocument(
  { store, blobs }: SeedTarget,
  sketch: JobSketch,
  document: DocumentSketch,
  time: string,
): void {
  const [client] = sketch.clients;
  const content = pdfDocument(document.title, [
    sketch.displayName,
    `Tax year ${TAX_YEAR}`,
    ...document.lines,
    'Made-up sample for the taxq sandbox.',
  ]);
  store.documents.insert({
    id: seedId(`document ${sketch.key} ${document.title}`),
    title: document.title,
    description: null,
    create_time: time,
    update_time: time,
    document_type: { id: document.type, name: DOCUMENT_TYPES[document.type] ?? document.type },
    job_id: seedId(`job ${sketch.key}`),
    file_name: document.fileName,
    content_type: 'application/pdf',
    size: content.length,
    sha256: blobs.put(content),
    uploaded_by:
      document.from === 'pro'
        ? { user_id: PRO.user_id, display_name: PRO.display_name, type: 'PROVIDER' }
        : {
            user_id: clientId(client),
            display_name: `${client.given} ${client.family}`,
            type: 'CLIENT',
          },
  });
}

/** Puts one job with all that belongs to it into an empty place of the store. */
export function insertJob(target: SeedTarget, sketch: JobSketch): void {
  const { store, now } = target;
  const time = (ago: number) => new Date(now.getTime() - ago * HOUR).toISOString();
  const job = toJob(sketch, time);
  store.jobs.insert(
    job,
    questionnaireFor(sketch.answers),
    checklistFor(sketch.key, sketch.documents, time),
  );
  SAMPLE_MILESTONES[sketch.type].forEach(([name, owner], position) => {
    const ago = sketch.ticked[name];
    store.milestones.insert(job.id, position, {
      id: seedId(`milestone ${sketch.key} ${name}`),
      name,
      owner,
      completed: ago !== undefined,
      completed_time: ago === undefined ? null : time(ago),
    });
  });
  const senders = {
    client: clientId(sketch.clients[0]),
    pro: PRO.user_id,
    platform: PLATFORM_ID,
  };
  sketch.messages.forEach(({ from, ago, text }, index) => {
    store.messages.insert(job.id, {
      id: seedId(`message ${sketch.key} ${index}`),
      text,
      sender_user_id: senders[from],
      create_time: time(ago),
    });
  });
  for (const document of sketch.documents) {
    insertDocument(target, sketch, document, time(document.ago));
  }
  insertNotes(store, sketch, time);
  insertEvents(store, sketch, time);
  if (sketch.scopeChange === undefined) return;
  const { item, name, reason, ago } = sketch.scopeChange;
  store.scopeChanges.insert({
    id: seedId(`scope change ${sketch.key}`),
    job_id: job.id,
    kind: 'SERVICE',
    status: 'PENDING',
    reason,
    created_by_user_id: PRO.user_id,
    create_time: time(ago),
    decided_time: null,
    decision_reason: null,
    items: [{ item_id: item, name, quantity: 1, price: null }],
  });
}
