import { isPublicOnly } from '../../config/profile.ts';
import { TaxqError } from '../../errors.ts';
import type { PortalAddress } from '../../work/open-session.ts';
import type { Context } from '../context.ts';

/**
 * The portal to be checked, for a sign-in of the run’s own; the embedded one is started when it is
 * the target. Nothing is sent to it yet.
 *
 * @throws TaxqError of kind `config` or `auth` when it isn’t known how to reach it or to sign in
 */
export async function portalOf(context: Context): Promise<PortalAddress> {
  assertNamed(context);
  const { profile } = await context.session();
  const { url, tokenUrl, audience, means } = await context.target();
  if (url === null || tokenUrl === null || audience === null) {
    throw new TaxqError({
      kind: 'config',
      code: 'portal_gone',
      message: `Profile “${profile.name}” has no portal any more.`,
      why: 'The embedded portal was stopped just now.',
      hint: 'Run the same command again.',
    });
  }
  const { name, userId, email, tagIds } = profile;
  const publicOnly = isPublicOnly({ url });
  return { name, url, tokenUrl, audience, userId, email, tagIds, publicOnly, means };
}

/** In CI a portal that nobody named is a mistake, and the embedded one would hide it. */
function assertNamed({ choice, env }: Context): void {
  if (!env['CI'] && env['TAXQ_URL'] !== '') return;
  const { chosenBy } = choice();
  if (chosenBy !== 'the default') return;
  throw new TaxqError({
    kind: 'config',
    code: 'portal_not_named',
    message: 'Which portal is to be checked isn’t said.',
    why: env['TAXQ_URL'] === '' ? 'TAXQ_URL is empty.' : 'Neither TAXQ_URL nor a profile is set.',
    hint: 'Set TAXQ_URL and TAXQ_TOKEN_URL, or name a profile; the one that comes with taxq is --profile sandbox.',
  });
}
