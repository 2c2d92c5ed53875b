import { TaxqError } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import type { ShapeFault } from '../../portal/contract/shape.ts';

/** A job of the portal's list that isn't as documented, and so was left out of it. */
export interface LeftOutJob {
  /** Its short id, else its id, else that it has none. */
  label: string;
  short_id: string;
  /** Every name that it tells, so that nobody takes another job for it. */
  names: readonly string[];
  /** JSON pointer to the first place at fault. */
  path: string;
  /** What there is against it. */
  error: TaxqError;
}

/** The jobs that were left out of lists, each once. */
export interface LeftOutJobs {
  add(item: unknown, fault: ShapeFault): void;
  all(): readonly LeftOutJob[];
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function namesOf(item: Readonly<Record<string, unknown>>): string[] {
  const members = Array.isArray(item['members']) ? item['members'].filter(isRecord) : [];
  const names = members.flatMap((member) => [
    textOf(member['display_name']),
    [member['given_name'], member['family_name']].map(textOf).join(' ').trim(),
  ]);
  return [textOf(item['name']), ...names].filter((name) => name !== '');
}

function leftOut(value: unknown, { path, expected }: ShapeFault): LeftOutJob {
  const item = isRecord(value) ? value : {};
  const shortId = textOf(item['short_id']);
  const label = shortId || textOf(item['id']) || 'without an id';
  const error = new TaxqError({
    kind: 'failed',
    code: 'off_contract',
    message: `What the portal tells of job ${label} isn’t what its API documents.`,
    why: `At ${path || '/'}: it should be ${expected}.`,
    hint: 'Look at the job in the portal, and tell its support.',
  });
  return { label, short_id: shortId, names: namesOf(item), path: path || '/', error };
}

/** @param onNew told of each job the first time */
export function keepLeftOut(onNew: (job: LeftOutJob) => void = () => {}): LeftOutJobs {
  const jobs = new Map<string, LeftOutJob>();
  return {
    add: (item, fault) => {
      const job = leftOut(item, fault);
      if (jobs.has(job.label)) return;
      jobs.set(job.label, job);
      onNew(job);
    },
    all: () => [...jobs.values()],
  };
}
