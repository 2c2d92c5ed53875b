import { TaxqError } from '../../errors.ts';
import type { ClientAction } from '../../sandbox/client/play.ts';
import type { Context } from '../context.ts';
import { CLIENT_FIELDS } from './fields.ts';
import { findSandbox } from './running.ts';

interface ClientInput {
  job: string;
  action: string;
  value?: string;
  reason?: string;
  tag?: string;
  title?: string;
  data?: string;
}

const ACTIONS = [
  'say',
  'upload',
  'approve-draft',
  'reject-draft',
  'approve-scope',
  'reject-scope',
  'tick',
];

function usage(message: string, hint: string): TaxqError {
  return new TaxqError({ kind: 'usage', code: 'client_action', message, hint });
}

function readAction({ action, value, reason, tag, title }: ClientInput): ClientAction {
  const needed = (what: string): string => {
    if (value?.trim()) return value;
    throw usage(
      `“${action}” needs ${what}.`,
      `taxq sandbox client JOB ${action} ${what.toUpperCase().replace(/^AN? |^THE /, '')}`,
    );
  };
  const because = reason === undefined ? {} : { reason };
  switch (action) {
    case 'say':
      return { kind: action, text: needed('a text') };
    case 'upload':
      return {
        kind: action,
        path: needed('a file'),
        ...(tag === undefined ? {} : { documentTypeId: tag }),
        ...(title === undefined ? {} : { title }),
      };
    case 'tick':
      return { kind: action, milestone: needed('a milestone') };
    case 'approve-draft':
    case 'approve-scope':
      return { kind: action };
    case 'reject-draft':
    case 'reject-scope':
      return { kind: action, ...because };
    default:
      throw usage(`The client can’t “${action}”.`, `Say one of: ${ACTIONS.join(', ')}.`);
  }
}

const DONE: Record<ClientAction['kind'], string> = {
  say: 'The client wrote.',
  upload: 'The client uploaded it.',
  'approve-draft': 'The client approved the draft return.',
  'reject-draft': 'The client rejected the draft return.',
  'approve-scope': 'The client approved the scope change; the job resumes.',
  'reject-scope': 'The client rejected the scope change; the job stays On-Hold.',
  tick: 'The client ticked it.',
};

/** `taxq sandbox client JOB ACTION` */
export async function runClient(input: ClientInput, context: Context): Promise<void> {
  const action = readAction(input);
  const running = await findSandbox(input.data, context);
  const { playClient } = await import('../../sandbox/client/play.ts');
  const { job, message, document, milestone } = await playClient(running, input.job, action);
  const result = message ?? document ?? milestone ?? null;
  const json = { job: job.short_id, action: action.kind, status: job.status, result };
  await context.output.thing(CLIENT_FIELDS, json, () => DONE[action.kind]);
}
