import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { timeWords } from '../../rules/clocks/words.ts';
import { newestOf } from '../../rules/instants.ts';
import type { BasisFacts } from '../../rules/plan/basis.ts';
import { excerpt } from './one-line.ts';

const SHORT = 60;

/** Says in words what the ids of a basis stand for, so that a person can tell. */
export function basisLabels(
  { job, notes }: BasisFacts,
  frame: ClockFrame,
): Readonly<Record<string, string>> {
  const message = newestOf(job.messages);
  const document = newestOf(job.documents);
  const note = notes?.find(({ kind }) => kind === 'waiting');
  const at = (time: string) => timeWords(frame.wall(time), frame);
  return {
    ...(message && {
      message: `${sender(message.sender_user_id, job.job)}, ${at(message.create_time)}`,
    }),
    ...(document && { document: `${excerpt(document.title, SHORT)}, ${at(document.create_time)}` }),
    ...(note && { note: at(note.create_time) }),
  };
}

function sender(id: string, job: BasisFacts['job']['job']): string {
  if (job.client_user_ids.includes(id)) return 'the client';
  return id === job.pro_user_id ? 'you' : 'the portal';
}
