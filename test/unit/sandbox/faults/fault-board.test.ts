import { describe, expect, test } from 'vitest';
import { chooseFault, createFaultBoard } from '../../../../src/sandbox/faults/fault-board.ts';
import { watchRule } from '../../../../src/sandbox/faults/watched-rule.ts';
import { arrival, rule } from './rules.ts';

const JOBS = arrival('GET /v1.0/jobs');

/** Whether the rule acts on each of so many requests. */
function acts(given: Record<string, unknown>, count: number, request = JOBS): boolean[] {
  const watched = watchRule('f1', rule(given));
  return Array.from({ length: count }, () => watched.acts(request));
}

describe('a fault', () => {
  test.each([
    ['always', {}, [true, true, true, true]],
    ['so many times', { times: 2 }, [true, true, false, false]],
    ['after those it lets through', { after: 2 }, [false, false, true, true]],
    ['so many times after those', { after: 1, times: 1 }, [false, true, false, false]],
    ['never, at no chance', { probability: 0 }, [false, false, false, false]],
    ['always, at every chance', { probability: 1 }, [true, true, true, true]],
  ])('acts %s', (_, given, expected) => {
    expect(acts({ status: 503, ...given }, 4)).toEqual(expected);
  });

  test('acts by chance in the same sequence for the same seed, and another for another', () => {
    const sequence = (seed: number) => acts({ status: 503, probability: 0.3, seed }, 200);
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
    const acted = sequence(7).filter(Boolean).length;
    expect(acted).toBeGreaterThan(40);
    expect(acted).toBeLessThan(80);
  });

  test('acts by the sequence that it always had', () => {
    expect(acts({ status: 503, probability: 0.5, seed: 1 }, 8)).toEqual([
      ...[false, true, false, false, false, true, false, false],
    ]);
  });

  test('counts what it was about, what it did and what is left', () => {
    const watched = watchRule('f1', rule({ status: 503, times: 3, after: 1, on: 'listJobs' }));
    for (const line of ['GET /v1.0/jobs', 'GET /v1.0/jobs', 'POST /v1.0/jobs']) {
      watched.acts(arrival(line));
    }
    expect(watched).toMatchObject({ matched: 2, acted: 1, left: 2 });
  });

  test('about one job leaves the others alone', () => {
    const watched = watchRule('f1', rule({ status: 503, job: 'z9f4usmd6h3' }));
    const about = (shortId: string) => arrival('GET /x', { concerns: (one) => one === shortId });
    expect(watched.acts(about('Z9F4USMD6H3'))).toBe(true);
    expect(watched.acts(about('Z794UCXKN7U'))).toBe(false);
  });

  test('refuses each token after so many uses, and no request without one', () => {
    const watched = watchRule('f1', rule({ expire_token: '2 uses' }));
    const withToken = (text: string) => arrival('GET /x', { token: { text, ageSeconds: 0 } });
    const tokens = ['a', 'a', 'b', 'a', 'b', 'b'];
    expect(tokens.map((token) => watched.acts(withToken(token)))).toEqual([
      ...[false, false, false, true, false, true],
    ]);
    expect(watched.acts(JOBS)).toBe(false);
  });

  test('refuses a token so long after its issue', () => {
    const watched = watchRule('f1', rule({ expire_token: '30s' }));
    const aged = (ageSeconds: number) => arrival('GET /x', { token: { text: 'a', ageSeconds } });
    expect([29, 30].map((age) => watched.acts(aged(age)))).toEqual([false, true]);
  });
});

test('a fault about tokens counts each request that brings one, and acts on those that are over', () => {
  const watched = watchRule('f1', rule({ expire_token: '30s' }));
  const aged = (ageSeconds: number) => arrival('GET /x', { token: { text: 'a', ageSeconds } });

  for (const request of [aged(1), aged(29), JOBS, aged(31)]) watched.acts(request);

  expect(watched).toMatchObject({ matched: 3, acted: 1 });
});

describe('the faults of a portal', () => {
  const first = rule({ on: 'listJobs', status: 500, times: 1 });
  const second = rule({ status: 502 });

  test('act one per request: the first that matches and isn’t used up', () => {
    const board = createFaultBoard([first, second]);
    const statuses = [JOBS, JOBS, arrival('GET /elsewhere')].map(
      (request) => chooseFault(board.rules ?? [], request)?.status,
    );
    expect(statuses).toEqual([500, 502, 502]);
  });

  test('are nothing to look at while there are none', () => {
    const board = createFaultBoard();
    expect(board.rules).toBeUndefined();
    board.add([first]);
    expect(board.rules).toHaveLength(1);
    board.clear();
    expect(board.rules).toBeUndefined();
  });

  test('go one by one, and keep their ids and counts meanwhile', () => {
    const board = createFaultBoard([first, second]);
    chooseFault(board.rules ?? [], arrival('GET /elsewhere'));
    expect(board.clear(['f1', 'f9'])).toEqual(['f1']);
    expect(board.add([first]).map(({ id }) => id)).toEqual(['f3']);
    expect(board.rules).toMatchObject([
      { id: 'f2', acted: 1 },
      { id: 'f3', acted: 0 },
    ]);
  });

  test('are after a restart as at the start', () => {
    const board = createFaultBoard([first]);
    chooseFault(board.rules ?? [], JOBS);
    board.add([second]);
    board.restart();
    expect(board.rules).toMatchObject([{ id: 'f1', acted: 0, left: 1 }]);
  });
});
