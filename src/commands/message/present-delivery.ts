import type { Cell } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { Delivery } from '../../work/message/deliver.ts';
import { DELIVERY_FIELDS } from './fields.ts';
import { findingsJson } from './show-findings.ts';

const SENT_BEFORE = 'An earlier attempt had brought it there; it wasn’t sent again.';

const reasonOf = (delivery: Delivery): string | null => {
  if (delivery.status === 'already_sent') return SENT_BEFORE;
  if (delivery.status === 'skipped') return delivery.reason;
  return delivery.status === 'failed' ? delivery.error.whatAndWhy : null;
};

const RESULT_CELLS: Record<Delivery['status'], Cell> = {
  planned: { text: '○ to be sent', tone: 'dim' },
  sent: { text: '✓ sent', tone: 'done' },
  already_sent: { text: '✓ sent before', tone: 'done' },
  skipped: { text: '– nothing to do', tone: 'dim' },
  failed: { text: '✗ not sent', tone: 'late' },
};

function detail(delivery: Delivery, { timeText }: Pick<Terminal, 'timeText'>): string {
  if ('message' in delivery) return timeText(delivery.message.create_time);
  // The row names the job already, so the cause alone says more in less room.
  if (delivery.status === 'failed') return delivery.error.why ?? delivery.error.message;
  return delivery.status === 'skipped' ? delivery.reason : '';
}

/** How what became of messages is listed. */
export const deliveriesView: View<Delivery> = {
  fields: DELIVERY_FIELDS,
  toJson: (delivery) => {
    const message = 'message' in delivery ? delivery.message : null;
    const lint = 'lint' in delivery ? delivery.lint : undefined;
    const draft = 'draft' in delivery ? delivery.draft : null;
    return {
      job: delivery.job.short_id,
      status: delivery.status,
      message_id: message?.id ?? null,
      create_time: message?.create_time ?? null,
      template: draft?.template ?? null,
      text: draft?.text ?? null,
      reason: reasonOf(delivery),
      findings: findingsJson(draft?.text ?? '', lint),
      overridden: lint?.overridden ?? [],
    };
  },
  empty: 'No messages.',
  columns: [
    { heading: 'JOB', cell: ({ job }) => job.short_id },
    { heading: 'CLIENT', cell: ({ job }) => ({ text: jobTitle(job), tone: 'strong' }), elastic: 1 },
    { heading: 'RESULT', cell: ({ status }) => RESULT_CELLS[status] },
    {
      heading: '',
      cell: (delivery, terminal) => ({ text: detail(delivery, terminal), tone: 'dim' }),
      below: true,
    },
  ],
};
