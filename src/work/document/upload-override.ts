import type { Store } from '../../store/index.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';

/** A rule that the pro decided to upload against, and why. */
export interface UploadOverride {
  /** Ids of rules, such as `C2`. */
  rules: readonly string[];
  reason: string;
}

/**
 * Writes down which rules documents are uploaded against, and why. To be called before the first
 * byte is sent; nothing is written for a job without such a rule.
 *
 * @param action what the pro does, such as `doc upload`
 */
export function recordUploadOverrides(
  { session, store }: { session: Session; store: Store },
  overridden: readonly { job: JobView; rules: readonly string[] }[],
  reason: string,
  action: string,
): void {
  const { origin } = session.client;
  const profile = session.profile.name;
  store.overrides.record(
    overridden.flatMap(({ job: { id: job_id, short_id }, rules }) =>
      rules.map((rule) => ({ origin, job_id, short_id, profile, action, rule, reason })),
    ),
  );
}
