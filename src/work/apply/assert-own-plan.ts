import { TaxqError } from '../../errors.ts';
import type { PlanHead } from '../plan/file/plan-file.ts';
import type { Pro, Session } from '../session.ts';

/**
 * Checks that a plan was made for this portal, under this profile, by this pro.
 *
 * @throws TaxqError of kind `refused`, code `plan_of_other`
 */
export function assertOwnPlan(head: PlanHead, session: Session, pro: Pro): void {
  const own = [
    ['portal', head.origin, session.client.origin],
    ['profile', head.profile, session.profile.name],
    ['pro', head.pro, pro.user_id],
  ] as const;
  const other = own.find(([, was, is]) => was !== is);
  if (other === undefined) return;
  const [what, was, is] = other;
  throw new TaxqError({
    kind: 'refused',
    code: 'plan_of_other',
    message: `The plan is for another ${what}.`,
    why: `It was made for ${was}, and this is ${is}.`,
    hint: 'Choose the profile with --profile, or make a plan here: taxq plan -o FILE',
  });
}
