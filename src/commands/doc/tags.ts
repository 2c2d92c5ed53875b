import { readTags } from '../../work/document/tags.ts';
import type { Context } from '../context.ts';
import { tagsView } from './present.ts';

/** `taxq doc tags` */
export async function runTags(_: object, context: Context): Promise<void> {
  const { list, listed } = await readTags(await context.session());
  await context.output.list(tagsView(!listed || !context.terminal.outIsTerminal), list);
  if (!listed) context.terminal.note('This portal can’t list its tags; it takes other ids too.');
}
