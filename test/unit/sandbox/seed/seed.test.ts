import { createHash } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { ProDocument } from '../../../../src/portal/contract/documents.ts';
import { JOB_STATUSES } from '../../../../src/portal/contract/jobs.ts';
import type { ProJob } from '../../../../src/portal/contract/pro-jobs.ts';
import { pdfDocument } from '../../../../src/sandbox/seed/pdf.ts';
import { ownSandbox } from '../support/sandbox.ts';

const CLOCK = '2026-03-02T15:00:00Z';

async function jobsOf(options: Parameters<typeof ownSandbox>[0]) {
  const { pro } = await ownSandbox(options);
  return (await pro.get<{ data: ProJob[] }>('/pro/v1/jobs?page_size=1000')).body.data;
}

describe('the demo seed', () => {
  test('is the same every time', async () => {
    const jobs = await jobsOf({ clock: CLOCK });

    expect(jobs).toEqual(await jobsOf({ clock: CLOCK }));
    expect(jobs.map(({ short_id }) => short_id)).toEqual(
      (await jobsOf({ clock: '+9d' })).map(({ short_id }) => short_id),
    );
    expect(new Set(jobs.map(({ short_id }) => short_id)).size).toBe(12);
  });

  test('has twelve jobs in all states, two clients named Kim, and one couple', async () => {
    const jobs = await jobsOf({});
    const families = jobs.map(({ members }) => members?.[0]?.family_name);

    expect(jobs).toHaveLength(12);
    expect(new Set(jobs.map(({ status }) => status))).toEqual(new Set(JOB_STATUSES));
    expect(families.filter((family) => family === 'Kim')).toHaveLength(2);
    expect(jobs.find(({ name }) => name?.startsWith('Jordan & Sam Rivera'))?.members).toHaveLength(
      3,
    );
  });

  test('knows the last four digits of each client’s taxpayer id, the same every time', async () => {
    const digits = (jobs: ProJob[]) => jobs.map((job) => job.client_tin_last_four ?? '');
    const demo = digits(await jobsOf({}));

    expect(demo).toEqual(digits(await jobsOf({})));
    for (const four of [...demo, ...digits(await jobsOf({ seed: 30 }))]) {
      expect(four).toMatch(/^(?!0000)\d{4}$/);
    }
    expect(new Set(demo).size).toBeGreaterThan(10);
  });

  test('has documents that are real PDF files of their size and digest, naming the client', async () => {
    const { pro, sandbox, job } = await ownSandbox();
    const { id } = await job('Priya Raman');
    const list = await pro.get<{ data: ProDocument[] }>(`/pro/v1/jobs/${id}/documents`);

    expect(list.body.data.map(({ document_type }) => document_type?.id)).toEqual([
      'ID',
      'PRIOR_YEAR_RETURN',
      'W_2',
      'DRAFT_RETURN',
      'EFILE_AUTHORIZATION',
      'SIGNED_RETURN',
      'FINAL_RETURN',
      'EFILE_CONFIRMATION',
    ]);
    for (const document of list.body.data) {
      const answer = await fetch(`${sandbox.url}/v1.0/documents/${document.id}/download`, {
        headers: { authorization: `Bearer ${pro.token}` },
      });
      const content = Buffer.from(await answer.arrayBuffer());
      expect(content).toHaveLength(document.size);
      expect(createHash('sha256').update(content).digest('hex')).toBe(document.sha256);
      expect((await PDFDocument.load(content)).getPageCount()).toBe(1);
      expect(content.toString('latin1')).toContain('(Priya Raman) Tj');
      expect(content.toString('latin1')).toContain('(Tax year 2025) Tj');
    }
  });

  test('writes accents, apostrophes and brackets into its PDF files as WinAnsi', () => {
    const content = Buffer.from(pdfDocument('Driver’s license', ['Zoë (\\)'])).toString('latin1');

    expect(content).toContain('(Driver\x92s license) Tj');
    expect(content).toContain('(Zo\xeb \\(\\\\\\)) Tj');
    expect(() => pdfDocument('日本', [])).toThrow(RangeError);
  });

  test('has the workspace’s own template in its message bank', async () => {
    const { pro } = await ownSandbox();

    expect((await pro.get('/pro/v1/message-bank')).body).toMatchObject({
      data: [{ id: 'extension-question', workspace: 'rocket-tax' }],
    });
  });
});

describe('a numbered seed', () => {
  test('has that many jobs, the same every time, none like another', async () => {
    const jobs = await jobsOf({ seed: 800, clock: CLOCK });

    expect(jobs).toHaveLength(800);
    expect(jobs).toEqual(await jobsOf({ seed: 800, clock: CLOCK }));
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(800);
  });

  test('leaves a folder that is filled already as it is', async () => {
    const first = await ownSandbox({ seed: 2 });
    await first.sandbox.close();
    const again = await ownSandbox({ data: first.data, seed: 5 });

    expect((await again.pro.get<{ data: object[] }>('/v1.0/jobs')).body.data).toHaveLength(2);
  });
});
