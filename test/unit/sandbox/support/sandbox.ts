import { onTestFinished } from 'vitest';
import type { ProJob } from '../../../../src/portal/contract/pro-jobs.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../src/sandbox/index.ts';
import { type Locator, readLocator } from '../../../../src/sandbox/locator.ts';
import { type Api, signIn } from './api.ts';
import { ownFolder } from './folders.ts';

export interface TestSandbox {
  sandbox: Sandbox;
  data: string;
  locator: Locator;
  /** The pro's client. */
  pro: Api;
  /** The partner's client. */
  partner: Api;
  /** The demo job of the client with this name. */
  job(name: string): Promise<ProJob>;
}

/** A sandbox of this test's own, stopped and gone afterwards. */
export async function ownSandbox(
  options: Omit<SandboxOptions, 'data'> & { data?: string } = {},
): Promise<TestSandbox> {
  const data = options.data ?? (await ownFolder());
  const sandbox = await startSandbox({ ...options, data });
  onTestFinished(() => sandbox.close());
  const locator = await readLocator(data);
  if (locator === null) throw new Error('a running sandbox without a locator');
  const pro = await signIn(sandbox);
  const partner = await signIn({
    url: sandbox.url,
    clientId: locator.partner_client_id,
    clientSecret: locator.partner_client_secret,
  });
  return {
    sandbox,
    data,
    locator,
    pro,
    partner,
    async job(name) {
      const { body } = await pro.get<{ data: ProJob[] }>('/pro/v1/jobs');
      const found = body.data.find((job) => job.name?.startsWith(name));
      if (found === undefined) throw new Error(`the demo has no job of ${name}`);
      return found;
    },
  };
}

/** The parts of an upload of a small file. */
export function uploadForm(parts: Record<string, string>, content = '%PDF-1.4\n%%EOF\n'): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.set(name, value);
  form.set('file', new Blob([content], { type: 'application/pdf' }), 'return.pdf');
  return form;
}
