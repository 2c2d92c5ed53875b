import { MANIFEST_COLUMNS, type ManifestColumn, REQUIRED_COLUMNS } from './columns.ts';
import type { FoundRow, ManifestRow } from './manifest-row.ts';
import type { RowProblems } from './problems.ts';
import { wishOf } from './wish.ts';

/**
 * A row with each cell of its kind. What is wrong with it is added to the problems; the row is then
 * not to be used.
 */
export function checkRow({ line, cells }: FoundRow, problems: RowProblems): ManifestRow {
  const texts = new Map<ManifestColumn, string | null>();
  for (const column of MANIFEST_COLUMNS) {
    const cell = cells[column];
    if (column === 'size' || cell === undefined || cell === null || cell === '') continue;
    if (typeof cell === 'string') texts.set(column, cell);
    else problems.add(line, `“${column}” is not a text`);
  }
  const text = (column: ManifestColumn) => texts.get(column) ?? null;
  const verdict = text('verdict');
  if (wishOf(verdict) !== 'skip') {
    for (const column of REQUIRED_COLUMNS) {
      const value = text(column);
      const isText = typeof (cells[column] ?? '') === 'string';
      if (isText && (value ?? '').trim() === '') problems.add(line, `“${column}” is empty`);
    }
  }
  return {
    line,
    file: text('file') ?? '',
    job: text('job') ?? '',
    client: text('client'),
    tag: text('tag') ?? '',
    title: text('title'),
    description: text('description'),
    size: sizeIn(cells.size, line, problems),
    sha256: digestIn(text('sha256'), line, problems),
    confidence: text('confidence'),
    reason: text('reason'),
    verdict,
  };
}

function sizeIn(cell: unknown, line: number, problems: RowProblems): number | null {
  const text = typeof cell === 'number' ? String(cell) : (cell ?? '');
  if (typeof text === 'string' && text.trim() === '') return null;
  const size = typeof text === 'string' && /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(size)) return size;
  problems.add(line, '“size” is not a whole number of bytes');
  return null;
}

function digestIn(text: string | null, line: number, problems: RowProblems): string | null {
  if (text === null || text.trim() === '') return null;
  const digest = text.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return digest;
  problems.add(line, '“sha256” is not 64 hex digits');
  return null;
}
