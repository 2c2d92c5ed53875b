import type { Sandbox } from '../../../src/sandbox/index.ts';
import { ownSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

export interface Verdict {
  id: string;
  applies: boolean;
  status: string;
  reason: string;
  fix: string | null;
}

export interface Result {
  job: string;
  client: string;
  ready: boolean;
  closed: boolean;
  archive: string | null;
  message_id: string | null;
  completed_time: string | null;
  rating: number | null;
  rules: Verdict[];
  overridden: string[];
  error: { code: string; message: string; hint: string | null } | null;
}

interface JobFacts {
  id: string;
  status: string;
  client_rating: number | null;
  completed_time: string | null;
}

export interface Portal {
  sandbox: Sandbox;
  env: Record<string, string>;
  job(name: string): Promise<JobFacts>;
  /** What stands in the chat with this client, oldest first. */
  texts(name: string): Promise<string[]>;
  /** Has the support team reopen a closed job, as its client may ask. */
  reopen(name: string): Promise<void>;
}

/** What came out for Priya Raman, whose job is ready to close. */
export const RESULTS = ['--outcome', 'US=refund:1284', '--outcome', 'VA=owed:212.50'];

/**
 * A portal of one test's own: closing can't be undone.
 *
 * @param home one for several tests remembers the papers, which are the same on every portal
 */
export async function ownPortal(home?: string): Promise<Portal> {
  const sandbox = await ownSandbox();
  const env = { ...sandboxEnv(sandbox), TAXQ_HOME: home ?? (await tempFolder()) };
  const job = async (name: string) =>
    (await taxq(['job', 'view', name, '--json'], { env })).json<JobFacts>();
  return {
    sandbox,
    env,
    job,
    texts: async (name) => {
      const run = await taxq(['message', 'list', name, '--all', '--json=text'], { env });
      return run.json<{ text: string }[]>().map(({ text }) => text);
    },
    reopen: async (name) => {
      const { json } = await taxq(['job', 'view', name, '--json=id,members'], { env });
      const { id, members } = json<{ id: string; members: { user_id: string }[] }>();
      const run = await taxq(
        [
          ...['api', `/v1.0/jobs/${id}/request-reopen`, '--field', 'reason=A question'],
          ...['--field', `requested_by_user_id=${members[0]?.user_id}`, '--yes'],
        ],
        { env },
      );
      if (run.code !== 0) throw new Error(run.stderr);
    },
  };
}
