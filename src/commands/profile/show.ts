import { ENVIRONMENT, isProduction } from '../../config/profile.ts';
import type { Context } from '../context.ts';
import { PROFILE_VIEW_FIELDS } from './fields.ts';
import { drawProfile } from './present.ts';
import { type ProfileView, viewProfile } from './profile-view.ts';

async function viewEnvironment(context: Context): Promise<ProfileView> {
  const { profile, url, tokenUrl, audience, tokenSource } = await context.target();
  return {
    name: profile,
    url,
    current: false,
    signed_in_by: tokenSource,
    token_url: tokenUrl,
    audience,
    user_id: null,
    email: null,
    tags: null,
    ca: context.ca ?? null,
    production: url !== null && isProduction({ url }),
  };
}

/** `taxq profile show [NAME]` */
export async function runShow({ name }: { name?: string }, context: Context): Promise<void> {
  const wanted = name ?? context.choice().name;
  const view =
    name === undefined && wanted === ENVIRONMENT
      ? await viewEnvironment(context)
      : await viewProfile(wanted, context);
  await context.output.thing(PROFILE_VIEW_FIELDS, { ...view }, () =>
    drawProfile(view, context.terminal),
  );
}
