import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../../../src/portal/contract/common.ts';
import type { ProDocument } from '../../../../src/portal/contract/documents.ts';
import type { Api } from '../support/api.ts';
import { batchForm, type Wish } from '../support/batches.ts';
import { ownPortal } from '../support/portal.ts';
import { ownSandbox, uploadForm } from '../support/sandbox.ts';

const PATH = '/pro/v1/document-batches';

interface Answered {
  data: { status: number; document?: ProDocument; problem?: Problem }[];
}

const send = (pro: Api, wishes: readonly Wish[]) => pro.post<Answered>(PATH, batchForm(wishes));
const statuses = ({ data }: Answered) => data.map(({ status }) => status);
const temporaries = (data: string) => readdir(join(data, 'tmp'));
const documents = async (pro: Api, job: string) =>
  (await pro.get<{ data: ProDocument[] }>(`/pro/v1/jobs/${job}/documents`)).body.data;

describe('a batch of documents', () => {
  test('brings each to its job, in order', async () => {
    const { pro, job, data } = await ownSandbox();
    const [nunez, elena] = [await job('María José Núñez'), await job('Elena Kim')];
    const before = (await documents(pro, nunez.id)).length;

    const { status, body } = await send(pro, [
      { job_id: nunez.id, title: 'One', content: 'one', document_type_id: 'W_2' },
      { job_id: elena.id, title: 'Two', content: 'two', file_name: '../../Núñez 2025.pdf' },
      { job_id: nunez.id, title: 'Three', content: 'three', document_type_id: 'OTHER' },
    ]);

    expect(status).toBe(200);
    expect(body.data).toMatchObject([
      { status: 201, document: { title: 'One', job_id: nunez.id, document_type: { id: 'W_2' } } },
      { status: 201, document: { title: 'Two', job_id: elena.id, file_name: 'Núñez 2025.pdf' } },
      { status: 201, document: { title: 'Three', size: 5, uploaded_by: { type: 'PROVIDER' } } },
    ]);
    expect((await documents(pro, nunez.id)).slice(before)).toEqual([
      body.data[0]?.document,
      body.data[2]?.document,
    ]);
    expect(await temporaries(data)).toEqual([]);
  });

  test('says of each that is refused why, and takes the others', async () => {
    const { pro, job, data } = await ownSandbox();
    const [good, over] = [await job('María José Núñez'), await job('Marcus Feld')];
    const all = await pro.get<{ data: { id: string; status: string }[] }>('/v1.0/jobs');
    const foreign = all.body.data.find(({ status }) => status === 'UNCLAIMED')?.id ?? '';
    const job_id = good.id;
    const before = (await documents(pro, job_id)).length;
    const used = { 'idempotency-key': 'used' };
    await pro.post(`/pro/v1/jobs/${job_id}/documents`, uploadForm({ title: 'Used' }), used);

    const { body } = await send(pro, [
      { job_id },
      { job_id: 'nobody' },
      { job_id: over.id },
      { job_id: foreign },
      { job_id, document_type_id: 'NAPKIN' },
      { job_id, version_of: 'nothing' },
      { job_id, content: '' },
      { job_id, file_name: 'x'.repeat(300) },
      { job_id, title: 'Used', content: 'other content', idempotency_key: 'used' },
      { job_id, idempotency_key: 'twice' },
      { job_id, idempotency_key: 'twice' },
      { job_id },
    ]);

    expect(statuses(body)).toEqual([201, 404, 409, 403, 400, 422, 400, 400, 422, 201, 409, 201]);
    for (const { status, document, problem } of body.data) {
      if (status === 201) expect(problem).toBeUndefined();
      else
        expect({ document, problem }).toMatchObject({ document: undefined, problem: { status } });
    }
    expect(await documents(pro, job_id)).toHaveLength(before + 4);
    expect(await temporaries(data)).toEqual([]);
  });

  test('takes a file of exactly the largest size, and none that is a byte larger', async () => {
    const { pro, id, data } = await ownPortal({ maxBytes: 100_000 });
    const sizes = [100_001, 100_000, 300_000, 10];

    const { body } = await send(
      pro,
      sizes.map((size) => ({ job_id: id, content: 'x'.repeat(size) })),
    );

    expect(statuses(body)).toEqual([413, 201, 413, 201]);
    expect((await documents(pro, id)).map(({ size }) => size)).toEqual([100_000, 10]);
    expect(await temporaries(data)).toEqual([]);
  });

  test('answers 507 for what finds no room, and leaves no temporary file', async () => {
    let opened = 0;
    const { pro, id, data } = await ownPortal({
      openTemporary: (path) => {
        opened += 1;
        return createWriteStream(opened === 2 ? '/dev/full' : path);
      },
    });
    const content = 'x'.repeat(200_000);

    const { body } = await send(pro, [{ job_id: id }, { job_id: id, content }, { job_id: id }]);

    expect(statuses(body)).toEqual([201, 507, 201]);
    expect(await documents(pro, id)).toHaveLength(2);
    expect(await temporaries(data)).toEqual([]);
  });

  test('takes drafts as an upload by itself does', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');
    const draft = { job_id: id, document_type_id: 'DRAFT_RETURN' };

    const first = await send(pro, [{ ...draft, title: 'Draft' }]);
    const version_of = first.body.data[0]?.document?.id ?? '';
    const second = await send(pro, [{ ...draft, title: 'Draft 2', version_of }]);

    expect(second.body.data[0]?.document).toMatchObject({ version_of, version: 2 });
    const { body } = await pro.get<{ data: { type: string }[] }>(`/pro/v1/jobs/${id}/events`);
    expect(body.data.map(({ type }) => type)).toContain('draft_submitted');
  });
});

