import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Intent,
  type NewRun,
  openStore,
  type RunItem,
  type Store,
  type StoreOptions,
} from '../../../../src/store/index.ts';

/** An empty folder of this test's own, gone afterwards. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taxq-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store of this test's own, in a folder of its own unless one is given. */
export function ownStore(options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ folder: ownFolder(), ...options });
  onTestFinished(() => store.close());
  return store;
}

export function intent(change: Partial<Intent> = {}): Intent {
  return {
    key: 'key-1',
    origin: 'https://portal.example',
    job_id: 'job-1',
    short_id: 'ABCDEFGHJKL',
    tag: 'draft',
    sha256: 'a'.repeat(64),
    size: 1234,
    file: '/returns/Rivera draft.pdf',
    title: 'Rivera draft.pdf',
    ...change,
  };
}

export function item(position: number, change: Partial<RunItem> = {}): RunItem {
  return {
    position,
    line: position + 2,
    file: `/returns/${position}.pdf`,
    job: 'ABCDEFGHJKL',
    tag: 'draft',
    title: `${position}.pdf`,
    size: null,
    sha256: null,
    key: null,
    status: 'waiting',
    document_id: null,
    error_code: null,
    error: null,
    ...change,
  };
}

export function newRun(items: number | RunItem[] = 1): NewRun {
  return {
    origin: 'https://portal.example',
    profile: 'work',
    manifest: '/returns/plan.csv',
    items: typeof items === 'number' ? Array.from({ length: items }, (_, at) => item(at)) : items,
  };
}
