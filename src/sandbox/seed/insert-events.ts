import type { EventType } from '../../portal/contract/events.ts';
import { type EventDetails, eventOf } from '../events.ts';
import type { Store } from '../store/index.ts';
import { PLATFORM_ID, PRO } from './catalog.ts';
import { seedId } from './ids.ts';
import { SAMPLE_MILESTONES } from './milestones.ts';
import type { HoursAgo, JobSketch } from './sketch.ts';
import { clientId } from './sketched-job.ts';

type Told = readonly [ago: HoursAgo, type: EventType, actor: string | null, about?: EventDetails];

function beginning(sketch: JobSketch, client: string): Told[] {
  const created: Told = [sketch.created, 'job_created', client];
  if (!sketch.withPro) return [created];
  const first = Math.max(0, ...sketch.messages.map(({ ago }) => ago));
  return [created, [first || sketch.created, 'job_claimed', PRO.user_id]];
}

function messages({ key, messages: told }: JobSketch, client: string): Told[] {
  const senders = { client, pro: PRO.user_id, platform: PLATFORM_ID };
  return told.map(({ from, ago }, index) => [
    ago,
    'message_sent',
    senders[from],
    { message_id: seedId(`message ${key} ${index}`) },
  ]);
}

function notes({ key, notes: told = [] }: JobSketch): Told[] {
  return told.map(({ ago, kind }, index) => [
    ago,
    'note_added',
    PRO.user_id,
    { note_id: seedId(`note ${key} ${index}`), note: kind },
  ]);
}

function documents({ key, documents: told }: JobSketch, client: string): Told[] {
  return told.flatMap(({ from, ago, type, title }): Told[] => {
    const actor = from === 'pro' ? PRO.user_id : client;
    const about = { document_id: seedId(`document ${key} ${title}`), note: title };
    const uploaded: Told = [ago, 'document_uploaded', actor, about];
    return type === 'DRAFT_RETURN'
      ? [uploaded, [ago, 'draft_submitted', actor, about]]
      : [uploaded];
  });
}

function milestones({ key, type, ticked }: JobSketch, client: string): Told[] {
  return SAMPLE_MILESTONES[type].flatMap(([name, owner]): Told[] => {
    const ago = ticked[name];
    if (ago === undefined) return [];
    const about = { milestone_id: seedId(`milestone ${key} ${name}`), note: name };
    return [[ago, 'milestone_ticked', owner === 'PRO' ? PRO.user_id : client, about]];
  });
}

function hold({ key, status, updated, holdReason, scopeChange }: JobSketch): Told[] {
  if (status !== 'ON_HOLD') return [];
  const reason = holdReason ?? null;
  if (scopeChange === undefined) return [[updated, 'on_hold', PRO.user_id, { note: reason }]];
  const about = { scope_change_id: seedId(`scope change ${key}`) };
  const requested = { ...about, note: scopeChange.reason };
  return [
    [scopeChange.ago, 'scope_change_requested', PRO.user_id, requested],
    [scopeChange.ago, 'on_hold', PRO.user_id, { ...about, note: reason }],
  ];
}

function turns({ infoComplete, step, completed, status, updated }: JobSketch, client: string) {
  const approved = step?.[0] === 'DRAFT_APPROVED' ? step[1] : undefined;
  const cancelled = status === 'CANCELLED' ? updated : undefined;
  return [
    ...once(infoComplete, 'info_complete_declared', PRO.user_id),
    ...once(approved, 'draft_approved', client),
    ...once(completed, 'completed', PRO.user_id),
    ...once(cancelled, 'cancelled', client),
  ];
}

function once(ago: HoursAgo | undefined, type: EventType, actor: string): Told[] {
  return ago === undefined ? [] : [[ago, type, actor]];
}

/**
 * Writes down what happened on a sketched job, oldest first.
 *
 * @param time turns hours ago into an instant
 */
export function insertEvents(
  { events }: Store,
  sketch: JobSketch,
  time: (ago: number) => string,
): void {
  const jobId = seedId(`job ${sketch.key}`);
  const client = clientId(sketch.clients[0]);
  const told = [
    ...beginning(sketch, client),
    ...messages(sketch, client),
    ...documents(sketch, client),
    ...milestones(sketch, client),
    ...hold(sketch),
    ...notes(sketch),
    ...turns(sketch, client),
  ].sort(([one], [other]) => other - one);
  told.forEach(([ago, type, actor, about = {}], index) => {
    events.insert(
      jobId,
      eventOf(seedId(`event ${sketch.key} ${index}`), time(ago), type, actor, about),
    );
  });
}
