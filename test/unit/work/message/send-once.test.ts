import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import { Unreachable } from '../../../../src/http/failure.ts';
import { viewJob } from '../../../../src/work/job/job-view.ts';
import type { Draft } from '../../../../src/work/message/draft.ts';
import { isUnsettled, sendOnce } from '../../../../src/work/message/send-once.ts';
import type { Session } from '../../../../src/work/session.ts';
import { ownFolder, ownStore } from '../../store/support/stores.ts';

const NOW = Date.parse('2026-03-02T15:00:00Z');
const ORIGIN = 'https://portal.example';

const job = viewJob({
  ...{ id: 'job-1', short_id: 'ABCDEFGHJKL', name: 'Raman', status: 'CLAIMED', members: [] },
  create_time: '2026-02-01T00:00:00Z',
});
const draft = (text = 'Your lease is here.'): Draft => ({ job, template: null, text });

const cut = () =>
  new Unreachable({ code: 'cut', message: 'Cut.', why: 'It broke.', outcomeUnknown: true });
const refused = () =>
  new TaxqError({ kind: 'refused', code: 'portal_refused', message: 'No.', why: 'Locked.' });

/** `repeat`: the transport lost it on the way, and its repeat is refused. */
type Answer = 'take' | 'lose' | 'drop' | 'refuse' | 'repeat';

interface Scene {
  keys?: boolean;
  fates?: Answer[];
  /** How far the clock of what is stored is ahead of the one of the answers. */
  skewMs?: number;
  /** What the pro had written before. */
  old?: string[];
}

/** A portal with one chat: each message sent to it meets the next of these fates, at last `take`. */
function portal({ keys = true, fates = [], skewMs = 1000, old = [] }: Scene = {}) {
  const chat: { id: string; text: string; key: string | undefined }[] = old.map((text, index) => ({
    ...{ id: `m${index}`, text, key: undefined },
  }));
  const sent: string[] = [];
  let reads = true;
  const told = (index: number) => ({
    ...{ id: `m${index}`, sender_user_id: 'pro', text: chat[index]?.text ?? '' },
    create_time: new Date(NOW + skewMs).toISOString(),
  });
  const take = (text: string, key: string | undefined) => {
    const known = chat.findIndex((message) => key !== undefined && message.key === key);
    return known >= 0 ? known : chat.push({ id: `m${chat.length}`, text, key }) - 1;
  };
  const call = async (
    operation: string,
    input: { body?: { text: string } },
    options?: { idempotencyKey?: string; onRepeat?: () => void },
  ) => {
    if (operation === 'listMessages') {
      if (!reads && sent.length > 0) throw cut();
      return { data: chat.map((_, index) => told(index)).reverse() };
    }
    const fate = fates.shift() ?? 'take';
    sent.push(options?.idempotencyKey ?? '');
    if (fate === 'repeat') options?.onRepeat?.();
    if (fate === 'refuse' || fate === 'repeat') throw refused();
    const index = fate === 'drop' ? -1 : take(input.body?.text ?? '', options?.idempotencyKey);
    if (fate !== 'take') throw cut();
    return told(index);
  };
  const client = { call, origin: ORIGIN, portalNow: () => NOW };
  const session = {
    client,
    settings: { zone: 'America/Chicago' },
    capabilities: { has: async () => keys },
  } as object as Session;
  return {
    session,
    sent,
    texts: () => chat.map(({ text }) => text),
    /** What the portal was still at is stored in the end. */
    commit: (text: string) => take(text, sent[0] || undefined),
    /** Whether the chat can be read once something was sent. */
    answers: (yes: boolean) => {
      reads = yes;
    },
  };
}

const tools = (session: Session, folder = ownFolder()) => ({
  ...{ session, store: ownStore({ folder }), proId: 'pro' },
  sleep: async () => {},
});

/** A message met a fate, and taxq died before it could learn which. */
async function diedWaiting(keys: boolean, fate: Answer, key?: string, more: Scene = {}) {
  const folder = ownFolder();
  const there = portal({ keys, fates: [fate], ...more });
  const dead = tools(there.session, folder);
  there.answers(false);
  await expect(sendOnce(dead, draft(), key)).rejects.toThrow();
  dead.store.close();
  there.answers(true);
  return { there, again: tools(there.session, folder) };
}

