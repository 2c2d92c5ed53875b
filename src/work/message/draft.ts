import { parseVariables, renderTemplate, type Template } from '../../bank/index.ts';
import { TaxqError } from '../../errors.ts';
import { type JobView, jobLabel } from '../job/job-view.ts';
import type { Pro, Session } from '../session.ts';
import { jobValues } from './job-values.ts';
import { assertFits, readTypedText } from './message-text.ts';

/** A message to a client as it would be sent. */
export interface Draft {
  job: JobView;
  /** Id of its template; null for a text that the pro wrote. */
  template: string | null;
  text: string;
}

/** What a message is made from: a template with `name=value` pairs, or a text. */
export type Wording = { template: Template; pairs: readonly string[] } | { text: string };

const refused = (code: string, message: string, why: string, hint: string) =>
  new TaxqError({ kind: 'refused', code, message, why, hint });

function assertForClients(template: Template, job: JobView): void {
  const { id, audience, workspace } = template;
  if (audience !== 'client') {
    throw refused(
      'template_not_for_clients',
      `The template ${id} is not for clients.`,
      `It is written for ${audience === 'note' ? 'an internal note' : 'support'}.`,
      'Choose one whose audience is client: taxq bank list',
    );
  }
  if (workspace === null || job.workspace === null || workspace === job.workspace.slug) return;
  throw refused(
    'template_of_other_workspace',
    `The template ${id} does not fit ${jobLabel(job)}.`,
    `It is for clients of ${workspace}; this one is a client of ${job.workspace.slug}.`,
    'Choose one of that workspace, or of none: taxq bank list',
  );
}

/**
 * Writes the message for one job, and sends nothing.
 *
 * @param pro asked only when the template needs the pro's facts
 * @throws TaxqError of kind `usage` for wrong or missing variables or a text no portal takes,
 * `refused` when the template is not for this client or leaves a placeholder (M17)
 */
export async function draftMessage(
  session: Session,
  job: JobView,
  wording: Wording,
  pro: () => Promise<Pro>,
): Promise<Draft> {
  if ('text' in wording) return { job, template: null, text: readTypedText(wording.text) };
  const { template, pairs } = wording;
  assertForClients(template, job);
  const given = parseVariables(pairs, template);
  const { text } = renderTemplate(template, await jobValues(session, job, template, given, pro));
  assertFits(text);
  return { job, template: template.id, text };
}
