import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { faultScene, type Result, spoilUploads, usePortals } from '../../support/fault-scene.ts';

const portals = usePortals();

test('a file that the portal confirms with another digest fails and says so; the others go on', async () => {
  const decide = spoilUploads('misquote', (number) => number === 3);
  const { run, expectHeld, bulk } = await faultScene({
    portal: portals('all'),
    surface: 'all',
    decide,
    count: 10,
  });
  const ran = await run(['--json', '--concurrency', '1']);
  expect(ran.code).toBe(8);
  const results = ran.json<Result[]>();
  const [wrong, ...others] = results.filter(({ status }) => status !== 'uploaded');
  expect(others).toEqual([]);
  expect(wrong).toMatchObject({
    title: bulk.files[2]?.title,
    status: 'failed',
    error: { code: 'digest_mismatch' },
  });
  expect(wrong?.error?.message).toContain('other bytes');
  expect(ran.stderr).toContain('1 of 10 files are not on the portal');
  const left = await readFile(bulk.manifest.replace(/\.csv$/, '.left.csv'), 'utf8');
  expect(left.trimEnd().split('\n')).toHaveLength(2);
  expect(left).toContain(bulk.files[2]?.sha256);

  // It had arrived whole after all, and isn’t sent again.
  const again = await run();
  expect(again.code, again.stderr).toBe(0);
  await expectHeld();
});
