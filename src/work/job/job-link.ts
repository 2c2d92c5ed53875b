import { TaxqError } from '../../errors.ts';
import { isSecure } from '../../http/origin.ts';
import { type Session, whoAmI } from '../session.ts';
import type { JobView } from './job-view.ts';

/**
 * Asks the portal for a link to a job's page that signs the pro in; it lives 5 minutes.
 *
 * @throws TaxqError of kind `failed` when what the portal gives is not a web address: it is handed
 * to a browser, and nothing else may be started that way
 */
export async function jobLink(session: Session, job: JobView): Promise<string> {
  const { user_id } = await whoAmI(session, 'a link to the portal is made for a member');
  const { url } = await session.client.call('createMagicLink', {
    body: { user_id, portal_view: { type: 'job_details', job_id: job.id } },
  });
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed !== null && isSecure(parsed)) return parsed.href;
  throw new TaxqError({
    kind: 'failed',
    code: 'link_refused',
    message: 'The portal’s link can’t be opened.',
    why: 'It is not an https:// address.',
    hint: 'Open the portal in a browser and find the job there.',
  });
}
