import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../src/errors.ts';
import { Unreachable } from '../../../src/http/failure.ts';
import { writeOnce } from '../../../src/portal/write-once.ts';

const lost = (outcomeUnknown: boolean) =>
  new Unreachable({
    code: 'lost',
    message: 'Lost.',
    why: 'The connection was cut.',
    outcomeUnknown,
  });

/** A portal that plays one scene after the other: an error to throw, or what to give. */
const play = <T>(scenes: readonly (T | Error)[]) => {
  let calls = 0;
  const next = async (): Promise<T> => {
    const scene = scenes[calls];
    calls += 1;
    if (scene instanceof Error) throw scene;
    if (scene === undefined) throw new Error('nobody expected another call');
    return scene;
  };
  return { next, calls: () => calls };
};

const write = (sends: readonly (string | Error)[], finds: readonly (string | null | Error)[]) => {
  const send = play(sends);
  const find = play(finds);
  const result = writeOnce({
    send: send.next,
    find: find.next,
    doing: 'upload a.pdf',
    look: 'taxq doc list J',
    sleep: async () => {},
  });
  return { result, sends: send.calls, finds: find.calls };
};

describe('a write to a portal without idempotency keys', () => {
  test('is sent once when it succeeds', async () => {
    const { result, sends, finds } = write(['made'], []);
    expect(await result).toBe('made');
    expect([sends(), finds()]).toEqual([1, 0]);
  });

  test('is found instead of sent again when it arrived', async () => {
    const { result, sends } = write([lost(true)], ['found']);
    expect(await result).toBe('found');
    expect(sends()).toBe(1);
  });

  test('is looked for after an answer that isn’t what the API documents', async () => {
    const strange = new TaxqError({ kind: 'failed', code: 'off_contract', message: 'Strange.' });
    expect(await write([strange], ['found']).result).toBe('found');
  });

  test('is never sent again once the portal has answered for it', async () => {
    const strange = new TaxqError({ kind: 'failed', code: 'off_contract', message: 'Strange.' });
    const empty = new Unreachable({
      ...{ code: 'empty_answer', message: 'Empty.', why: 'Nothing came.' },
      ...{ outcomeUnknown: true, answered: true },
    });
    for (const answer of [strange, empty]) {
      const { result, sends, finds } = write([answer], [null, null, null]);
      await expect(result).rejects.toMatchObject({
        kind: 'unreachable',
        code: 'outcome_unknown',
        why: expect.stringContaining('doesn’t show it'),
        hint: 'Look yourself before you repeat it: taxq doc list J',
      });
      expect([sends(), finds()]).toEqual([1, 3]);
    }
  });

  test('is sent again when it isn’t there, three times at most', async () => {
    const { result, sends, finds } = write(
      [lost(true), lost(true), lost(true)],
      Array(9).fill(null),
    );
    await expect(result).rejects.toMatchObject({ code: 'lost' });
    expect([sends(), finds()]).toEqual([3, 9]);
  });

  test('is looked for more than once before it is sent again', async () => {
    const { result, sends } = write([lost(true)], [null, null, 'found']);
    expect(await result).toBe('found');
    expect(sends()).toBe(1);
  });

  test('is not sent again when it surely failed', async () => {
    const { result, finds } = write([lost(false)], []);
    await expect(result).rejects.toMatchObject({ code: 'lost' });
    expect(finds()).toBe(0);
  });

  test('ends with an unknown outcome when the portal can’t be asked', async () => {
    const { result, sends } = write([lost(true)], [lost(false)]);
    await expect(result).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'outcome_unknown',
      hint: expect.stringContaining('taxq doc list J'),
    });
    expect(sends()).toBe(1);
  });
});
