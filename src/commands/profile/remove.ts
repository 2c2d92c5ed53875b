import { SANDBOX } from '../../config/profile.ts';
import { findProfile } from '../../config/profiles.ts';
import { TaxqError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { REMOVE_FIELDS } from './fields.ts';
import { currentName, profileUnknown } from './profile-view.ts';

/** `taxq profile remove NAME` */
export async function runRemove({ name }: { name: string }, context: Context): Promise<void> {
  const { terminal, credentials } = context;
  if (name === SANDBOX) {
    throw new TaxqError({
      kind: 'usage',
      code: 'profile_built_in',
      message: 'The embedded portal’s profile is built in and can’t be removed.',
      hint: 'To throw its data away: taxq sandbox reset',
    });
  }
  if (findProfile(context.configuration(), name) === undefined) throw profileUnknown(name, context);
  const wasCurrent = currentName(context) === name;

  terminal.note(`This removes profile “${name}” and its stored sign-in, on this machine only.`);
  if (context.dryRun) return;
  await context.asker.confirm(`Remove profile “${name}”?`);
  // The secret goes first: whatever fails after that, no secret of a forgotten profile stays behind.
  const signInRemoved = await credentials.remove(name);
  await context.saveConfiguration(({ current, ...now }) => {
    const { [name]: _, ...profiles } = now.profiles;
    return { ...now, profiles, ...(current === undefined || wasCurrent ? {} : { current }) };
  });

  const json = {
    name,
    removed: true,
    sign_in_removed: signInRemoved,
    current: currentName(context),
  };
  const { paint } = terminal;
  await context.output.thing(
    REMOVE_FIELDS,
    json,
    () =>
      `${paint.done('✓')} Profile “${name}” is removed${signInRemoved ? ', its stored sign-in too' : ''}.`,
  );
  if (wasCurrent) terminal.note(`The current profile is ${SANDBOX} now.`);
}
