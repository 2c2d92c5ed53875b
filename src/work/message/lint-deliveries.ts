import { TaxqError } from '../../errors.ts';
import type { Store } from '../../store/index.ts';
import type { Session } from '../session.ts';
import type { Delivery, Planned } from './deliver.ts';
import { type OpenClient, readOpenClients } from './lint-facts.ts';
import { type LintOverrides, lintDraft } from './lint-gate.ts';
import { isUnsettled } from './send-once.ts';

/** What judging messages needs. */
export interface LintTools {
  session: Session;
  store: Store;
  overrides?: LintOverrides | undefined;
}

async function lintOne(
  { session, store, overrides }: LintTools,
  planned: Planned,
  openClients: readonly OpenClient[],
): Promise<Delivery> {
  const { job, draft } = planned;
  try {
    const unsettled = isUnsettled(store, session.client.origin, draft);
    const lint = await lintDraft(session, draft, { overrides, openClients, unsettled });
    const error = lint.refusal;
    if (error !== null) return { status: 'failed', job, draft, lint, error };
    return { ...planned, lint };
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    return { status: 'failed', job, draft, error };
  }
}

/**
 * Judges the planned messages by the rules; one that must not be sent becomes a failure and doesn't
 * hold back the others. The open clients, whose names must not be mixed up, are read once.
 */
export async function lintDeliveries(
  tools: LintTools,
  deliveries: readonly Delivery[],
): Promise<Delivery[]> {
  if (!deliveries.some(({ status }) => status === 'planned')) return [...deliveries];
  const openClients = await readOpenClients(tools.session);
  const judged: Delivery[] = [];
  for (const delivery of deliveries) {
    judged.push(
      delivery.status === 'planned' ? await lintOne(tools, delivery, openClients) : delivery,
    );
  }
  return judged;
}
