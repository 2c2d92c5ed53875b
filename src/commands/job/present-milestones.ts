import type { Milestone } from '../../portal/contract/milestones.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { MILESTONE_FIELDS } from './fields.ts';

const ownerText = (milestone: Milestone): string =>
  milestone.owner === 'CLIENT' ? 'client' : milestone.owner === 'PRO' ? 'you' : milestone.owner;

/** One milestone as a line of a job's page. */
export function milestoneLine(milestone: Milestone, paint: Paint): string {
  const mark = milestone.completed ? paint.done('✓') : paint.dim('○');
  return `${mark} ${sanitizeLine(milestone.name)} ${paint.dim(`· ${sanitizeLine(ownerText(milestone))}`)}`;
}

/** How milestones are listed; on a terminal without ids, which leave no room for the names. */
export const milestonesView = (terminal: boolean): View<Milestone> => ({
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
      cell: ({ completed_time }, { timeText }) => ({
        text: completed_time ? timeText(completed_time) : '',
        tone: 'dim',
      }),
    },
    ...(terminal ? [] : [{ heading: 'ID', cell: ({ id }: Milestone) => id }]),
  ],
});
