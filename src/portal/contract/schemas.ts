import { Problem } from './common.ts';
import * as consultations from './consultations.ts';
import * as documents from './documents.ts';
import * as events from './events.ts';
import * as jobs from './jobs.ts';
import * as me from './me.ts';
import * as members from './members.ts';
import * as bank from './message-bank.ts';
import * as messages from './messages.ts';
import * as milestones from './milestones.ts';
import * as notes from './notes.ts';
import * as pro from './pro-jobs.ts';
import * as questionnaire from './questionnaire.ts';
import * as scope from './scope-changes.ts';
import * as token from './token.ts';

/** The schemas that have a name of their own in the OpenAPI document. */
export const SCHEMAS: Readonly<Record<string, object>> = {
  BankTemplate: bank.BankTemplate,
  Checklist: questionnaire.Checklist,
  ChecklistItem: questionnaire.ChecklistItem,
  Consultation: consultations.Consultation,
  ConsultationItem: consultations.ConsultationItem,
  Document: documents.Document,
  DocumentType: documents.DocumentType,
  Job: jobs.Job,
  JobEvent: events.JobEvent,
  JobMember: jobs.JobMember,
  Jurisdiction: pro.Jurisdiction,
  MagicLinkRequest: members.MagicLinkRequest,
  Me: me.Me,
  Member: members.Member,
  Message: messages.Message,
  Milestone: milestones.Milestone,
  Note: notes.Note,
  Problem,
  ProDocument: documents.ProDocument,
  ProJob: pro.ProJob,
  ProgressStep: jobs.ProgressStep,
  Question: questionnaire.Question,
  Questionnaire: questionnaire.Questionnaire,
  ScopeChange: scope.ScopeChange,
  ScopeItem: scope.ScopeItem,
  SentMessage: messages.SentMessage,
  TokenRequest: token.TokenRequest,
  TokenResponse: token.TokenResponse,
};
