import { newestReturn } from '../close-gate/chronology.ts';
import { engagementOf } from '../engagement.ts';
import { type ProposedAction, TODO } from './action.ts';
import { clockOf, isSince, lastOfClient, ownMessages, type PlanFacts } from './facts.ts';
import { newestWaiting, notedItems } from './noted-items.ts';

/**
 * Asks once for what is missing: M1 and S8, Rocket Tax service expectations. Proposed when the pro
 * has written nothing but the introduction since the client’s last word, and either has noted what is
 * missing or promised to be in touch by now. Whatever else the pro wrote may have been the request,
 * and a silent client doesn’t get the same again.
 */
export function openItems(facts: PlanFacts): ProposedAction[] {
  const { job, stage } = facts;
  const isWaiting =
    stage.stage === 'waiting_on_client' &&
    job.job.pending_scope_change_id === null &&
    engagementOf(job.job.job_type).kind !== 'other' &&
    newestReturn(job, 'draft') === undefined;
  if (!isWaiting) return [];
  const [intro, ...later] = ownMessages(facts);
  const heard = lastOfClient(facts)?.create_time;
  const asked = later.some(({ create_time }) => heard === undefined || isSince(create_time, heard));
  if (intro === undefined || asked) return [];
  const note = newestWaiting(facts.notes);
  const noted =
    note !== undefined && isSince(note.create_time, intro.create_time) ? notedItems(note) : [];
  const followUp = clockOf(facts, 'follow_up');
  if (noted.length === 0 && followUp?.at_risk !== true) return [];
  return [
    {
      kind: 'open-items',
      rule: noted.length > 0 ? 'M1' : 'S8',
      reason:
        noted.length > 0
          ? 'Your note says what is missing, and the client hasn’t been asked for it.'
          : 'Since your introduction the client hasn’t heard what is missing.',
      content: {
        from: 'template',
        template: 'open-items',
        values: { items: items(facts, noted) },
      },
    },
  ];
}

function items({ job }: PlanFacts, noted: readonly string[]): Record<string, string>[] {
  const known = noted.map((what) => ({ what }));
  if (known.length > 0) return known;
  if (job.documents.length === 0) {
    return [{ what: 'Your tax documents', why: 'none have been uploaded yet' }];
  }
  return [{ what: `${TODO}: what is missing` }];
}
