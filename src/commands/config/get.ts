import type { Context } from '../context.ts';
import { SETTING_FIELDS } from './fields.ts';
import { drawSetting } from './present.ts';
import { parseKey } from './setting-key.ts';
import { viewSetting } from './view-setting.ts';

/** `taxq config get KEY` */
export async function runGet({ key }: { key: string }, context: Context): Promise<void> {
  const setting = viewSetting(parseKey(key), context);
  await context.output.thing(SETTING_FIELDS, { ...setting }, () =>
    drawSetting(setting, context.terminal),
  );
}
