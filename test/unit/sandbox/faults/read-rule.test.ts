import { describe, expect, test } from 'vitest';
import { readRule } from '../../../../src/sandbox/faults/read-rule.ts';
import { rule } from './rules.ts';

describe('a fault as it is written', () => {
  test.each([
    [{ latency: 1500 }, { latencyMs: 1500 }],
    [{ latency: '2s' }, { latencyMs: 2000 }],
    [{ drip: 100 }, { drip: { bytes: 100, everyMs: 1000 } }],
    [{ drip: '16/50ms' }, { drip: { bytes: 16, everyMs: 50 } }],
    [{ clock_skew: '-2h' }, { skewMs: -7_200_000 }],
    [
      { status: 503, headers: { 'X-Why': 1 } },
      { status: 503, headers: { 'x-why': '1' } },
    ],
    [
      { status: 502, body: 'html' },
      { status: 502, body: 'html' },
    ],
    [{ rate_limit: '3s' }, { rateLimit: { ms: 3000, as: 'seconds' } }],
    [{ rate_limit: 3, retry_after_as: 'date' }, { rateLimit: { ms: 3, as: 'date' } }],
    [{ expire_token: '1 use' }, { tokenLife: { uses: 1 } }],
    [{ expire_token: '2m' }, { tokenLife: { seconds: 120 } }],
    [{ reset: 'after-commit' }, { reset: { where: 'after-commit' } }],
    [{ reset: 'mid-body', after_bytes: 0 }, { reset: { where: 'mid-body', afterBytes: 0 } }],
    [{ digest: 'wrong' }, { wrongDigest: true }],
    [{ page_token: 'endless' }, { endlessPages: true }],
    [
      { duplicate: true, latency: 1 },
      { duplicate: true, latencyMs: 1 },
    ],
  ])('%j is understood', (given, fault) => {
    expect(rule(given)).toMatchObject({ fault, given, after: 0, seed: 1 });
  });

  test('has a body of its own beside a status: JSON or text', () => {
    const bodyOf = (body: unknown) => rule({ status: 418, body }).fault.body;
    expect(bodyOf({ tea: 'pot' })).toMatchObject({ text: '{"tea":"pot"}' });
    expect(bodyOf('[1]')).toMatchObject({ contentType: expect.stringContaining('json') });
    expect(bodyOf('short')).toMatchObject({ contentType: expect.stringContaining('plain') });
  });

  test.each([
    [{ status: 'busy' }, 'status', 'from 200 to 599; “busy” is not'],
    [{ status: 700 }, 'status', '“700” is not'],
    [{ latency: '2 parsecs' }, 'latency', 'such as 500 (milliseconds) or 2s'],
    [{ latency: -1 }, 'latency', '“-1” is not'],
    [{ latency: '9'.repeat(200) }, 'latency', 'is not'],
    [{ drip: 0 }, 'drip', '16/50ms'],
    [{ clock_skew: '5m' }, 'clock_skew', 'signed'],
    [{ reset: 'later' }, 'reset', 'before-headers, during-request, after-commit, mid-body'],
    [{ expire_token: 'soon' }, 'expire_token', '3 uses'],
    [{ duplicate: false }, 'duplicate', 'must be true'],
    [{ digest: 'right' }, 'digest', 'must be wrong'],
    [{ status: 204, body: 'text' }, 'body', 'doesn’t go with status 204, which has none'],
    [{ status: 304, body: 'empty' }, 'body', 'doesn’t go with status 304'],
    [{ status: 500, headers: { 'a b': 'c' } }, 'headers', 'names and values'],
    [{ status: 500, headers: { a: 'c\r\nd: e' } }, 'headers', 'names and values'],
    [{ status: 500, on: 'getJobs' }, 'on', 'taxq api --openapi'],
    [{ status: 500, job: '../x' }, 'job', 'short id'],
    [{ status: 500, times: 0 }, 'times', 'from 1 on'],
    [{ status: 500, probability: 2 }, 'probability', 'from 0 to 1'],
    [{ status: 500, satus: 1 }, 'satus', 'is no field of a fault'],
    [{ status: 500, reset: 'mid-body' }, 'reset', 'doesn’t go with status'],
    [{ body: 'html', duplicate: true }, 'body', 'doesn’t go with duplicate'],
    [{ body: 'tea' }, 'body', 'needs status beside it'],
    [{ latency: 1, headers: {} }, 'headers', 'needs status beside it'],
    [{ status: 500, seed: 1 }, 'seed', 'needs probability beside it'],
    [{ reset: 'after-commit', after_bytes: 1 }, 'after_bytes', 'reset after-commit'],
    [{ on: 'listJobs', times: 1 }, '', 'nothing is to happen'],
    ['status', '', 'named fields'],
  ])('%j is refused by its field', (given, field, words) => {
    expect(readRule(given)).toEqual({
      problems: [{ field, message: expect.stringContaining(words) }],
    });
  });
});
