import type { OperationId } from '../../src/portal/contract/index.ts';
import type { Job } from '../../src/portal/contract/jobs.ts';
import { type Case, LeftOut, type Scene, tokenRequest } from './scene.ts';
import {
  beginUpload,
  documentBatch,
  uploadCompletion,
  uploadPiece,
  uploadQuestion,
} from './upload-cases.ts';

const file = () => new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' });

const ofJob =
  (status: string, body?: Record<string, unknown>): Case =>
  async ({ job }) => ({
    params: { job_id: (await job(status)).id },
    ...(body === undefined ? {} : { body }),
  });

const clientId = (job: Job) => {
  const client = job.members?.find(({ type }) => type === 'CLIENT');
  if (client === undefined) throw new LeftOut('the job has no client');
  return client.user_id;
};

const upload = () => ({ file: file(), title: 'Contract', document_type_id: 'DRAFT_RETURN' });

const withDraft: Case = async ({ job, call }) => {
  const params = { job_id: (await job('CLAIMED')).id };
  await call('uploadProDocument', { params, body: upload() });
  return { params };
};

const document: Case = async ({ target, job, call }) => {
  const params = { job_id: (await job('CLAIMED')).id };
  if (target.loan !== undefined) {
    const { data } = await call<{ data: Array<{ id: string }> }>('listJobDocuments', { params });
    const [known] = data;
    if (known === undefined) throw new LeftOut('the job has no document');
    return { params: { document_id: known.id } };
  }
  const { id } = await call<{ id: string }>('uploadProDocument', { params, body: upload() });
  return { params: { document_id: id } };
};

const scopeBody = async ({ call }: Scene) => {
  const { data } = await call<{ data: Array<{ id: string }> }>('listScopeItems');
  return { reason: 'More work', items: [{ scope_item_id: data[0]?.id, quantity: 1 }] };
};

const withScopeChange = async (scene: Scene) => {
  const params = { job_id: (await scene.job('CLAIMED')).id };
  const body = await scopeBody(scene);
  const { id } = await scene.call<{ id: string }>('createScopeChange', { params, body });
  return { params, id };
};

const humanRequest =
  (status: string): Case =>
  async ({ job }) => {
    const found = await job(status);
    const body = { requested_by_user_id: clientId(found), reason: 'They asked for it' };
    return { params: { job_id: found.id }, body };
  };

const nothing: Case = async () => ({});

/** One request that works for each operation; a new operation without one does not compile. */
export const CASES: Readonly<Record<OperationId, Case>> = {
  getToken: async ({ target }) => tokenRequest(target),
  listJobs: async () => ({ query: { page_size: '2', filter: 'status = "CLAIMED"' } }),
  getJob: ofJob('CLAIMED'),
  getJobByShortId: async ({ job }) => ({ params: { short_id: (await job('CLAIMED')).short_id } }),
  requestCancellation: humanRequest('CLAIMED'),
  requestReopen: humanRequest('CLOSED'),
  approveDraft: withDraft,
  rejectDraft: withDraft,
  getQuestionnaire: ofJob('CLAIMED'),
  getChecklist: ofJob('CLAIMED'),
  listMessages: ofJob('CLAIMED'),
  sendMessage: async ({ job }) => {
    const found = await job('CLAIMED');
    return {
      params: { job_id: found.id },
      body: { text: 'Hello', sender_user_id: clientId(found) },
    };
  },
  listJobDocuments: ofJob('CLAIMED'),
  createDocument: async ({ job }) => ({
    body: { ...upload(), description: 'A case', job_id: (await job('CLAIMED')).id },
  }),
  getDocument: document,
  downloadDocument: document,
  listMembers: async () => ({ query: { page_size: '3', filter: 'inactive = false' } }),
  getMember: async ({ job }) => ({ params: { user_id: clientId(await job('CLAIMED')) } }),
  createMagicLink: async ({ job }) => {
    const found = await job('CLAIMED');
    return {
      body: {
        user_id: clientId(found),
        hide_navbar: true,
        portal_view: { type: 'job_details', job_id: found.id },
        return_options: { url: 'https://example.com', action_label: 'Back' },
      },
    };
  },
  listConsultationItems: nothing,
  listJobConsultations: ofJob('CLAIMED'),
  createConsultation: async ({ job, call }) => {
    const { data } = await call<{ data: Array<{ id: string }> }>('listConsultationItems');
    return {
      params: { job_id: (await job('CLAIMED')).id },
      body: {
        reason: 'The client wants to talk',
        add: [{ consultation_item_id: data[0]?.id, quantity_to_add: 1 }],
        remove: [],
      },
    };
  },
  approveScopeChange: async (scene) => ({ params: (await withScopeChange(scene)).params }),
  rejectScopeChange: async (scene) => ({
    params: (await withScopeChange(scene)).params,
    body: { reason: 'Too much' },
  }),
  getCapabilities: nothing,
  getMe: nothing,
  listProJobs: async () => ({ query: { page_size: '2' } }),
  getProJob: ofJob('CLAIMED'),
  listMilestones: ofJob('CLAIMED'),
  completeMilestone: async ({ job, call }) => {
    const params = { job_id: (await job('CLAIMED')).id };
    const { data } = await call<{ data: Array<{ id: string; owner: string }> }>('listMilestones', {
      params,
    });
    const own = data.find(({ owner }) => owner === 'PRO');
    return { params: { ...params, milestone_id: own?.id ?? '' } };
  },
  declareInfoComplete: ofJob('CLAIMED'),
  withdrawInfoComplete: ofJob('CLAIMED'),
  listEvents: ofJob('CLAIMED'),
  completeJob: async (scene) => {
    // A job that was closed before has all its milestones ticked.
    const reopened = await humanRequest('CLOSED')(scene);
    await scene.call('requestReopen', reopened);
    return { params: reopened.params ?? {}, body: { rating: 5, comment: 'A pleasure' } };
  },
  listBankTemplates: nothing,
  sendProMessage: ofJob('CLAIMED', { text: 'Hello' }),
  listNotes: ofJob('CLAIMED'),
  createNote: ofJob('CLAIMED', { kind: 'waiting', text: '- Form W-2' }),
  listDocumentTypes: nothing,
  listProDocuments: ofJob('CLAIMED'),
  uploadProDocument: ofJob('CLAIMED', upload()),
  uploadDocumentBatch: documentBatch,
  createUpload: beginUpload,
  getUpload: uploadQuestion,
  sendUpload: uploadPiece,
  completeUpload: uploadCompletion,
  listScopeItems: nothing,
  listScopeChanges: ofJob('CLAIMED'),
  createScopeChange: async (scene) => ({
    params: { job_id: (await scene.job('CLAIMED')).id },
    body: await scopeBody(scene),
  }),
  withdrawScopeChange: async (scene) => {
    const { params, id } = await withScopeChange(scene);
    return { params: { ...params, scope_change_id: id } };
  },
};
