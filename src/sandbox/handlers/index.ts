import { consultationHandlers } from './consultations.ts';
import { documentHandlers } from './documents.ts';
import { eventHandlers } from './events.ts';
import type { Handlers } from './handler.ts';
import { infoCompleteHandlers } from './info-complete.ts';
import { jobHandlers } from './jobs.ts';
import { memberHandlers } from './members.ts';
import { messageHandlers } from './messages.ts';
import { milestoneHandlers } from './milestones.ts';
import { noteHandlers } from './notes.ts';
import { proHandlers } from './pro.ts';
import { questionnaireHandlers } from './questionnaire.ts';
import { scopeChangeHandlers } from './scope-changes.ts';
import { tokenHandlers } from './token.ts';

/** What the portal does for each operation of the contract. */
export const HANDLERS: Handlers = {
  ...tokenHandlers,
  ...jobHandlers,
  ...questionnaireHandlers,
  ...messageHandlers,
  ...documentHandlers,
  ...memberHandlers,
  ...consultationHandlers,
  ...scopeChangeHandlers,
  ...milestoneHandlers,
  ...noteHandlers,
  ...infoCompleteHandlers,
  ...eventHandlers,
  ...proHandlers,
};
