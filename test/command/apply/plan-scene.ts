import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownSandbox } from '../../support/sandbox.ts';
import { type Ran, type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

/** A Wednesday, on which a reply is overdue, an introduction due and a job ready to close. */
export const NOW = '2026-03-11T15:00:00.000Z';

export interface Applied {
  action: string;
  job: string;
  status: string;
  reason: string | null;
  message_id: string | null;
  error: { code: string; message: string; hint: string } | null;
}

/** Short ids of the demo’s jobs for which there is something to do. */
export const NUNEZ = '6UZM94GWH78';
export const RIVERA = 'Z9F4USMD6H3';
export const RAMAN = '8N6DLH8VU9F';

/** A pro’s machine, a portal of its own and today’s plan in a file. */
export interface PlanScene {
  env: Record<string, string>;
  /** Where the plan is. */
  file: string;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  read(): Promise<string>;
  /** Changes the plan as a pro does in an editor. */
  edit(change: (text: string) => string): Promise<void>;
  apply(...args: string[]): Promise<Ran>;
  /** Applies, as a program does: each action’s id and status. */
  statuses(): Promise<{ code: number; statuses: Record<string, string>; applied: Applied[] }>;
  /** What stands in the chat with a client, oldest first. */
  texts(job: string): Promise<string[]>;
  /** The client of a job writes. */
  clientSays(job: string, text: string): Promise<void>;
}

/** Makes a portal and a plan of the given jobs, or of all. */
export async function planScene(...jobs: readonly string[]): Promise<PlanScene> {
  const home = await tempFolder();
  const env = {
    ...sandboxEnv(await ownSandbox({ clock: NOW })),
    TAXQ_HOME: home,
    TZ: 'America/Chicago',
  };
  const file = join(home, 'today.md');
  const run = (args: readonly string[], options: RunOptions = {}) =>
    taxq(args, { env, clock: () => new Date(NOW), ...options });
  const apply = (...args: string[]) => run(['apply', file, ...args]);
  const made = await run(['plan', '-o', file, ...jobs.flatMap((job) => ['--job', job])]);
  if (made.code !== 0) throw new Error(made.stderr);
  const read = () => readFile(file, 'utf8');
  return {
    ...{ env, file, run, read, apply },
    edit: async (change) => writeFile(file, change(await read())),
    statuses: async () => {
      const { code, json } = await apply('--yes', '--json');
      const applied = json<Applied[]>();
      return {
        ...{ code, applied },
        statuses: Object.fromEntries(applied.map(({ action, status }) => [action, status])),
      };
    },
    texts: async (job) => {
      const { json } = await run(['message', 'list', job, '--all', '--json=text']);
      return json<{ text: string }[]>().map(({ text }) => text);
    },
    clientSays: async (job, text) => {
      const { json } = await run(['job', 'view', job, '--json=id,client']);
      const { id, client } = json<{ id: string; client: { user_id: string } }>();
      const said = await run([
        ...['api', `/v1.0/jobs/${id}/messages`, '--yes'],
        ...['--field', `text=${text}`, '--field', `sender_user_id=${client.user_id}`],
      ]);
      if (said.code !== 0) throw new Error(said.stderr);
    },
  };
}
