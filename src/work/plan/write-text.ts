import type { Bank, Template } from '../../bank/index.ts';
import { TaxqError } from '../../errors.ts';
import { findKind } from '../../rules/notes/kinds.ts';
import { noteText } from '../../rules/notes/note-form.ts';
import { type ActionContent, type ActionValues, TODO } from '../../rules/plan/action.ts';
import type { JobView } from '../job/job-view.ts';
import { draftMessage } from '../message/draft.ts';
import type { Pro, Session } from '../session.ts';
import { workspaceTemplate } from '../workspace.ts';

/** What texts are written with. */
export interface TextTools {
  session: Session;
  bank: Bank;
  pro: Pro;
}

export interface WrittenText {
  template: string | null;
  text: string;
}

const CHOOSE = `${TODO}: of each return keep the line that is true and give its amount; of the parts on paying and on refunds keep those that apply. Then take this line out.`;

/** Each way in which a return may come out; the pro keeps one of them. */
const OUTCOMES = ['refund', 'owed', 'zero'];

/**
 * Writes the text of a proposed action. What only the pro knows stands in it as TODO, which is never
 * sent; so does the reason why a template can’t be used.
 *
 * @throws TaxqError as the portal’s calls do
 */
export async function writeText(
  job: JobView,
  content: ActionContent,
  tools: TextTools,
): Promise<WrittenText> {
  switch (content.from) {
    case 'hand':
      return { template: null, text: content.todo };
    case 'note':
      return { template: null, text: textOfNote(content) };
    case 'template':
      return fromTemplate(job, content.template, content.values, tools);
    case 'intro':
      return fromTemplate(job, workspaceTemplate('intro', job), {}, tools);
    case 'close':
      return closing(job, tools);
  }
}

function textOfNote({ kind, items, since }: ActionContent & { from: 'note' }): string {
  const form = findKind(kind);
  if (form === undefined) throw new Error(`There is no note of the kind ${kind}`);
  return noteText(
    form,
    new Map([
      ['item', items],
      ['since', [since]],
    ]),
  );
}

const pairs = (values: ActionValues): string[] =>
  Object.entries(values).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );

async function fromTemplate(
  job: JobView,
  id: string | null,
  values: ActionValues,
  { session, bank, pro }: TextTools,
): Promise<WrittenText> {
  try {
    const template = findTemplate(id, bank);
    const { text } = await draftMessage(
      session,
      job,
      { template, pairs: pairs(values) },
      async () => pro,
    );
    return { template: template.id, text };
  } catch (error) {
    if (!(error instanceof TaxqError) || !isAboutTemplate(error)) throw error;
    return { template: null, text: `${TODO}: write this message. ${error.whatAndWhy}` };
  }
}

const isAboutTemplate = ({ kind, code }: TaxqError): boolean =>
  kind === 'usage' || kind === 'refused' || kind === 'not-found' || code === 'template_invalid';

function findTemplate(id: string | null, bank: Bank): Template {
  if (id !== null) return bank.find(id);
  throw new TaxqError({
    kind: 'usage',
    code: 'template_needed',
    message: 'Which template fits can’t be told.',
    why: 'This portal doesn’t say which workspace a job belongs to.',
  });
}

/** What came out where is in no fact, so every way is there for the pro to choose from. */
async function closing(job: JobView, tools: TextTools): Promise<WrittenText> {
  const id = workspaceTemplate('closing', job);
  const asks = id !== null && tools.bank.find(id).variables.has('jurisdictions');
  if (!asks) return fromTemplate(job, id, {}, tools);
  const jurisdictions = (job.jurisdictions ?? []).flatMap(({ code, name, filing }) =>
    OUTCOMES.map((outcome) => ({
      name: code === 'US' ? 'Federal' : name,
      filing: filing === 'PAPER' ? 'paper' : 'e-file',
      outcome,
    })),
  );
  const written = await fromTemplate(job, id, { jurisdictions }, tools);
  if (written.template === null) return written;
  return { ...written, text: `${CHOOSE}\n\n${written.text}` };
}
