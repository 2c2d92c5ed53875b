/** What `taxq plan` may propose for a job, in the order in which one job’s actions are done. */
export const ACTION_KINDS = [
  'intro',
  'answer',
  'holding-reply',
  'commitment',
  'open-items',
  'draft-ready',
  'signature-request',
  'check-in',
  'waiting-note',
  'close',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** Values of a template’s variables, by name: texts, or lists of records of texts. */
export type ActionValues = Readonly<
  Record<string, string | readonly Readonly<Record<string, string>>[]>
>;

/**
 * What an action’s text is made from: the workspace’s introduction, a template, a text that only the
 * pro can write, the fields of a note, or the close-out message.
 */
export type ActionContent =
  | { from: 'intro' }
  | { from: 'template'; template: string; values: ActionValues }
  | { from: 'hand'; todo: string }
  | { from: 'note'; kind: 'waiting'; items: readonly string[]; since: string }
  | { from: 'close' };

/** One thing that is best done today on a job, and why. */
export interface ProposedAction {
  kind: ActionKind;
  /** Id of the rule that asks for it. */
  rule: string;
  /** One sentence. */
  reason: string;
  content: ActionContent;
}

/** What stands in a text, or for a value, that only the pro can fill in. */
export const TODO = 'TODO';

const LEFT = /\bTODO\b/;

/** Whether something is left for the pro to fill in. */
export const hasTodo = (text: string): boolean => LEFT.test(text);

/** What an action does on the portal. */
export type ActionDoes = 'message' | 'note' | 'close';

/** Tells whether an action sends a message, writes a note or closes the job. */
export function doesOf(kind: ActionKind): ActionDoes {
  if (kind === 'waiting-note') return 'note';
  return kind === 'close' ? 'close' : 'message';
}
