import type { JobService } from '../../portal/contract/pro-jobs.ts';
import { scopeItemName } from './catalog.ts';
import type { JobType } from './milestones.ts';
import type { JobSketch } from './sketch.ts';

const WORK: Readonly<Record<JobType, readonly [id: string, name: string]>> = {
  b2c_individual: ['INDIVIDUAL_RETURN', 'Individual return'],
  b2c_business: ['BUSINESS_RETURN', 'Business return'],
  b2b_prep: ['RETURN_PREPARATION', 'Preparation for a firm'],
  b2b_review: ['RETURN_REVIEW', 'Review for a firm'],
  bookkeeping: ['BOOKKEEPING', 'Bookkeeping'],
  consultation: ['CONSULTATION', 'Consultation'],
};

/** What the client of a sketched job bought: the work itself, a return for each state, and extras. */
export function servicesOf({ type, form, jurisdictions, bought = [] }: JobSketch): JobService[] {
  const [item_id, work] = WORK[type];
  const isReturn = type !== 'bookkeeping' && type !== 'consultation';
  const states = jurisdictions.filter((code) => !code.startsWith('US')).length;
  return [
    { item_id, name: isReturn ? `${work} (Form ${form})` : work, quantity: 1 },
    ...(states > 0 ? [{ item_id: 'STATE_RETURN', name: 'State return', quantity: states }] : []),
    ...bought.map((id) => ({ item_id: id, name: scopeItemName(id), quantity: 1 })),
  ];
}
