import { foldedForms } from '../../transfer/words/fold.ts';
import type { JobView } from './job-view.ts';

/** Every spelling of a text: accents, case and punctuation don't tell names apart. */
function spellingsOf(text: string): string[] {
  const words = text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldedForms)
    .filter(([form]) => form !== '');
  const plain = words.map(([form]) => form).join(' ');
  const spelledOut = words.map((forms) => forms.at(-1)).join(' ');
  return plain === spelledOut ? [plain] : [plain, spelledOut];
}

/** Fewer letters of a short id may be any job's. */
const LEAST_OF_SHORT_ID = 4;

/** Whether a text may mean what has these names, or a short id that begins with it. */
export function fitsNames(
  wanted: string,
): (job: { short_id: string; names: readonly string[] }) => boolean {
  const needles = spellingsOf(wanted).filter((needle) => needle !== '');
  const start = wanted.toUpperCase();
  return (job) => {
    const names = job.names.flatMap(spellingsOf);
    if (needles.some((needle) => names.some((name) => name.includes(needle)))) return true;
    return wanted.length >= LEAST_OF_SHORT_ID && job.short_id.startsWith(start);
  };
}

/** Whether a text may mean a job: a part of its client's or its own name, or its short id's beginning. */
export function fitsJob(wanted: string): (job: JobView) => boolean {
  const fits = fitsNames(wanted);
  return ({ short_id, client, name }) =>
    fits({ short_id, names: [client?.display_name ?? '', name ?? ''] });
}
