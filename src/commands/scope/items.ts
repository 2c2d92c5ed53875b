import {
  listConsultationItems,
  listServices,
  offersServices,
} from '../../work/scope/scope-items.ts';
import type { Context } from '../context.ts';
import { scopeItemsView } from './present.ts';

/** `taxq scope items` */
export async function runItems(
  { consultations }: { consultations?: boolean },
  context: Context,
): Promise<void> {
  const session = await context.session();
  const services = consultations ? [] : await listServices(session);
  const items = [...services, ...(await listConsultationItems(session))];
  await context.output.list(scopeItemsView(context.terminal.outIsTerminal), items);
  if (!consultations && !(await offersServices(session))) {
    context.terminal.note(
      'This portal offers consultations only; request services in the portal itself (taxq job open JOB).',
    );
  }
}
