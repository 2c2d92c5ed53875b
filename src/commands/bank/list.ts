import type { Context } from '../context.ts';
import { openBankToShow } from './open-bank.ts';
import { templatesView } from './present.ts';

/** `taxq bank list` */
export async function runList(_input: object, context: Context): Promise<void> {
  const bank = await openBankToShow(context);
  const entries = bank.list();
  await context.output.list(templatesView, entries);
  const broken = bank.check().length - entries.length;
  if (broken > 0) {
    const what = broken === 1 ? 'One template is broken' : `${broken} templates are broken`;
    context.terminal.note(`${what} and not listed: taxq bank check`);
  }
}
