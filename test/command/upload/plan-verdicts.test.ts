import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedLastFour } from '../../../src/sandbox/seed/ids.ts';
import { clientId } from '../../../src/sandbox/seed/sketched-job.ts';
import { lockedPdf } from '../../support/locked-pdf.ts';
import { makePdf } from '../../support/pdf.ts';
import { returnPdf } from '../../support/returns.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { documents } from '../doc/documents.ts';
import { byName, JOB, type Planned, upload } from './scene.ts';

const NUNEZ = 'María José Núñez';
const rightFour = seedLastFour(clientId({ given: 'Priya', family: 'Raman' }));
const wrongFour = String((Number(rightFour) + 1) % 10_000).padStart(4, '0');

const FILES: Readonly<Record<string, string | Buffer>> = {
  'Núñez draft.pdf': returnPdf({ client: NUNEZ }),
  [`${JOB.raman} signed.pdf`]: returnPdf({ client: 'Priya Raman', lastFour: rightFour }),
  'Rivera/draft federal.pdf': returnPdf({ client: 'Sam Rivera', note: 'federal' }),
  'Rivera/draft CO.pdf': returnPdf({ client: 'Sam Rivera', note: 'Colorado' }),
  'Elena Kim draft.pdf': returnPdf({ client: 'Elena Kim', note: 'second draft' }),
  'Elena Kim final.pdf': returnPdf({ client: 'Elena Kim', note: 'final' }),
  'OBrien draft.pdf': returnPdf({ client: "Thomas O'Brien" }),
  'OBrien passport.jpg': 'a picture',
  [`${JOB.feld} W-2.pdf`]: returnPdf({ client: 'Marcus Feld' }),
  'Feld W-2.pdf': returnPdf({ client: 'Marcus Feld', note: 'told by name' }),
  'Kim draft.pdf': returnPdf({ client: 'Elena Kim', note: 'of which Kim?' }),
  'Núñez something.pdf': returnPdf({ client: NUNEZ, note: 'no tag' }),
  'Núñez draft final.pdf': returnPdf({ client: NUNEZ, note: 'two tags' }),
  'David Kim W-2 one.pdf': returnPdf({ client: 'David Kim', note: 'twins' }),
  'David Kim W-2 two.pdf': returnPdf({ client: 'David Kim', note: 'twins' }),
  'Raman final one.pdf': returnPdf({ client: 'Priya Raman', note: 'one' }),
  'Raman final two.pdf': returnPdf({ client: 'Priya Raman', note: 'two' }),
  'Raman efile.pdf': returnPdf({ client: 'Elena Kim', note: 'the wrong client’s' }),
  'Raman 1098.pdf': returnPdf({ client: 'Priya Raman', lastFour: wrongFour }),
  'Raman 1099.pdf': returnPdf({ client: 'Priya Raman', year: 2023 }),
  'Raman passport.pdf': makePdf('a scan'),
  'Raman extension.pdf': lockedPdf('Priya Raman', { user: 'secret', owner: 'owner' }),
  'Raman prior year return.pdf': makePdf('cut off').subarray(0, 120),
  'Raman 8879.pdf': 'hello',
  'Raman W-2.pdf': '',
  'Raman W-2 nobody.pdf': returnPdf({ client: 'Somebody Unknown' }),
};

