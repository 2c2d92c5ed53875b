import { doesOf } from '../../rules/plan/action.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Verdict } from '../../work/apply/verdict.ts';

/** So many clients are named; more would hide the question. */
const NAMED = 3;

const PARTS = [
  { does: 'message', verb: 'send', noun: 'message' },
  { does: 'note', verb: 'write', noun: 'note' },
  { does: 'close', verb: 'close', noun: 'job' },
] as const;

/** What is asked before anything is done, with whom it concerns. */
export function question(verdicts: readonly Verdict[]): string {
  const ready = verdicts.filter(({ status }) => status === 'ready');
  const parts = PARTS.flatMap(({ does, verb, noun }) => {
    const clients = ready.flatMap(({ action }) =>
      doesOf(action.kind) === does ? [sanitizeLine(action.client)] : [],
    );
    const { length } = clients;
    if (length === 0) return [];
    return [`${verb} ${length} ${noun}${length === 1 ? '' : 's'} (${named(clients)})`];
  });
  const text = listed(parts);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}?`;
}

function named(clients: readonly string[]): string {
  const names = [...new Set(clients)];
  const more = names.length - NAMED;
  return more < 1 ? listed(names) : listed([...names.slice(0, NAMED), `${more} more`]);
}

const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
