import { describe, expect, test } from 'vitest';
import { Unreachable } from '../../../../src/http/failure.ts';
import { viewJob } from '../../../../src/work/job/job-view.ts';
import { writeNote } from '../../../../src/work/note/write-note.ts';
import type { Session } from '../../../../src/work/session.ts';
import { ownStore } from '../../store/support/stores.ts';

const NOW = Date.parse('2026-03-02T15:00:00Z');
const job = viewJob({
  ...{ id: 'job-1', short_id: 'ABCDEFGHJKL', name: 'Raman', status: 'CLAIMED', members: [] },
  create_time: '2026-02-01T00:00:00Z',
});
const DRAFT = { job, kind: 'working', text: 'Called; no answer.' };

/** A portal whose clocks differ, which holds the same note from before and loses its next answer. */
function portal(skewMs: number, arrives: boolean) {
  const noteAt = (index: number) => ({
    ...{ id: `n${index}`, kind: DRAFT.kind, text: DRAFT.text, author_user_id: 'pro' },
    create_time: new Date(NOW + skewMs).toISOString(),
  });
  const notes = [noteAt(0)];
  const call = async (operation: string) => {
    if (operation === 'listNotes') return { data: [...notes].reverse() };
    if (arrives) notes.push(noteAt(notes.length));
    throw new Unreachable({ code: 'cut', message: 'Cut.', why: 'It broke.', outcomeUnknown: true });
  };
  const client = { call, origin: 'https://portal.example', portalNow: () => NOW };
  return {
    client,
    capabilities: { has: async () => true, need: async () => {} },
  } as object as Session;
}

describe.each([
  ['behind', -34_560_000_000],
  ['right', 0],
  ['ahead', 60_000],
])('a note whose answer is lost, on a portal whose clock is %s,', (_, skewMs) => {
  test('is found by what wasn’t there before', async () => {
    const tools = { session: portal(skewMs, true), store: ownStore() };
    expect(await writeNote(tools, DRAFT)).toMatchObject({ id: 'n1', how: 'sent' });
  });

  test('and that never arrived isn’t taken for an older one that says the same', async () => {
    const tools = { session: portal(skewMs, false), store: ownStore() };
    await expect(writeNote(tools, DRAFT)).rejects.toMatchObject({ code: 'cut' });
  });
});
