import type { EventType } from '../../portal/contract/events.ts';
import { holdReasonWords } from '../../rules/hold-reason.ts';
import type { View } from '../../terminal/view.ts';
import type { EventView } from '../../work/job/events.ts';
import { EVENT_FIELDS } from './fields.ts';
import { words } from './present.ts';

const WHAT: Readonly<Record<EventType, string>> = {
  job_created: 'created the job',
  job_claimed: 'claimed the job',
  message_sent: 'sent a message',
  note_added: 'wrote an internal note',
  document_uploaded: 'uploaded a document',
  document_version_added: 'uploaded a new version',
  document_deleted: 'deleted a document',
  milestone_ticked: 'ticked a milestone',
  info_complete_declared: 'declared info complete',
  info_complete_withdrawn: 'withdrew info complete',
  on_hold: 'put the job On-Hold',
  resumed: 'resumed the job',
  scope_change_requested: 'requested a scope change',
  scope_change_approved: 'approved the scope change',
  scope_change_rejected: 'rejected the scope change',
  scope_change_withdrawn: 'withdrew the scope change',
  draft_submitted: 'submitted the draft',
  draft_approved: 'approved the draft',
  draft_rejected: 'rejected the draft',
  completed: 'completed the job',
  reopened: 'reopened the job',
  cancelled: 'cancelled the job',
};

const isKnown = (type: string): type is EventType => Object.hasOwn(WHAT, type);

/** What happened; a type that taxq doesn’t know in the portal’s own words. */
const whatText = ({ type }: EventView): string => (isKnown(type) ? WHAT[type] : words(type));

function whoText({ actor_name, actor }: EventView): string {
  return actor_name ?? (actor === 'system' ? 'The portal' : '');
}

const HOLDS = ['on_hold', 'resumed'];

/** A word more about it; a hold’s reason in words. */
const noteText = ({ type, note }: EventView): string =>
  HOLDS.includes(type) ? (holdReasonWords(note) ?? '') : (note ?? '');

/** How the events of a job are listed. */
export const eventsView: View<EventView> = {
  fields: EVENT_FIELDS,
  toJson: (event) => ({ ...event }),
  empty: 'Nothing is told of this job.',
  columns: [
    {
      heading: 'TIME',
      cell: ({ time }, { timeText }) => ({
        text: time === null ? '' : timeText(time),
        tone: 'dim',
      }),
    },
    { heading: 'WHO', cell: whoText, elastic: 1 },
    { heading: 'WHAT', cell: whatText },
    { heading: 'ABOUT', cell: (event) => ({ text: noteText(event), tone: 'dim' }), below: true },
  ],
};
