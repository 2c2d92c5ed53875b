import { existsSync } from 'node:fs';
import type { StoredOverride } from '../../store/index.ts';
import type { JobView } from '../../work/job/job-view.ts';
import { orNull } from '../../work/or-null.ts';
import type { Context } from '../context.ts';

/**
 * The rules that were overridden on a job from this machine, oldest first. Null when the store can't
 * be read, which is no reason for a page to fail; looking makes no store where there is none.
 */
export async function overridesOf(
  origin: string,
  { id }: JobView,
  { paths, store }: Context,
): Promise<StoredOverride[] | null> {
  if (!existsSync(paths.state)) return [];
  const opened = await orNull(store(), 'failed', 'config');
  return opened?.overrides.ofJob(origin, id) ?? null;
}