describe('the key of a document in a batch', () => {
  test('gets the first answer again, though the job has been cancelled since', async () => {
    const { pro, job } = await ownSandbox();
    const { id, members } = await job('María José Núñez');
    const wishes = ['a', 'b'].map((key) => ({ job_id: id, idempotency_key: key }));
    const first = await send(pro, wishes);
    const asked = { requested_by_user_id: members?.[0]?.user_id, reason: 'Asked for' };
    await pro.post(`/v1.0/jobs/${id}/request-cancellation`, asked);

    const second = await send(pro, [...wishes, { job_id: id, idempotency_key: 'c' }]);

    expect(statuses(second.body)).toEqual([201, 201, 409]);
    expect(second.body.data.slice(0, 2)).toEqual(first.body.data);
  });

  test('is that of an upload by itself, whichever comes first and in whatever order its fields', async () => {
    const { pro, job } = await ownSandbox();
    const { id } = await job('María José Núñez');
    const before = (await documents(pro, id)).length;
    const path = `/pro/v1/jobs/${id}/documents`;
    const fields = { description: 'A note', document_type_id: 'W_2', title: 'Same' };
    const alone = (key: string) => pro.post(path, uploadForm(fields), { 'idempotency-key': key });
    const batched = (key: string) =>
      send(pro, [
        {
          job_id: id,
          title: 'Same',
          document_type_id: 'W_2',
          ...{ description: 'A note' },
          idempotency_key: key,
        },
      ]);

    const [first, again] = [await alone('x'), await batched('x')];
    const [together, then] = [await batched('y'), await alone('y')];

    expect(again.body.data).toEqual([{ status: 201, document: first.body }]);
    expect(then).toMatchObject({ status: 201, body: together.body.data[0]?.document });
    expect(await documents(pro, id)).toHaveLength(before + 2);
  });

  test('is free again when its document was refused', async () => {
    const { pro, id } = await ownPortal({});
    const wish = { job_id: id, idempotency_key: 'key' };

    const refused = await send(pro, [{ ...wish, document_type_id: 'NAPKIN' }]);
    const taken = await send(pro, [wish]);

    expect([...statuses(refused.body), ...statuses(taken.body)]).toEqual([400, 201]);
  });
});

