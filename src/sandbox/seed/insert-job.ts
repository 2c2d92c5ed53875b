import type { ProJob } from '../../portal/contract/pro.ts';
import type { BlobStore } from '../files/blob-store.ts';
import type { Store } from '../store/index.ts';
import { DOCUMENT_TYPES, PLATFORM_ID, PRO, WORKSPACES } from './catalog.ts';
import { seedId, seedShortId } from './ids.ts';
import { SAMPLE_MILESTONES } from './milestones.ts';
import { pdfDocument } from './pdf.ts';
import { answeredQuestions, checklistFor, questionnaireFor } from './questions.ts';
import type { DocumentSketch, JobSketch, PersonSketch } from './sketch.ts';
import { stateName } from './states.ts';

const TAX_YEAR = 2025;

export interface SeedTarget {
  store: Store;
  blobs: BlobStore;
  /** The moment of seeding. */
  now: Date;
}

const HOUR = 3_600_000;

export const clientId = ({ given, family }: PersonSketch) => seedId(`client ${given} ${family}`);

function membersOf(sketch: JobSketch): NonNullable<ProJob['members']> {
  const clients = sketch.clients.map((person, index) => ({
    role: index === 0 ? 'CLIENT' : 'CHAMPION',
    type: 'CLIENT',
    user_id: clientId(person),
    given_name: person.given,
    family_name: person.family,
    display_name: `${person.given} ${person.family}`,
  }));
  if (!sketch.withPro) return clients;
  const { user_id, given_name, family_name, display_name } = PRO;
  return [
    ...clients,
    { role: 'PROVIDER', type: 'PROVIDER', user_id, given_name, family_name, display_name },
  ];
}

const jurisdiction = (text: string) => {
  const [code = '', filing = 'EFILE'] = text.split(':');
  return { code, name: stateName(code), filing };
};

const unreadCount = ({ messages }: JobSketch) => {
  const last = messages.findLastIndex(({ from }) => from === 'pro');
  return messages.slice(last + 1).filter(({ from }) => from === 'client').length;
};

function toJob(sketch: JobSketch, time: (ago: number) => string): ProJob {
  const workspace = WORKSPACES[sketch.workspace];
  const optional = (ago: number | undefined) => (ago === undefined ? null : time(ago));
  return {
    id: seedId(`job ${sketch.key}`),
    short_id: seedShortId(sketch.key),
    name: `${sketch.displayName}, ${TAX_YEAR} Form ${sketch.form}`,
    description: `${sketch.displayName} | ${TAX_YEAR} | ${sketch.form}`,
    workspace_id: workspace.id,
    status: sketch.status,
    create_time: time(sketch.created),
    update_time: time(sketch.updated),
    transmit_time: optional(sketch.submitted),
    deadline_time: sketch.dueIn === undefined ? null : time(-sketch.dueIn),
    total_amount: sketch.amount,
    members: membersOf(sketch),
    requested_provider: null,
    current_progress_step:
      sketch.step === undefined
        ? null
        : { step: sketch.step[0], date_updated: time(sketch.step[1]) },
    workspace: { ...workspace },
    job_type: sketch.type,
    tax_year: TAX_YEAR,
    jurisdictions: sketch.jurisdictions.map(jurisdiction),
    questionnaire_answers: answeredQuestions(sketch.answers),
    hold_reason: sketch.holdReason ?? null,
    pending_scope_change_id:
      sketch.scopeChange === undefined ? null : seedId(`scope change ${sketch.key}`),
    unread_count: unreadCount(sketch),
    info_complete_time: optional(sketch.infoComplete),
    completed_time: optional(sketch.completed),
    client_rating: sketch.rating ?? null,
  };
}

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
