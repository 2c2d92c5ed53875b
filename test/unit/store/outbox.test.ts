import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutboxIntent } from '../../../src/store/index.ts';
import { ownFolder, ownStore } from './support/stores.ts';

const message = (change: Partial<OutboxIntent> = {}): OutboxIntent => ({
  key: 'key-1',
  origin: 'https://portal.example',
  job_id: 'job-1',
  short_id: 'ABCDEFGHJKL',
  kind: 'message',
  sha256: 'a'.repeat(64),
  ...change,
});

const AT = { attempt_time: '2026-03-02T15:00:00.000Z', known_ids: ['m1', 'm2'] };
const LATER = { attempt_time: '2026-03-02T16:00:00.000Z', known_ids: ['m3'] };

/** A store on a clock that moves on by a second whenever it is read. */
function tickingStore() {
  let now = Date.parse('2026-03-02T15:00:00.000Z');
  return ownStore({
    now: () => {
      now += 1000;
      return new Date(now);
    },
  });
}

describe('the outbox', () => {
  test('writes down what is sent before it is sent, and the key it is sent under', () => {
    const { outbox } = ownStore();
    const claim = outbox.claim(message(), AT);
    expect(claim).toMatchObject({ kind: 'mine', before: { state: 'intended', attempts: 0 } });
    const key = claim.kind === 'mine' ? claim.idempotency_key : '';
    expect(key).toMatch(/^[\da-f-]{36}$/);
    expect(outbox.find('key-1')).toMatchObject({
      ...message(),
      ...{ state: 'sending', idempotency_key: key, attempts: 1, sent_id: null },
      ...AT,
    });
  });

  test('gives what is done to nobody', () => {
    const { outbox } = ownStore();
    outbox.claim(message(), AT);
    outbox.done('key-1', 'message-1');
    expect(outbox.claim(message(), AT)).toMatchObject({
      kind: 'done',
      entry: { sent_id: 'message-1' },
    });
  });

  test('gives what was done before a time, under a new key', () => {
    const { outbox } = tickingStore();
    const first = outbox.claim(message(), AT);
    const before = '2026-03-02T15:00:00.000Z';
    outbox.done('key-1', 'message-1');
    expect(outbox.claim(message(), { ...AT, anewSince: before }).kind).toBe('done');
    const anewSince = outbox.find('key-1')?.updated_time ?? '';
    const again = outbox.claim(message(), { ...LATER, anewSince });
    expect(again).toMatchObject({ kind: 'mine', before: { state: 'done' } });
    expect(again).not.toMatchObject({
      idempotency_key: first.kind === 'mine' ? first.idempotency_key : '',
    });
    expect(outbox.find('key-1')).toMatchObject({ state: 'sending', sent_id: null });
  });

  test('gives what a living process sends to nobody, this one neither', () => {
    const folder = ownFolder();
    const [first, second] = [ownStore({ folder }), ownStore({ folder })];
    first.outbox.claim(message(), AT);
    expect(first.outbox.claim(message(), AT)).toEqual({ kind: 'busy' });
    expect(second.outbox.claim(message(), AT)).toEqual({ kind: 'busy' });
    expect(second.outbox.isUnsettled('key-1')).toBe(false);
  });

  test('gives what a process left half done to the next, with its key and what was known before its first try', () => {
    const folder = ownFolder();
    const [first, second, third] = [0, 1, 2].map(() => ownStore({ folder }));
    const claim = first?.outbox.claim(message(), AT);
    first?.close();
    expect(second?.outbox.isUnsettled('key-1')).toBe(true);
    const key = claim?.kind === 'mine' ? claim.idempotency_key : '';
    expect(second?.outbox.claim(message(), LATER)).toMatchObject({
      ...{ kind: 'mine', idempotency_key: key },
      before: { state: 'sending', ...AT },
    });
    second?.close();
    expect(third?.outbox.claim(message(), LATER)).toMatchObject({
      ...{ kind: 'mine', idempotency_key: key },
      before: { attempts: 2, ...AT },
    });
    expect(readdirSync(join(folder, 'senders'))).toHaveLength(1);
  });

  test.each([
    ['not_sent', 'intended', false],
    ['unknown', 'sending', true],
  ] as const)('takes back a claim as %s', (outcome, state, isUnsettled) => {
    const { outbox } = ownStore();
    const first = outbox.claim(message(), AT);
    outbox.release('key-1', outcome);
    expect(outbox.find('key-1')).toMatchObject({ state, owner: null });
    expect(outbox.isUnsettled('key-1')).toBe(isUnsettled);
    const again = outbox.claim(message(), LATER);
    // A refusal stays with its key; an attempt of unknown outcome goes on under its own.
    const keys = [first, again].map((claim) => claim.kind === 'mine' && claim.idempotency_key);
    expect(keys[0] === keys[1]).toBe(isUnsettled);
  });

  test('knows nothing of a key that was never claimed', () => {
    const { outbox } = ownStore();
    expect(outbox.find('key-1')).toBeUndefined();
    expect(outbox.isUnsettled('key-1')).toBe(false);
    expect(() => outbox.done('key-1', 'message-1')).toThrow('key-1');
  });
});

describe('what is remembered of messages', () => {
  const ORIGIN = 'https://portal.example';
  const one = { origin: ORIGIN, job_id: 'job-1', short_id: 'ABCDEFGHJKL' };

  test('are the promises of a job, each once', () => {
    const { commitments } = ownStore();
    const promise = {
      ...{ ...one, message_id: 'm', day: '2026-03-06', what: 'The draft by Friday.' },
      promised_time: AT.attempt_time,
    };
    commitments.keep([promise, { ...promise, day: '2026-03-09' }]);
    commitments.keep([{ ...promise, what: 'Something else.' }]);
    expect(commitments.ofJob(ORIGIN, 'job-1')).toEqual([
      promise,
      { ...promise, day: '2026-03-09' },
    ]);
    expect(commitments.ofJob(ORIGIN, 'job-2')).toEqual([]);
    expect(commitments.ofJob('https://other.example', 'job-1')).toEqual([]);
  });

  test('are the overrides of a job, with their time', () => {
    const { overrides } = tickingStore();
    const override = {
      ...{ ...one, profile: 'work', action: 'message send', rule: 'M4', reason: 'IRS line' },
    };
    overrides.record([override, { ...override, rule: 'M11' }]);
    expect(overrides.ofJob(ORIGIN, 'job-1')).toMatchObject([override, { rule: 'M11' }]);
    expect(overrides.ofJob(ORIGIN, 'job-1')[0]?.time).toMatch(/^2026-03-02T15:00:0/);
    expect(overrides.ofJob(ORIGIN, 'job-2')).toEqual([]);
  });
});