describe.each([
  ['with idempotency keys', true],
  ['without', false],
])('on a portal %s, a message', (_, keys) => {
  test('is sent once under a caller’s key, however often it is asked for', async () => {
    const there = portal({ keys });
    const run = tools(there.session);
    const { message, how } = await sendOnce(run, draft(), 'plan:1:2');
    expect(how).toBe('sent');
    expect(await sendOnce(run, draft(), 'plan:1:2')).toMatchObject({
      how: 'already_sent',
      message: { id: message.id },
    });
    expect(there.texts()).toHaveLength(1);
  });

  test('without a key may be said again on purpose', async () => {
    const there = portal({ keys });
    const run = tools(there.session);
    await sendOnce({ ...run, began: new Date(0) }, draft());
    const began = new Date(Date.now() + 1000);
    expect(await sendOnce({ ...run, began }, draft())).toMatchObject({ how: 'sent' });
    expect(there.texts()).toHaveLength(2);
  });

  test('that another taxq sent since this one began is not sent again', async () => {
    const there = portal({ keys });
    const folder = ownFolder();
    const began = new Date(Date.now() - 1000);
    await sendOnce({ ...tools(there.session, folder), began }, draft());
    const second = await sendOnce({ ...tools(there.session, folder), began }, draft());
    expect(second.how).toBe('already_sent');
    expect(there.texts()).toHaveLength(1);
  });

  test('that another taxq is sending is left to it', async () => {
    const there = portal({ keys });
    const folder = ownFolder();
    const { store } = tools(there.session, folder);
    const intent = { origin: ORIGIN, job_id: job.id, short_id: job.short_id, sha256: '' };
    store.outbox.claim(
      { ...intent, key: 'plan:1:2', kind: 'message' },
      { attempt_time: new Date(NOW).toISOString(), known_ids: [] },
    );
    await expect(sendOnce(tools(there.session, folder), draft(), 'plan:1:2')).rejects.toMatchObject(
      {
        code: 'under_way',
        hint: expect.stringContaining('taxq message list ABCDEFGHJKL'),
      },
    );
    expect(there.sent).toEqual([]);
  });

  test.each([
    ['of a caller', 'plan:1:2'],
    ['of its text', undefined],
  ])('that had arrived when taxq died is not sent again under a key %s', async (_name, key) => {
    const { there, again } = await diedWaiting(keys, 'lose', key);
    const before = there.sent.length;
    expect(isUnsettled(again.store, ORIGIN, draft(), key)).toBe(true);
    expect(await sendOnce(again, draft(), key)).toMatchObject({ how: 'already_sent' });
    expect(there.sent).toHaveLength(before);
    expect(there.texts()).toHaveLength(1);
    expect(isUnsettled(again.store, ORIGIN, draft(), key)).toBe(false);
  });

  test('that had not arrived when taxq died is sent by the next', async () => {
    const { there, again } = await diedWaiting(keys, 'drop');
    expect(there.texts()).toEqual([]);
    expect(await sendOnce(again, draft())).toMatchObject({ how: 'sent' });
    expect(there.texts()).toHaveLength(1);
    expect(new Set(there.sent).size).toBe(1);
  });

  test('is not sent under a key whose earlier attempt had another text', async () => {
    const { there, again } = await diedWaiting(keys, 'drop', 'plan:1:2');
    await expect(sendOnce(again, draft('Another text.'), 'plan:1:2')).rejects.toMatchObject({
      code: 'text_changed',
    });
    expect(there.texts()).toEqual([]);
  });

  test('whose repeat is refused may still arrive, and is not sent again then', async () => {
    const there = portal({ keys, fates: keys ? ['repeat'] : ['drop', 'refuse'] });
    const run = tools(there.session);
    await expect(sendOnce(run, draft())).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'under_way',
    });
    expect(isUnsettled(run.store, ORIGIN, draft())).toBe(true);
    there.commit(draft().text);
    expect(await sendOnce(run, draft())).toMatchObject({ how: 'already_sent' });
    expect(there.texts()).toHaveLength(1);
  });

  test('that is refused may be sent later, as a new one', async () => {
    const there = portal({ keys, fates: ['refuse'] });
    const run = tools(there.session);
    await expect(sendOnce(run, draft())).rejects.toMatchObject({ code: 'portal_refused' });
    expect(await sendOnce(run, draft())).toMatchObject({ how: 'sent' });
    expect(there.sent[0] === there.sent[1]).toBe(!keys);
  });

  test.each([
    ['a plan’s', 'plan:1:2', undefined],
    ['the command’s', undefined, 'plan:1:2'],
    ['another plan’s', 'plan:3:4', 'plan:1:2'],
  ])(
    'that another taxq sent under %s key since this one began is not sent again',
    async (_name, theirs, ours) => {
      const there = portal({ keys });
      const folder = ownFolder();
      const began = new Date(Date.now() - 1000);
      const first = await sendOnce({ ...tools(there.session, folder), began }, draft(), theirs);
      const run = { ...tools(there.session, folder), began };
      const second = await sendOnce(run, draft(), ours);
      expect(second).toMatchObject({ how: 'already_sent', message: { id: first.message.id } });
      expect(await sendOnce({ ...run, began: new Date() }, draft(), 'plan:1:2')).toMatchObject({
        how: 'already_sent',
      });
      expect(there.texts()).toHaveLength(1);
    },
  );

  test('that another taxq is sending under a key of its own is left to it, and may be tried later', async () => {
    const there = portal({ keys });
    const folder = ownFolder();
    const began = new Date(Date.now() - 1000);
    const [one, other] = [tools(there.session, folder), tools(there.session, folder)];
    const both = await Promise.allSettled([
      sendOnce({ ...one, began }, draft(), 'plan:1:2'),
      sendOnce({ ...other, began }, draft(), 'plan:3:4'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both).toContainEqual(
      expect.objectContaining({ reason: expect.objectContaining({ code: 'under_way' }) }),
    );
    expect(isUnsettled(other.store, ORIGIN, draft(), 'plan:3:4')).toBe(false);
    expect(await sendOnce({ ...other, began }, draft(), 'plan:3:4')).toMatchObject({
      how: 'already_sent',
    });
    expect(there.texts()).toHaveLength(1);
  });

  test('that had arrived under a plan’s key when taxq died is not sent again by hand', async () => {
    const { there, again } = await diedWaiting(keys, 'lose', 'plan:1:2');
    expect(isUnsettled(again.store, ORIGIN, draft())).toBe(true);
    expect(await sendOnce(again, draft())).toMatchObject({ how: 'already_sent' });
    expect(there.texts()).toHaveLength(1);
    expect(await sendOnce(again, draft(), 'plan:1:2')).toMatchObject({ how: 'already_sent' });
    expect(there.texts()).toHaveLength(1);
  });

  describe.each([
    ['5 s behind', -5_000],
    ['400 days behind', -34_560_000_000],
    ['a minute ahead', 60_000],
  ])('whose clocks are %s of one another, a message', (_, skewMs) => {
    const text = draft().text;

    test('whose answer is lost is found by what wasn’t there before', async () => {
      const there = portal({ keys, skewMs, fates: ['lose'], old: [text] });
      const { message } = await sendOnce(tools(there.session), draft());
      expect(message.id).toBe('m1');
      expect(there.texts()).toEqual([text, text]);
    });

    test('that never arrived isn’t taken for an older one that says the same', async () => {
      const there = portal({ keys, skewMs, fates: ['drop'], old: [text] });
      expect(await sendOnce(tools(there.session), draft())).toMatchObject({ how: 'sent' });
      expect(there.texts()).toEqual([text, text]);
    });

    test.each([
      ['had arrived', 'lose', 'already_sent'],
      ['had not arrived', 'drop', 'sent'],
    ] as const)(
      'that %s when taxq died is there once after the next run',
      async (_name, fate, how) => {
        const { there, again } = await diedWaiting(keys, fate, 'plan:1:2', { skewMs, old: [text] });
        expect(await sendOnce(again, draft(), 'plan:1:2')).toMatchObject({ how });
        expect(there.texts()).toEqual([text, text]);
      },
    );
  });
});
