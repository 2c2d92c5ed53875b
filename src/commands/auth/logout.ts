import type { Context } from '../context.ts';
import { LOGOUT_FIELDS } from './fields.ts';

/** `taxq auth logout` */
export async function runLogout(_input: object, context: Context): Promise<void> {
  const { credentials, terminal, output } = context;
  const { name: profile } = context.choice();
  const removed = await credentials.remove(profile);
  const { tokenSource } = await context.target();
  const json = {
    profile,
    removed,
    store_path: credentials.path(profile),
    still_signed_in_by: tokenSource,
  };
  const { paint } = terminal;
  await output.thing(LOGOUT_FIELDS, json, () =>
    removed
      ? `${paint.done('✓')} The stored sign-in of profile “${profile}” is gone.`
      : `${paint.dim('○')} Profile “${profile}” has no stored sign-in.`,
  );
  if (tokenSource !== null) terminal.note(`It is still signed in by ${tokenSource}.`);
}
