import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

describe('doc list', () => {
  test('gives every field of a document, oldest document first', async () => {
    const run = await taxq(['doc', 'list', 'Raman', '--json'], { env: env() });
    expect(run.code).toBe(0);
    const all = run.json<Record<string, unknown>[]>();
    expect(Object.keys(all[0] ?? {})).toEqual([
      'id',
      'title',
      'description',
      'document_type',
      'word',
      'file_name',
      'content_type',
      'size',
      'sha256',
      'uploaded_by',
      'create_time',
      'update_time',
    ]);
    const times = all.map(({ create_time }) => String(create_time));
    expect(times).toEqual([...times].sort());
    expect(all.map(({ word }) => word).filter(Boolean)).toEqual(['draft', 'final', 'efile']);
    expect(all[0]).toMatchObject({ uploaded_by: { type: 'CLIENT' } });
  });

  test('draws title, tag, size, uploader and age on a terminal of 80 columns', async () => {
    const run = await taxq(['doc', 'list', 'Raman'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(/^DOCUMENT +TAG +SIZE +FROM +AGE/);
    expect(run.stdout).toMatch(/Final return 2025 +Final return +\d+ B +Dana Whitaker/);
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('prints tab-separated lines with ids in a pipe', async () => {
    const run = await taxq(['doc', 'list', 'Rivera'], { env: env() });
    expect(run.stdout).toMatch(
      /^Driver’s license\tIdentification\t\d+ B\tclient\t[^\t]+\t[0-9a-f-]{36}\n$/,
    );
  });

  test('says on a terminal that there are none', async () => {
    const run = await taxq(['doc', 'list', 'Okafor'], { env: env(), terminal: true });
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain('no documents');
  });

  test('gives an empty list as JSON when there are none', async () => {
    const run = await taxq(['doc', 'list', 'Okafor', '--json'], { env: env() });
    expect(run.json()).toEqual([]);
  });
});

describe('doc tags', () => {
  test('lists the portal’s tags and the words for three of them', async () => {
    const run = await taxq(['doc', 'tags', '--json'], { env: env() });
    const tags = run.json<Record<string, unknown>[]>();
    expect(Object.keys(tags[0] ?? {})).toEqual(['id', 'name', 'word', 'source']);
    expect(tags.slice(0, 3)).toEqual([
      { id: 'DRAFT_RETURN', name: 'Draft return', word: 'draft', source: 'portal' },
      { id: 'FINAL_RETURN', name: 'Final return', word: 'final', source: 'portal' },
      { id: 'EFILE_CONFIRMATION', name: 'E-File confirmation', word: 'efile', source: 'portal' },
    ]);
    expect(tags).toContainEqual({ id: 'W_2', name: 'W-2', word: null, source: 'portal' });
  });

  test('shows what to type on a terminal', async () => {
    const run = await taxq(['doc', 'tags'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(/^--tag +NAME +ID\ndraft +Draft return +DRAFT_RETURN\n/);
  });
});
