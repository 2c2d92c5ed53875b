import { SANDBOX } from '../../config/profile.ts';
import type { Context } from '../context.ts';
import { PROFILE_VIEW_FIELDS } from './fields.ts';
import { drawProfile, noteEnvironment } from './present.ts';
import { viewProfile } from './profile-view.ts';

/** `taxq profile use NAME` */
export async function runUse({ name }: { name: string }, context: Context): Promise<void> {
  await viewProfile(name, context);
  await context.saveConfiguration(({ current: _, ...now }) =>
    name === SANDBOX ? now : { ...now, current: name },
  );
  const view = await viewProfile(name, context);
  await context.output.thing(PROFILE_VIEW_FIELDS, { ...view }, () =>
    drawProfile(view, context.terminal),
  );
  noteEnvironment(context);
}
