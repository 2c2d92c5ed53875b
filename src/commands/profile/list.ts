import type { Context } from '../context.ts';
import { noteEnvironment, profilesView } from './present.ts';
import { viewProfiles } from './profile-view.ts';

/** `taxq profile list` */
export async function runList(_input: object, context: Context): Promise<void> {
  await context.output.list(profilesView, viewProfiles(context));
  noteEnvironment(context);
}
