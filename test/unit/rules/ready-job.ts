import type {
  CloseDocument,
  CloseFacts,
  CloseJob,
  CloseMessage,
} from '../../../src/rules/close-gate/facts.ts';
import { DEFAULT_TAG_IDS } from '../../../src/rules/tags.ts';

export const PRO = 'user-pro';
export const CLIENT = 'user-client';
export const PLATFORM = 'user-platform';

export const CLOSING_TEXT = `Your return is done and your refund goes to the bank account on the return.
I am closing this job now. After that, this chat and uploads are no longer available.
Contact Rocket Tax support and ask to reopen your job if you need me again.`;

/** An instant in March 2026: the day of the month, and the hour when it matters. */
export function march(day: number, hour = 12): string {
  return `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
}

export function paper(id: string, tag: string | null, day: number, title: string): CloseDocument {
  return { id, title, create_time: march(day), document_type_id: tag };
}

export function says(id: string, sender: string, day: number, text: string): CloseMessage {
  return { id, text, sender_user_id: sender, create_time: march(day) };
}

export const DRAFT = paper('doc-draft', 'DRAFT_RETURN', 2, 'Draft return 2025');
export const FINAL = paper('doc-final', 'FINAL_RETURN', 6, 'Final return 2025');
export const EFILE = paper('doc-efile', 'EFILE_CONFIRMATION', 7, 'E-File confirmation');

export const FORM_8879 = paper('doc-8879', 'EFILE_AUTHORIZATION', 5, 'Form 8879 signed');
export const SIGNED = paper('doc-signed', 'SIGNED_RETURN', 5, 'Signed return 2025');

/** A federal-only consumer job of which everything but the close-out message is done. */
export function readyJob(
  change: Partial<Omit<CloseFacts, 'job'>> & { job?: Partial<CloseJob> } = {},
): CloseFacts {
  const { job, ...rest } = change;
  return {
    milestones: [
      { id: 'm1', name: 'Introductions', owner: 'PRO', completed: true },
      { id: 'm2', name: 'Draft approved', owner: 'CLIENT', completed: true },
    ],
    messages: [
      says('msg-1', PRO, 1, 'Hi Ana, I am your preparer.'),
      says('msg-2', CLIENT, 4, 'Looks right to me.'),
      says('msg-3', PRO, 5, 'Thank you, I will file it.'),
    ],
    documents: [DRAFT, FORM_8879, SIGNED, FINAL, EFILE],
    tagIds: DEFAULT_TAG_IDS,
    support_name: 'Rocket Tax support',
    ...rest,
    job: {
      short_id: 'AB12CD34EF5',
      status: 'CLAIMED',
      job_type: 'b2c_individual',
      tax_year: 2025,
      client_user_ids: [CLIENT],
      pro_user_id: PRO,
      pending_scope_change_id: null,
      step: 'DRAFT_APPROVED',
      step_time: march(4),
      jurisdictions: [{ code: 'US', name: 'Federal', filing: 'EFILE' }],
      ...job,
    },
  };
}
