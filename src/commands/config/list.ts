import type { Context } from '../context.ts';
import { settingsView } from './present.ts';
import { viewSettings } from './view-setting.ts';

/** `taxq config list` */
export async function runList(_input: object, context: Context): Promise<void> {
  await context.output.list(settingsView, viewSettings(context));
}
