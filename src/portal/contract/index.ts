import * as consultations from './consultations.ts';
import * as batches from './document-batches.ts';
import * as uploads from './document-uploads.ts';
import * as documents from './documents.ts';
import * as events from './events.ts';
import * as info from './info-complete.ts';
import * as jobs from './jobs.ts';
import * as me from './me.ts';
import * as members from './members.ts';
import * as bank from './message-bank.ts';
import * as messages from './messages.ts';
import * as milestones from './milestones.ts';
import * as notes from './notes.ts';
import type { Operation } from './operation.ts';
import * as pro from './pro-jobs.ts';
import * as questionnaire from './questionnaire.ts';
import * as resumable from './resumable-uploads.ts';
import * as scope from './scope-changes.ts';
import * as token from './token.ts';

/**
 * Every operation of the portal, once. The client's typed calls, the sandbox's routes and checks
 * and `openapi.json` are all made from this table; an operation or field that is not in it does
 * not exist for taxq.
 */
export const CONTRACT = {
  getToken: token.getToken,
  listJobs: jobs.listJobs,
  getJob: jobs.getJob,
  getJobByShortId: jobs.getJobByShortId,
  requestCancellation: jobs.requestCancellation,
  requestReopen: jobs.requestReopen,
  approveDraft: jobs.approveDraft,
  rejectDraft: jobs.rejectDraft,
  getQuestionnaire: questionnaire.getQuestionnaire,
  getChecklist: questionnaire.getChecklist,
  listMessages: messages.listMessages,
  sendMessage: messages.sendMessage,
  listJobDocuments: documents.listJobDocuments,
  createDocument: uploads.createDocument,
  getDocument: documents.getDocument,
  downloadDocument: documents.downloadDocument,
  listMembers: members.listMembers,
  getMember: members.getMember,
  createMagicLink: members.createMagicLink,
  listConsultationItems: consultations.listConsultationItems,
  listJobConsultations: consultations.listJobConsultations,
  createConsultation: consultations.createConsultation,
  approveScopeChange: scope.approveScopeChange,
  rejectScopeChange: scope.rejectScopeChange,
  getCapabilities: me.getCapabilities,
  getMe: me.getMe,
  listProJobs: pro.listProJobs,
  getProJob: pro.getProJob,
  listMilestones: milestones.listMilestones,
  completeMilestone: milestones.completeMilestone,
  declareInfoComplete: info.declareInfoComplete,
  withdrawInfoComplete: info.withdrawInfoComplete,
  listEvents: events.listEvents,
  completeJob: pro.completeJob,
  listBankTemplates: bank.listBankTemplates,
  sendProMessage: messages.sendProMessage,
  listNotes: notes.listNotes,
  createNote: notes.createNote,
  listDocumentTypes: documents.listDocumentTypes,
  listProDocuments: documents.listProDocuments,
  uploadProDocument: uploads.uploadProDocument,
  uploadDocumentBatch: batches.uploadDocumentBatch,
  createUpload: resumable.createUpload,
  getUpload: resumable.getUpload,
  sendUpload: resumable.sendUpload,
  completeUpload: resumable.completeUpload,
  listScopeItems: scope.listScopeItems,
  listScopeChanges: scope.listScopeChanges,
  createScopeChange: scope.createScopeChange,
  withdrawScopeChange: scope.withdrawScopeChange,
} satisfies Record<string, Operation>;

export type OperationId = keyof typeof CONTRACT;

/** Everything the pro surface can offer, as `GET /pro/v1/capabilities` lists it. */
export const CAPABILITIES: readonly string[] = [
  ...new Set(
    Object.values<Operation>(CONTRACT).flatMap((op) => (op.capability ? [op.capability] : [])),
  ),
  documents.DOCUMENT_VERSIONS,
];