/** A form whose parts are in an order, or of a kind, that is wrong. */
function formOf(parts: readonly (readonly [string, unknown])[]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else if (value === null) form.append(name, new Blob(['x']), 'x.pdf');
    else form.append(name, JSON.stringify(value));
  }
  return form;
}

describe('a batch that is no batch is refused, and nothing of it is kept', () => {
  const facts = (count: number, change: object = {}) => ({
    documents: Array.from({ length: count }, () => ({
      job_id: 'JOB',
      title: 'x',
      idempotency_key: randomUUID(),
      ...change,
    })),
  });
  const file = ['file', null] as const;

  test.each([
    ['without documents', [['batch', { documents: [] }]]],
    ['without the part that tells of them', [file]],
    ['whose files come first', [file, ['batch', facts(1)]]],
    ['with a file too few', [['batch', facts(2)], file]],
    ['with a file too many', [['batch', facts(1)], file, file]],
    ['told twice', [['batch', facts(1)], ['batch', facts(1)], file]],
    ['with a part that nobody knows', [['batch', facts(1)], file, ['surprise', 'x']]],
    [
      'with a file of another name',
      [
        ['batch', facts(1)],
        ['paper', null],
      ],
    ],
    ['that isn’t JSON', [['batch', '{'], file]],
    ['with a field that nobody knows', [['batch', facts(1, { surprise: 1 })], file]],
    ['with a blank title', [['batch', facts(1, { title: ' ' })], file]],
    ['with a key that is none', [['batch', facts(1, { idempotency_key: 'ä' })], file]],
    ['of 51 documents', [['batch', facts(51)], ...Array.from({ length: 51 }, () => file)]],
  ] as const)('one %s', async (_, parts) => {
    const { pro, id, data } = await ownPortal({});
    const form = formOf(
      parts.map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null
          ? JSON.parse(JSON.stringify(value).replaceAll('JOB', id))
          : value,
      ]),
    );

    const { status, body } = await pro.post(PATH, form);

    expect(status, JSON.stringify(body)).toBe(400);
    expect(await documents(pro, id)).toEqual([]);
    expect(await temporaries(data)).toEqual([]);
  });

  test('one of 50 documents is none of these', async () => {
    const { pro, id } = await ownPortal({});
    const { body } = await send(
      pro,
      Array.from({ length: 50 }, () => ({ job_id: id })),
    );
    expect(new Set(statuses(body))).toEqual(new Set([201]));
  });

  test('one that breaks off leaves nothing, and its keys are free', async () => {
    const { pro, id, data, url } = await ownPortal({});
    const wishes = ['a', 'b'].map((key) => ({ job_id: id, idempotency_key: key }));
    const request = httpRequest(`${url}${PATH}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${pro.token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': '9000000',
      },
    });
    request.once('error', () => {});
    const batch = String(batchForm(wishes).get('batch'));
    const head = (rest: string) => `--b\r\ncontent-disposition: form-data; ${rest}\r\n\r\n`;
    request.write(`${head('name="batch"')}${batch}\r\n`);
    request.write(`${head('name="file"; filename="a.pdf"')}whole\r\n`);
    request.write(`${head('name="file"; filename="b.pdf"')}half`);

    await vi.waitFor(async () => expect(await temporaries(data)).toHaveLength(2), 5000);
    request.destroy();

    await vi.waitFor(async () => expect(await temporaries(data)).toEqual([]), 5000);
    expect(await documents(pro, id)).toEqual([]);
    await vi.waitFor(async () => {
      expect(statuses((await send(pro, wishes)).body)).toEqual([201, 201]);
    }, 5000);
  });
});

test('only the pro may send one', async () => {
  const { partner, job } = await ownSandbox();
  const { id } = await job('Elena Kim');
  expect((await send(partner, [{ job_id: id }])).status).toBe(403);
});
