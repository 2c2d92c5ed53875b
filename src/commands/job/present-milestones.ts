import type { Milestone } from '../../portal/contract/milestones.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint } from '../../terminal/terminal.ts';
import { localTime } from '../../terminal/times.ts';
import type { View } from '../../terminal/view.ts';
import { MILESTONE_FIELDS } from './fields.ts';

const ownerText = (milestone: Milestone): string =>
  milestone.owner === 'CLIENT' ? 'client' : milestone.owner === 'PRO' ? 'you' : milestone.owner;

/** One milestone as a line of a job's page. */
export function milestoneLine(milestone: Milestone, paint: Paint): string {
  const mark = milestone.completed ? paint.done('✓') : paint.dim('○');
  return `${mark} ${sanitizeLine(milestone.name)} ${paint.dim(`· ${sanitizeLine(ownerText(milestone))}`)}`;
}

/** How milestones are listed. */
export const milestonesView: View<Milestone> = {
  fields: MILESTONE_FIELDS,
  toJson: (milestone) => ({ ...milestone }),
  empty: 'This job has no milestones.',
  columns: [
    {
      heading: '',
      cell: ({ completed }) =>
        completed ? { text: '✓', tone: 'done' } : { text: '○', tone: 'dim' },
    },
    { heading: 'MILESTONE', cell: ({ name }) => name, elastic: 1 },
    { heading: 'OWNER', cell: ownerText },
    {
      heading: 'TICKED',
      cell: ({ completed_time }) => ({
        text: completed_time ? localTime(completed_time) : '',
        tone: 'dim',
      }),
    },
    { heading: 'ID', cell: ({ id }) => ({ text: id, tone: 'dim' }), elastic: 0 },
  ],
};
