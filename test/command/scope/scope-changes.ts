import { taxq } from '../../support/taxq.ts';

export interface Change {
  id: string | null;
  kind: string;
  status: string | null;
  reason: string | null;
  items: { item_id: string | null; name: string; quantity: number; price: number | null }[];
}

/** The scope changes of a job, as the portal holds them. */
export async function scopeChanges(job: string, env: Record<string, string>): Promise<Change[]> {
  const { json } = await taxq(['scope', 'list', job, '--json'], { env });
  return json<Change[]>();
}

/** The status of a job. */
export async function statusOf(job: string, env: Record<string, string>): Promise<string> {
  const { json } = await taxq(['job', 'view', job, '--json', 'status'], { env });
  return json<{ status: string }>().status;
}

/** The JSON fields of a scope change. */
export const CHANGE_FIELDS = [
  'id',
  'job',
  'kind',
  'status',
  'reason',
  'items',
  'created_by_user_id',
  'create_time',
  'decided_time',
  'decision_reason',
];
