import type { Context } from '../context.ts';
import { TEMPLATE_SHOW_FIELDS } from './fields.ts';
import { openBankToShow } from './open-bank.ts';
import { drawTemplate, templateJson } from './present-template.ts';

/** `taxq bank show ID` */
export async function runShow({ id }: { id: string }, context: Context): Promise<void> {
  const template = (await openBankToShow(context)).find(id);
  await context.output.thing(TEMPLATE_SHOW_FIELDS, templateJson(template), () =>
    drawTemplate(template, context.terminal),
  );
}
