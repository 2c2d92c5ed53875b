import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pdfDocument } from '../../../src/sandbox/seed/pdf.ts';
import { openStore } from '../../../src/store/index.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';
import { ownPortal, type Portal, RESULTS, type Result } from './closing.ts';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../../docs/elena/${name}`, import.meta.url));

/** A PDF with this text. */
async function pdf(title: string, ...lines: string[]): Promise<string> {
  const path = join(await tempFolder(), 'confirmation.pdf');
  await writeFile(path, pdfDocument(title, ['Elena Kim', 'Tax year 2025', ...lines]));
  return path;
}

/** The pro uploads papers of Elena’s: file, tag and title. */
async function upload({ env }: Portal, file: string, tag: string, title: string) {
  const words = ['doc', 'upload', 'Elena', file, '--tag', tag, '--title', title];
  const run = await taxq(words, { env });
  expect(run.code, run.stderr).toBe(0);
}

/** Brings Elena’s job so far that only the confirmations are missing. */
async function allButConfirmed(portal: Portal): Promise<void> {
  const { env } = portal;
  const { json } = await taxq(['job', 'view', 'Elena', '--json=id,members'], { env });
  const { id } = json<{ id: string }>();
  const approve = await taxq(
    ['api', `/v1.0/jobs/${id}/approve_draft`, '--method', 'POST', '--yes'],
    {
      env,
    },
  );
  expect(approve.code, approve.stderr).toBe(0);
  await upload(portal, sample('form-8879.pdf'), 'EFILE_AUTHORIZATION', 'Authorization');
  await upload(portal, sample('signed-return.pdf'), 'SIGNED_RETURN', 'Signed return');
  await upload(portal, sample('final-return.pdf'), 'final', 'Final return 2025');
}

/** The rules that aren't met, without the milestones, which are nobody's here. */
async function standing({ env }: Portal): Promise<Record<string, [string, string]>> {
  const run = await taxq(['close', 'Elena', '--check', '--json=rules'], { env });
  const [{ rules = [] } = {}] = run.json<Partial<Result>[]>();
  const open = rules.filter(({ id, status }) => id !== 'X1' && /fail|unknown/.test(status));
  return Object.fromEntries(open.map(({ id, status, reason }) => [id, [status, reason]]));
}

test('close --check reads what the confirmations say, whatever they are called', async () => {
  const portal = await ownPortal();
  await allButConfirmed(portal);
  const rejected = await pdf('Acknowledgement', 'Internal Revenue Service', 'Status: REJECTED');
  await upload(portal, rejected, 'efile', 'E-File confirmation Federal (US)');
  const accepted = sample('accepted-illinois.pdf');
  await upload(portal, accepted, 'efile', 'State answer');
  expect(await standing(portal)).toEqual({
    X3: [
      'fail',
      '“E-File confirmation Federal (US)” says in its text that Federal rejected the return.',
    ],
    I8: ['fail', expect.stringContaining('Illinois doesn’t count')],
    X10: ['fail', expect.any(String)],
  });

  const federal = await pdf('Acknowledgement', 'Internal Revenue Service', 'Status: ACCEPTED');
  await upload(portal, federal, 'efile', 'Second answer');
  expect(await standing(portal)).toEqual({});

  const explained = await taxq(['queue', '--explain', 'Elena', '--json=stage,reason'], portal);
  expect(explained.json()).toMatchObject({ stage: 'accepted' });
  const queue = await taxq(['queue', '--json=client,stage'], portal);
  expect(queue.json()).toContainEqual({ client: 'Elena Kim', stage: 'accepted' });
});

test('a pro answers with a reason for what the gate can’t tell, and for nothing that fails', async () => {
  const portal = await ownPortal();
  const { env, job, sandbox } = portal;
  await allButConfirmed(portal);
  const letter = await pdf('Dear Elena', 'All went well.');
  await upload(portal, letter, 'efile', 'E-File confirmation Federal (US), Illinois (IL)');
  expect(await standing(portal)).toMatchObject({
    X3: ['unknown', expect.stringContaining('says nothing of an acceptance')],
  });

  const answer = ['--override', 'X3', '--override', 'X1', '--reason', 'I asked both offices'];
  const held = await taxq(['close', 'Elena', ...answer, '--rating', '5', '--yes', '--json'], {
    env,
  });
  expect(held.code).toBe(6);
  expect(held.stderr).toContain('Rule X1 fails; you can answer only for what can’t be told.');
  const [result] = held.json<Result[]>();
  expect(result).toMatchObject({ ready: false, closed: false, overridden: ['X3'] });
  expect(result?.rules.find(({ id }) => id === 'X3')).toMatchObject({
    status: 'overridden',
    fix: null,
  });
  expect((await job('Elena Kim')).status).toBe('CLAIMED');
  const store = openStore({ folder: join(env['TAXQ_HOME'] ?? '', 'state') });
  const { id } = await job('Elena Kim');
  expect(store.overrides.ofJob(sandbox.url, id)).toEqual([]);
  store.close();
});

test('close takes the pro’s word for a paper that only its text speaks against, and keeps it', async () => {
  const portal = await ownPortal();
  const { env, job, sandbox } = portal;
  const answer = await pdf('Acknowledgement', 'Status: REJECTED');
  const words = ['doc', 'upload', 'Raman', answer, '--tag', 'efile', '--title', 'Later'];
  expect((await taxq(words, { env })).code).toBe(0);
  const close = (...args: string[]) =>
    taxq(['close', 'Raman', '--rating', '5', ...RESULTS, '--yes', '--json', ...args], { env });
  const held = await close();
  expect(held.code).toBe(6);
  expect(held.stderr).toContain('--override X3 --override I1 --reason WHY');

  const reason = 'Virginia sent it back by mistake; I rang them';
  const answers = ['--override', 'X3', '--override', 'I1', '--reason', reason];
  const look = await taxq(['close', 'Raman', '--check', '--json=ready,rules', ...answers], { env });
  expect(look.code, look.stderr).toBe(0);
  const [looked] = look.json<Result[]>();
  expect(looked?.ready).toBe(true);
  const open = looked?.rules.filter(({ status }) => /fail|unknown/.test(status));
  expect(open).toEqual([]);
  const piped = await taxq(['close', 'Raman', '--check', ...answers], { env });
  expect(piped.stdout).toMatch(/\tX3\toverridden\t/);
  const done = await close(...answers);
  expect(done.code, done.stderr).toBe(0);
  expect(done.json<Result[]>()).toMatchObject([{ closed: true, overridden: ['X3', 'I1'] }]);
  const { id } = await job('Raman');
  const store = openStore({ folder: join(env['TAXQ_HOME'] ?? '', 'state') });
  expect(store.overrides.ofJob(sandbox.url, id)).toMatchObject([
    { action: 'close', rule: 'X3', reason },
    { action: 'close', rule: 'I1', reason },
  ]);
  store.close();

  const later = await taxq(['close', 'Raman', '--check', '--json'], { env });
  expect(later.code, later.stderr).toBe(0);
  expect(later.json<Result[]>()).toMatchObject([{ closed: true, overridden: ['X3', 'I1'] }]);
});

test('close doesn’t send a close-out message that breaks a rule, unless the pro answers for it', async () => {
  const portal = await ownPortal();
  const { env, job, texts, sandbox } = portal;
  const before = await texts('Raman');
  const close = (...args: string[]) =>
    taxq(
      [
        ...['close', 'Raman', '--rating', '5', ...RESULTS, '--yes', '--json'],
        ...['--var', 'pro.display_name=Dana, your Taxfyle pro', ...args],
      ],
      { env },
    );
  const refused = await close();
  expect(refused.code).toBe(6);
  expect(refused.json<Result[]>()).toMatchObject([
    { closed: false, archive: null, findings: [{ rule: 'M8' }], error: { code: 'rule_m8' } },
  ]);
  expect(await texts('Raman')).toEqual(before);

  const done = await close('--override', 'M8', '--reason', 'She asked who I am');
  expect(done.code, done.stderr).toBe(0);
  expect(done.json<Result[]>()).toMatchObject([{ closed: true, overridden: ['M8'] }]);
  const { id } = await job('Raman');
  const store = openStore({ folder: join(env['TAXQ_HOME'] ?? '', 'state') });
  expect(store.overrides.ofJob(sandbox.url, id)).toMatchObject([
    { action: 'close', rule: 'M8', reason: 'She asked who I am' },
  ]);
  store.close();
});

test.each([
  [['--override', 'X3'], 'Why break rule X3?'],
  [['--override', 'X3', '--reason', 'WHY'], '“WHY” is still to be filled in.'],
  [['--override', 'X3', '--reason', ' why. '], '“why.” is still to be filled in.'],
  [['--override', 'X3', '--reason', 'I read it: …'], '“I read it: …” is still to be'],
  [['--reason', 'because'], '--reason has nothing to explain.'],
  [['--override', 'X99', '--reason', 'because'], 'There is no rule “X99” for closing.'],
])('close refuses %j', async (args, words) => {
  const run = await taxq(['close', 'Raman', ...args]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain(words);
});
