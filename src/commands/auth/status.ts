import { noCredentials } from '../../auth/bearer.ts';
import { SANDBOX } from '../../config/profile.ts';
import { TaxqError } from '../../errors.ts';
import type { Context, Target } from '../context.ts';
import { checkSignIn, type SignInCheck } from './check-sign-in.ts';
import { STATUS_FIELDS } from './fields.ts';
import { drawStatus, type SignInStatus } from './present.ts';

function statusOf(
  target: Target,
  context: Context,
  signedIn: boolean | null,
  check: SignInCheck | null,
): SignInStatus {
  const store = target.means?.store ?? 'none';
  return {
    profile: target.profile,
    chosen_by: target.chosenBy,
    url: target.url,
    token_url: target.tokenUrl,
    token_source: target.tokenSource,
    store,
    store_path: store === 'file' ? context.credentials.path(target.profile) : null,
    signed_in: signedIn,
    token_expires_time: check?.expiresAt?.toISOString() ?? null,
    user: check?.user ?? null,
  };
}

/** `taxq auth status` */
export async function runStatus({ offline }: { offline?: boolean }, context: Context) {
  const target = await context.target();
  const show = async (signedIn: boolean | null, check: SignInCheck | null) => {
    const status = statusOf(target, context, signedIn, check);
    await context.output.thing(STATUS_FIELDS, { ...status }, () =>
      drawStatus(status, context.terminal),
    );
  };
  if (target.profile === SANDBOX && target.url === null) {
    await show(null, null);
    return;
  }
  if (target.means === null) {
    await show(false, null);
    throw noCredentials(target.profile);
  }
  if (offline) {
    await show(null, null);
    return;
  }
  let check: SignInCheck | null;
  try {
    check = await checkSignIn(target, context);
  } catch (error) {
    await show(error instanceof TaxqError && error.kind === 'auth' ? false : null, null);
    throw error;
  }
  await show(true, check);
}
