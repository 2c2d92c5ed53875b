import { all, pages } from '../../portal/paging.ts';
import type { Session } from '../session.ts';

export type ItemKind = 'service' | 'consultation';

/** Something a scope change can ask for. */
export interface ScopeItemView {
  id: string;
  name: string;
  kind: ItemKind;
  description: string | null;
  length_in_minutes: number | null;
}

/** Whether this portal takes scope changes for services; consultations are documented everywhere. */
export const offersServices = (session: Session): Promise<boolean> =>
  session.capabilities.has('scope_changes');

/** The services a scope change may add; none on a portal that doesn't offer them. */
export async function listServices(session: Session): Promise<ScopeItemView[]> {
  if (!(await offersServices(session))) return [];
  const { data } = await session.client.call('listScopeItems', {});
  return data.map(({ id, name, description }) => ({
    id,
    name,
    kind: 'service',
    description: description ?? null,
    length_in_minutes: null,
  }));
}

/** The consultation items a scope change may add. */
export async function listConsultationItems(session: Session): Promise<ScopeItemView[]> {
  const items = pages(
    (query) => session.client.call('listConsultationItems', { query }),
    (item) => item.id,
  );
  return (await all(items)).map(({ id, name, description, length_in_minutes }) => ({
    id,
    name,
    kind: 'consultation',
    description: description ?? null,
    length_in_minutes: length_in_minutes ?? null,
  }));
}
