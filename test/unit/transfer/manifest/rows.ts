import { TaxqError } from '../../../../src/errors.ts';
import { type ManifestRow, readManifest } from '../../../../src/transfer/manifest/index.ts';

export const NAME = 'plan.csv';

/** A row as it is read, with nothing but what it must have. */
export function row(change: Partial<ManifestRow> = {}): ManifestRow {
  return {
    line: 2,
    file: 'Rivera draft.pdf',
    job: 'ABCDEFGHJKL',
    client: null,
    tag: 'draft',
    title: null,
    description: null,
    size: null,
    sha256: null,
    confidence: null,
    reason: null,
    verdict: null,
    ...change,
  };
}

/** The error that a manifest is refused with. */
export function refusal(text: string): TaxqError {
  try {
    readManifest(text, NAME);
  } catch (error) {
    if (error instanceof TaxqError) return error;
    throw error;
  }
  throw new Error('The manifest was read');
}
