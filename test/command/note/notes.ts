import { taxq } from '../../support/taxq.ts';

export interface Told {
  id: string;
  kind: string;
  text: string;
  author: { user_id: string; display_name: string };
  create_time: string;
}

/** The notes of a job, newest first, as the portal holds them. */
export async function notes(job: string, env: Record<string, string>): Promise<Told[]> {
  const { json } = await taxq(['note', 'list', job, '--json'], { env });
  return json<Told[]>();
}

/** The words that make a note of a call. */
export const callNote = (job: string, ...takeaways: string[]): string[] => [
  'note',
  'add',
  job,
  '--kind',
  'call',
  '--date',
  '2026-02-28',
  ...takeaways.flatMap((takeaway) => ['--takeaway', takeaway]),
];

/** A day after every date in these tests. */
export const LATER = () => new Date('2026-03-02T15:00:00Z');
