import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePdf } from '../support/pdf.ts';
import { SURFACE } from '../support/program.ts';
import { ownSandbox } from '../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../support/taxq.ts';

interface JobView {
  id: string;
  short_id: string;
  status: string;
  members: { user_id: string; type: string }[];
}

/** Runs commands against a portal of this test’s own; each must work. */
async function openDesk() {
  const sandbox = await ownSandbox();
  const env = { ...sandboxEnv(sandbox), TAXQ_HOME: await tempFolder() };
  return async <T = Record<string, unknown>[]>(...args: string[]): Promise<T> => {
    const run = await taxq([...args, '--json'], { env });
    expect(run.code, `taxq ${args.join(' ')}\n${run.stderr}`).toBe(0);
    return run.json<T>();
  };
}

// The documented API has none of it.
test.skipIf(SURFACE === 'public')(
  'notes, the info state and scope changes of a job, by commands',
  async () => {
    const done = await openDesk();
    const note = ['note', 'add', 'Rivera', '--kind', 'waiting', '--text', '- Form W-2'];
    await done(...note);
    const notes = await done('note', 'list', 'Rivera');
    expect(notes.at(-1)?.['text']).toContain('Form W-2');
    await done('job', 'info-complete', 'Rivera', '--yes');

    const items = await done<{ id: string; kind: string }[]>('scope', 'items');
    const service = items.find(({ kind }) => kind === 'service')?.id ?? '';
    await done('scope', 'request', 'Rivera', '--item', service, '--reason', 'More work', '--yes');
    await done('scope', 'withdraw', 'Rivera', '--yes');
    expect(await done('scope', 'list', 'Rivera')).toMatchObject([{ status: 'WITHDRAWN' }]);
  },
);

test.skipIf(SURFACE === 'public')(
  'what a firm’s own system asks for on behalf of the client, by taxq api',
  async () => {
    const done = await openDesk();
    const { id, members } = await done<JobView>('job', 'view', 'Núñez');
    const client = members.find(({ type }) => type === 'CLIENT')?.user_id ?? '';
    const post = (path: string, ...fields: string[]) => {
      const words = fields.flatMap((field) => ['--field', field]);
      return done<object>('api', path, '--method', 'POST', ...words, '--yes');
    };
    const [job, pro] = [`/v1.0/jobs/${id}`, `/pro/v1/jobs/${id}`];
    expect(await done<object>('api', `/v1.0/members/${client}`)).toMatchObject({
      user_id: client,
    });
    await post('/v1.0/magic-link', `user_id=${client}`, 'portal_view:={"type":"dashboard"}');

    const folder = await tempFolder();
    for (const decision of ['reject_draft', 'approve_draft']) {
      const file = join(folder, `To ${decision}.pdf`);
      await writeFile(file, makePdf(decision));
      await done('doc', 'upload', 'Núñez', file, '--tag', 'draft');
      await post(`${job}/${decision}`);
    }
    await post(`${pro}/info-complete`);
    await post(`${pro}/info-complete/withdraw`);

    const { data } = await done<{ data: { id: string }[] }>('api', '/pro/v1/scope-items');
    const items = JSON.stringify([{ scope_item_id: data[0]?.id, quantity: 1 }]);
    const ask = () => post(`${pro}/scope-changes`, 'reason=More work', `items:=${items}`);
    await ask();
    await post(`${job}/scope_change/approve`);
    await ask();
    await post(`${job}/scope_change/reject`, 'reason=Too much');
    const changes = await done<{ status: string }[]>('scope', 'list', 'Núñez');
    expect(changes.map(({ status }) => status).sort()).toEqual(['APPROVED', 'REJECTED']);

    const wish = [`requested_by_user_id=${client}`, 'reason=They asked for it'];
    await post(`${job}/request-cancellation`, ...wish);
    const feld = await done<JobView>('job', 'view', 'Feld');
    expect(feld.status).toBe('CLOSED');
    await post(`/v1.0/jobs/${feld.id}/request-reopen`, ...wish);
  },
);
