import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Over what taxq uploads in one piece. */
const LARGE = 9 * 1024 * 1024;

const BULK = Array.from({ length: 12 }, (_, index) => `W-2 employer ${index + 1}`);

/** What was uploaded comes back byte for byte. */
async function comesBack({ done, folder }, job, { document_id: id, file }) {
  const [got] = await done(['doc', 'download', job, id, '--out', 'got']);
  const [was, is] = await Promise.all([readFile(join(folder, file)), readFile(got.path)]);
  assert.ok(is.equals(was), `${file} came back as another file`);
}

/** What a partner’s own system asks for on behalf of the client. */
async function clientsSide({ done, paper }, name) {
  const { short_id: job, id, members } = await done(['job', 'view', name]);
  const { user_id: user } = members.find(({ type }) => type === 'CLIENT');
  const at = `/v1.0/jobs/${id}`;
  const post = (path, ...fields) =>
    done([
      'api',
      path,
      '--method',
      'POST',
      ...fields.flatMap((field) => ['--field', field]),
      '--yes',
    ]);
  for (const decision of ['reject_draft', 'approve_draft']) {
    await done(['doc', 'upload', job, await paper(`To ${decision}.pdf`), '--tag', 'draft']);
    await post(`${at}/${decision}`);
  }
  const { data } = await done(['api', '/pro/v1/scope-items']);
  const ask = () =>
    post(
      `/pro/v1/jobs/${id}/scope-changes`,
      'reason=More work',
      `items:=[{"scope_item_id":"${data[0].id}","quantity":1}]`,
    );
  await post(`/pro/v1/jobs/${id}/info-complete`);
  await post(`/pro/v1/jobs/${id}/info-complete/withdraw`);
  await ask();
  await post(`${at}/scope_change/approve`);
  await ask();
  await post(`${at}/scope_change/reject`, 'reason=Too much');
  await post('/v1.0/magic-link', `user_id=${user}`, 'portal_view:={"type":"dashboard"}');
  const human = [`requested_by_user_id=${user}`, 'reason=They asked for it'];
  await post(`${at}/request-cancellation`, ...human);
  const { data: closed } = await done([
    ...['api', '/v1.0/jobs', '--method', 'GET', '--field', 'filter=status = "CLOSED"'],
  ]);
  await post(`/v1.0/jobs/${closed[0].id}/request-reopen`, ...human);
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
  const ask = ['scope', 'request', job, '--item', service.id];
  await done([...ask, '--reason', 'More work', '--yes']);
  await done(['scope', 'list', job]);
  await done(['scope', 'withdraw', job, '--yes']);

  const [draft] = await upload('draft', await paper('Draft return.pdf', LARGE));
  await comesBack(context, job, draft);
  await client('approve-draft');
  await upload('final', await paper('Final return.pdf'));
  for (const place of ['Federal (US)', '(CO)']) {
    await upload('efile', await paper(`E-File confirmation ${place}.pdf`));
  }
  await upload('EFILE_AUTHORIZATION', await paper('Form 8879, signed.pdf'));
  await upload('SIGNED_RETURN', await paper('Signed return.pdf'));
  await done(['doc', 'list', job]);
  for (const name of BULK) await paper(join('bulk', `${job} ${name}.pdf`));
  await done(['upload', 'plan', 'bulk', '-o', 'plan.csv', '--tag', 'W_2', '--accept']);
  const sent = await done(['upload', 'run', 'plan.csv', '--yes']);
  assert.equal(sent.filter(({ status }) => status === 'uploaded').length, BULK.length);
  await done(['upload', 'verify', 'plan.csv']);

  await client('tick', 'E-file authorization signed');
  await client('tick', 'Engagement complete');
  await tick('Filed', 'Accepted');
  await fails(5, ['job', 'view', 'AAAAAAAAAAA']);
  await clientsSide(context, 'Núñez');
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
  await comesBack(context, job, sent);
  await done(['api', `/v1.0/documents/${sent.document_id}`]);
  await done(['api', `/v1.0/jobs/getByShortId:${job}`]);
  const { data: members } = await done(['api', '/v1.0/members']);
  await done(['api', `/v1.0/members/${members[0].user_id}`]);
  const [consultation] = await done(['scope', 'items']);
  const ask = ['scope', 'request', 'David Kim', '--item', consultation.id];
  await done([...ask, '--reason', 'A talk', '--yes']);
  await done(['scope', 'list', 'David Kim']);
  await fails(10, ['job', 'milestones', job]);
  await fails(6, ['close', 'Raman', '--check']);
}
