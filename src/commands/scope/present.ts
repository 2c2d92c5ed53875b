import type { Cell } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';
import { ago } from '../../terminal/times.ts';
import type { View } from '../../terminal/view.ts';
import type { JobView } from '../../work/job/job-view.ts';
import type { ScopeChangeView } from '../../work/scope/scope-change-view.ts';
import type { ScopeItemView } from '../../work/scope/scope-items.ts';
import { SCOPE_CHANGE_FIELDS, SCOPE_ITEM_FIELDS } from './fields.ts';

/**
 * How the items that can be asked for are listed. On a terminal without ids: a part of the name
 * names an item as well.
 */
export const scopeItemsView = (terminal: boolean): View<ScopeItemView> => ({
  fields: SCOPE_ITEM_FIELDS,
  toJson: (item) => ({ ...item }),
  empty: 'This portal offers nothing for a scope change.',
  columns: [
    { heading: 'ITEM', cell: ({ name }) => ({ text: name, tone: 'strong' }), elastic: 1 },
    { heading: 'KIND', cell: ({ kind }) => kind },
    {
      heading: '',
      cell: ({ description, length_in_minutes: minutes }) => ({
        text: [description, minutes === null ? null : `${minutes} min`]
          .filter((part) => part !== null)
          .join(', '),
        tone: 'dim',
      }),
      below: true,
    },
    ...(terminal ? [] : [{ heading: 'ID', cell: ({ id }: ScopeItemView) => id }]),
  ],
});

/** What a scope change asks for, on one line. */
export const itemsText = (items: ScopeChangeView['items']) =>
  items.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`)).join(', ');

const TONES: Record<string, keyof Paint> = {
  PENDING: 'risk',
  APPROVED: 'done',
  REJECTED: 'late',
  WITHDRAWN: 'dim',
};

function statusCell({ status }: ScopeChangeView): Cell {
  if (status === null) return { text: 'not told', tone: 'dim' };
  const tone = TONES[status];
  return { text: status.toLowerCase(), ...(tone ? { tone } : {}) };
}

/** A scope change's JSON: exactly the listed fields. */
export const scopeChangeJson = (change: ScopeChangeView, job: JobView) => ({
  ...change,
  id: change.id || null,
  job: job.short_id,
});

/**
 * How the scope changes of a job are listed, on a terminal without ids.
 *
 * @param now the clock that ages are told by
 */
export function scopeChangesView(
  job: JobView,
  now: Date,
  terminal: boolean,
): View<ScopeChangeView> {
  return {
    fields: SCOPE_CHANGE_FIELDS,
    toJson: (change) => scopeChangeJson(change, job),
    empty: 'This job has no scope changes.',
    columns: [
      { heading: 'STATUS', cell: statusCell },
      {
        heading: 'AGE',
        cell: ({ create_time }) => ({
          text: create_time === null ? '' : ago(create_time, now),
          tone: 'dim',
        }),
      },
      {
        heading: 'ITEMS',
        cell: ({ items }) => ({ text: itemsText(items), tone: 'strong' }),
        elastic: 1,
      },
      { heading: 'REASON', cell: ({ reason }) => reason ?? '', below: true },
      ...(terminal ? [] : [{ heading: 'ID', cell: ({ id }: ScopeChangeView) => id }]),
    ],
  };
}