const sandbox = useSandbox();
let root = '';
let rows: Record<string, Planned> = {};
const env = () => ({ ...sandboxEnv(sandbox()), TAXQ_HOME: join(root, 'home') });
const files = () => join(root, 'files');

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'taxq-plan-'));
  for (const [name, content] of Object.entries(FILES)) {
    const path = join(files(), name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  const held = (await documents('Raman', env())).find(({ word }) => word === 'final');
  const out = join(files(), 'Raman');
  await taxq(['doc', 'download', 'Raman', held?.id ?? '', '--out', out], { env: env() });
  const run = await upload(['plan', files(), '--json'], { env: env() });
  rows = byName(run.json<Planned[]>());
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('upload plan says of each file what is to become of it', () => {
  test.each([
    ['goes to the job of the client in its name', 'Núñez draft.pdf', JOB.nunez, 'draft'],
    ['goes to the job of its short id', `${JOB.raman} signed.pdf`, JOB.raman, 'SIGNED_RETURN'],
    ['goes to the client that its folder names', 'draft federal.pdf', JOB.rivera, 'draft'],
    ['for a state stands beside the federal one', 'draft CO.pdf', JOB.rivera, 'draft'],
    [
      'that is no return may go while a scope change waits',
      'OBrien passport.jpg',
      JOB.obrien,
      'ID',
    ],
  ])('one that %s', (_, file, job, tag) => {
    expect(rows[file]).toMatchObject({ job, tag, verdict: 'upload' });
  });

  test('a PDF that doesn’t name the client is left to a person', () => {
    expect(rows['Raman W-2 nobody.pdf']).toMatchObject({ job: JOB.raman, verdict: 'ambiguous' });
    expect(rows['Raman W-2 nobody.pdf']?.reason).toContain('the client’s name isn’t in it');
  });

  test('one that the portal has already', () => {
    expect(rows['Final return 2025.pdf']).toMatchObject({
      job: JOB.raman,
      tag: 'final',
      verdict: 'same as on the portal',
    });
  });

  test('one that takes the place of a document is a new version of it', () => {
    expect(rows['Elena Kim draft.pdf']?.verdict).toBe('new version of “Draft return 2025”');
  });

  test.each([
    ['whose name fits two clients', 'Kim draft.pdf', 'Elena Kim'],
    ['of a client without an open job', 'Feld W-2.pdf', 'no job’s short id or client'],
    ['whose name tells no tag', 'Núñez something.pdf', 'no word for a tag'],
    ['whose name tells two tags', 'Núñez draft final.pdf', 'both “draft” and “final”'],
  ])('one %s is left to a person', (_, file, why) => {
    expect(rows[file]?.verdict).toBe('ambiguous');
    expect(rows[file]?.reason).toContain(why);
  });

  test.each([
    ['a final before the draft’s approval (D2)', 'Elena Kim final.pdf', 'D2: '],
    ['a draft while a scope change waits (C2)', 'OBrien draft.pdf', 'C2: '],
    ['a file for a closed job (X11)', `${JOB.feld} W-2.pdf`, 'X11: '],
    [
      'the same content once more (D4)',
      'David Kim W-2 two.pdf',
      'D4: It has the same content as “David',
    ],
    ['one of two finals (D4)', 'Raman final one.pdf', 'D4: Another file is for the same place'],
    ['the other of two finals (D4)', 'Raman final two.pdf', '“Raman final one.pdf”'],
    ['a PDF that names another client', 'Raman efile.pdf', `“Elena Kim” (${JOB.elena})`],
    ['a PDF with another taxpayer’s number', 'Raman 1098.pdf', 'Its taxpayer numbers'],
    ['a PDF for another year', 'Raman 1099.pdf', 'speaks of tax year 2023, the job is for 2025'],
    ['a scan', 'Raman passport.pdf', 'no text: a scan'],
    ['a PDF with a password', 'Raman extension.pdf', 'It needs a password'],
    ['a PDF that is cut off', 'Raman prior year return.pdf', 'The PDF is cut off'],
    ['a PDF that is none', 'Raman 8879.pdf', 'Not a PDF'],
    ['an empty file', 'Raman W-2.pdf', 'The file is empty'],
  ])('refuses %s', (_, file, why) => {
    expect(rows[file]?.verdict).toMatch(/^refused: /);
    expect(rows[file]?.verdict).toContain(why);
  });

  test('keeps the first of two files with the same content', () => {
    expect(rows['David Kim W-2 one.pdf']?.verdict).toBe('upload');
  });

  test('plans every file, and nothing else', () => {
    expect(Object.keys(rows)).toHaveLength(Object.keys(FILES).length + 1);
  });

  test('pins its JSON fields, which are the columns of a manifest', () => {
    expect(Object.keys(rows['Núñez draft.pdf'] ?? {})).toEqual([
      'file',
      'job',
      'client',
      'tag',
      'title',
      'description',
      'size',
      'sha256',
      'confidence',
      'reason',
      'verdict',
    ]);
  });

  test('tells size, digest, client, title and how sure it is', () => {
    expect(rows['Núñez draft.pdf']).toMatchObject({
      file: join(files(), 'Núñez draft.pdf'),
      client: NUNEZ,
      title: 'Núñez draft',
      description: null,
      size: FILES['Núñez draft.pdf']?.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      confidence: 'medium',
      reason: expect.stringContaining('names the client'),
    });
    expect(rows[`${JOB.raman} signed.pdf`]?.confidence).toBe('high');
  });
});

describe('upload plan shows', () => {
  test('a person each file with its mark and where it goes, why only where that is needed', async () => {
    const run = await upload(['plan', files()], { env: env(), terminal: true });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^○ .*→ María José Núñez · draft$/m);
    expect(run.stdout).toMatch(/^○ .*→ Elena Kim · draft +new version of “Draft/m);
    expect(run.stdout).toMatch(/^– .*→ Priya Raman · final +same as on the portal$/m);
    expect(run.stdout).toMatch(/^! .*Núñez something\.pdf .*\n +no word for a tag in the path/m);
    expect(run.stdout).toMatch(/^✗ .*Elena Kim final\.pdf .*\n +D2: The client has not/m);
    expect(run.stderr).toContain(
      '6 to upload, 1 new version, 1 already there, 5 ambiguous, 14 refused',
    );
  });

  test('a pipe one tab-separated line for each file, with the verdict as the manifest has it', async () => {
    const run = await upload(['plan', files()], { env: env() });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(Object.keys(rows).length);
    const [file, job, tag, verdict, why] =
      lines.find((line) => line.includes('Raman 1099'))?.split('\t') ?? [];
    expect(file).toBe(join(files(), 'Raman 1099.pdf'));
    expect([job, tag]).toEqual([JOB.raman, '1099']);
    expect(verdict).toBe('refused: It speaks of tax year 2023, the job is for 2025.');
    expect(why).toBe('family name of “Priya Raman” in the name; “1099” in the name');
  });

  test('sends nothing', async () => {
    const held = await documents('Núñez', env());
    expect(held.filter(({ word }) => word !== null)).toEqual([]);
  });
});
