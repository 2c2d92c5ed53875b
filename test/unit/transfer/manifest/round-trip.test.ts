import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ManifestEntry,
  readManifest,
  writeCsv,
  writeJson,
} from '../../../../src/transfer/manifest/index.ts';
import { NAME, row } from './rows.ts';

const AWKWARD = [
  '-draft.pdf',
  "'quoted.pdf",
  "''twice",
  "'=1",
  '=HYPERLINK("http://x")',
  '+1',
  '@sum',
  '\ttab',
  '\rreturn',
  'a\r\nb',
  ' spaces ',
  '"',
  '""',
  ',;\t',
  '\uFEFFmark',
  'שלום\u200F.pdf',
  '👩‍👩‍👧 ñandú',
  'null',
  '[',
  '{',
];

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'",; aé'), minLength: 1 }),
  fc.constantFrom(...AWKWARD),
);
const required = text.filter((value) => value.trim() !== '');
const optional = fc.option(text);

const entry: fc.Arbitrary<ManifestEntry> = fc.record({
  file: required,
  job: required,
  client: optional,
  tag: required,
  title: optional,
  description: optional,
  size: fc.option(fc.maxSafeNat()),
  sha256: fc.option(
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  ),
  confidence: optional,
  reason: optional,
  verdict: optional,
});

const entries = fc.array(entry, { minLength: 1, maxLength: 5 });

const withoutLines = (written: string) =>
  readManifest(written, NAME).map(({ line: _, ...rest }) => rest);

describe('a manifest that was written', () => {
  it('is read back from CSV as it was, whatever its texts', () => {
    fc.assert(
      fc.property(entries, (rows) => {
        expect(withoutLines(writeCsv(rows))).toEqual(rows);
      }),
    );
  });

  it('is read back from JSON as it was, whatever its texts', () => {
    fc.assert(
      fc.property(entries, (rows) => {
        expect(withoutLines(writeJson(rows))).toEqual(rows);
      }),
    );
  });

  it('has no cell in CSV that a spreadsheet would run', () => {
    fc.assert(
      fc.property(entries, (rows) => {
        for (const cell of parse(writeCsv(rows)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it.each(AWKWARD)('keeps a file named %j', (file) => {
    expect(withoutLines(writeCsv([row({ file })]))).toMatchObject([{ file }]);
    expect(withoutLines(writeJson([row({ file })]))).toMatchObject([{ file }]);
  });

  it('names its columns in their order', () => {
    const columns = 'file,job,client,tag,title,description,size,sha256,confidence,reason,verdict';
    expect(writeCsv([row({ reason: '=no' })])).toBe(
      `${columns}\nRivera draft.pdf,ABCDEFGHJKL,,draft,,,,,,'=no,\n`,
    );
    const [written] = JSON.parse(writeJson([row()]));
    expect(Object.keys(written).join()).toBe(columns);
  });
});

it('a manifest of 20,000 files is written and read within seconds', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    row({
      line: at + 2,
      file: `returns/2024/Client ${at} draft.pdf`,
      client: `Client, Name ${at}`,
      title: `Client ${at} draft`,
      size: 200_000 + at,
      sha256: 'ab'.repeat(32),
      confidence: 'high',
      reason: 'short id in the name',
      verdict: 'upload',
    }),
  );
  const began = performance.now();
  const read = readManifest(writeCsv(rows), NAME);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(read).toHaveLength(rows.length);
  expect(read.at(-1)).toEqual(rows.at(-1));
});
