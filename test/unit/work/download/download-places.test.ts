import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jobPlaces } from '../../../../src/work/download/download-places.ts';
import { viewJob } from '../../../../src/work/job/job-view.ts';

const job = (name: string, short_id = '6UZM94GWH78') =>
  viewJob({
    id: `id-${short_id}`,
    short_id,
    name,
    status: 'CLAIMED',
    create_time: '2026-03-01T10:00:00.000Z',
  });

const places = (...names: string[]) =>
  jobPlaces(
    names.map((name, index) => job(name, `SHORT00000${index}`)),
    '/out',
    true,
  );

describe('the places of jobs in a folder', () => {
  test('are named after the client and the short id', () => {
    const [place] = jobPlaces([job('Elena Rivera')], '/out', true);
    expect(place).toEqual({
      folder: '/out/Elena Rivera 6UZM94GWH78',
      archive: '/out/Elena Rivera 6UZM94GWH78.zip',
      staging: '/out/.taxq-6UZM94GWH78.part',
    });
  });

  test('of one job alone are the folder itself', () => {
    const [place] = jobPlaces([job('Elena Rivera')], '/out', false);
    expect(place?.folder).toBe('/out');
  });

  test.each([
    '../../etc',
    '..',
    'CON',
    'AC/DC\\LLC',
    'new\nline',
    'x\u202Ey',
    '🧾'.repeat(200),
    'a'.repeat(300),
    '',
  ])('stay inside it and keep the short id, whatever the client is called: %j', (name) => {
    const [place] = jobPlaces([job(name)], '/out', true);
    for (const path of [place?.folder ?? '', place?.archive ?? '']) {
      expect(dirname(path)).toBe('/out');
      expect(Buffer.byteLength(basename(path))).toBeLessThan(250);
      expect(basename(path)).toContain('6UZM94GWH78');
      expect(path).not.toMatch(/[\n\u202E]/u);
    }
  });

  test('differ where only case tells short ids apart', () => {
    const jobs = [job('Li', 'abc'), job('LI', 'ABC')];
    const folders = jobPlaces(jobs, '/out', true).map(({ folder }) => folder.toLowerCase());
    const hidden = jobPlaces(jobs, '/out', true).map(({ staging }) => staging.toLowerCase());
    expect(new Set(folders).size).toBe(2);
    expect(new Set(hidden).size).toBe(2);
  });

  test('are each job’s own for clients of one name', () => {
    const folders = places('Ann Lee', 'Ann Lee').map(({ folder }) => folder);
    expect(folders).toEqual(['/out/Ann Lee SHORT000000', '/out/Ann Lee SHORT000001']);
  });
});
