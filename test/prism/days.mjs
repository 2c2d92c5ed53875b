import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Over what taxq uploads in one piece. */
const LARGE = 9 * 1024 * 1024;

const BULK = Array.from({ length: 12 }, (_, index) => `W-2 employer ${index + 1}`);

async function downloads({ done, folder }, job, document) {
  const [got] = await done(['doc', 'download', job, document, '--out', 'got']);
  assert.match(await readFile(join(folder, got.path), 'latin1'), /^%PDF-1\.4/);
}

/** A day on a portal with both surfaces, from the intro to the close. */
export async function wholeDay(context) {
  const { done, fails, paper } = context;
  const { short_id: job } = await done(['job', 'view', 'Rivera']);
  const client = (...action) => done(['sandbox', 'client', job, ...action, '--data', 'portal']);
  const upload = (tag, ...names) => done(['doc', 'upload', job, ...names, '--tag', tag]);
  const tick = (...names) =>
    done(['job', 'milestones', job, ...names.flatMap((name) => ['--done', name])]);

  await done(['auth', 'status']);
  assert.ok((await done(['job', 'list'])).length > 5);
  assert.ok((await done(['queue'])).length > 0);
  await done(['intro', job, '--yes']);
  await tick('Introductions', 'Scope verified');
  await done(['note', 'add', job, '--kind', 'waiting', '--text', '- Form W-2']);
  await done(['note', 'list', job]);
  await client('upload', await paper('w2.pdf'), '--tag', 'W_2');
  await client('tick', 'Documents received');
  await done(['message', 'send', job, '--text', 'Thank you, I begin today.', '--yes']);
  await done(['message', 'list', job, '--all']);
  await done(['bank', 'list']);
  await done(['doc', 'tags']);
  await done(['job', 'info-complete', job, '--yes']);

  const services = await done(['scope', 'items']);
  const [service] = services.filter(({ kind }) => kind === 'service');
  const ask = ['scope', 'request', job, '--item', service.id, '--reason', 'A rental', '--yes'];
  await done(ask);
  await done(['scope', 'withdraw', job, '--yes']);
  await done(ask);
  await client('approve-scope');
  await done(['scope', 'list', job]);

  await upload('draft', await paper('Draft return.pdf', LARGE));
  await client('approve-draft');
  await upload('final', await paper('Final return.pdf'));
  await upload('efile', await paper('E-File Federal (US).pdf'), await paper('E-File (CO).pdf'));
  const [first] = await done(['doc', 'list', job]);
  await downloads(context, job, first.id);
  for (const name of BULK) await paper(join('bulk', `${job} ${name}.pdf`));
  await done(['upload', 'plan', 'bulk', '-o', 'plan.csv', '--tag', 'W_2', '--accept']);
  const sent = await done(['upload', 'run', 'plan.csv', '--yes']);
  assert.equal(sent.filter(({ status }) => status === 'uploaded').length, BULK.length);
  await done(['upload', 'verify', 'plan.csv']);

  await client('tick', 'E-file authorization signed');
  await client('tick', 'Engagement complete');
  await tick('Filed', 'Accepted');
  await fails(5, ['job', 'view', 'AAAAAAAAAAA']);
  const outcomes = ['--outcome', 'US=refund:1842.50', '--outcome', 'CO=owed:310'];
  const [closed] = await done(['close', job, '--rating', '5', ...outcomes, '--yes']);
  assert.equal(closed.closed, true);
  await done(['job', 'events', job]);
  await fails(6, ['doc', 'upload', job, 'w2.pdf', '--tag', 'OTHER']);
}

/** What can be done on a portal with the documented API alone. */
export async function publicDay(context) {
  const { done, fails, paper } = context;
  const { short_id: job } = await done(['job', 'view', 'Núñez']);
  assert.ok((await done(['job', 'list'])).length > 5);
  await done(['message', 'send', job, '--text', 'Hello María.', '--yes']);
  assert.equal((await done(['message', 'list', job])).at(-1).text, 'Hello María.');
  const [sent] = await done(['doc', 'upload', job, await paper('w2.pdf'), '--tag', 'W_2']);
  await done(['doc', 'list', job]);
  await downloads(context, job, sent.document_id);
  const [consultation] = await done(['scope', 'items']);
  const ask = ['scope', 'request', 'David Kim', '--item', consultation.id];
  await done([...ask, '--reason', 'A talk', '--yes']);
  await done(['scope', 'list', 'David Kim']);
  await fails(10, ['job', 'milestones', job]);
  await fails(6, ['close', 'Raman', '--check']);
}
