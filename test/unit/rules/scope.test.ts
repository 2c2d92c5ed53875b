import { describe, expect, it } from 'vitest';
import {
  duplicateScopeRequest,
  returnUploadDecision,
  waitingScopeRequest,
} from '../../../src/rules/scope.ts';
import { DEFAULT_TAG_IDS } from '../../../src/rules/tags.ts';

const items = (...pairs: [string, number][]) =>
  pairs.map(([item_id, quantity]) => ({ item_id, quantity }));
const request = (status: string, ...pairs: [string, number][]) => ({
  id: `${status}-1`,
  status,
  items: items(...pairs),
});

describe('a scope change that was requested before', () => {
  it.each([
    ['the same items', request('PENDING', ['state', 1]), items(['state', 1]), true],
    [
      'the same items in another order',
      request('PENDING', ['a', 1], ['b', 2]),
      items(['b', 2], ['a', 1]),
      true,
    ],
    ['an item listed twice', request('PENDING', ['a', 2]), items(['a', 1], ['a', 1]), true],
    ['another quantity', request('PENDING', ['a', 2]), items(['a', 1]), false],
    ['one item more', request('PENDING', ['a', 1]), items(['a', 1], ['b', 1]), false],
    ['a rejected request', request('REJECTED', ['a', 1]), items(['a', 1]), false],
    ['a withdrawn request', request('WITHDRAWN', ['a', 1]), items(['a', 1]), false],
  ])('%s', (_says, existing, requested, isDuplicate) => {
    const found = duplicateScopeRequest([request('APPROVED', ['a', 1]), existing], requested, true);
    expect(found).toBe(isDuplicate ? existing : null);
  });

  it('waits on a portal that tells no status if it is the newest and the job is On-Hold', () => {
    const [newest, older] = [['a', 1] as const, ['b', 1] as const].map(([id, quantity]) => ({
      id,
      status: null,
      items: items([id, quantity]),
    }));
    const known = [newest, older].filter((one) => one !== undefined);
    expect(duplicateScopeRequest(known, items(['a', 1]), true)).toBe(newest);
    expect(duplicateScopeRequest(known, items(['b', 1]), true)).toBeNull();
    expect(duplicateScopeRequest(known, items(['a', 1]), false)).toBeNull();
    expect(waitingScopeRequest(known, true)).toBe(newest);
    expect(waitingScopeRequest(known, false)).toBeNull();
    expect(waitingScopeRequest([], true)).toBeNull();
  });
});

describe('a draft while a scope change is pending', () => {
  const facts = {
    short_id: 'AB12CD34EF5',
    document_type_id: 'DRAFT_RETURN',
    tagIds: DEFAULT_TAG_IDS,
    pending_scope_change_id: 'sc-1',
  };

  it('is forbidden by C2 and names the scope change', () => {
    expect(returnUploadDecision(facts)).toEqual({
      allowed: false,
      rule: 'C2',
      reason: expect.stringContaining('sc-1'),
      fix: 'taxq scope list AB12CD34EF5',
    });
  });

  it('is forbidden where the portal only tells that the job is On-Hold and one was requested', () => {
    const decision = returnUploadDecision({ ...facts, isAssumed: true });
    expect(decision).toMatchObject({ allowed: false, rule: 'C2' });
    expect(decision.reason).toContain('sc-1 was requested and the job is On-Hold;');
  });

  it('is allowed once nothing is pending, and other documents always are', () => {
    expect(returnUploadDecision({ ...facts, pending_scope_change_id: null }).allowed).toBe(true);
    expect(returnUploadDecision({ ...facts, document_type_id: 'W_2' }).allowed).toBe(true);
    expect(returnUploadDecision({ ...facts, document_type_id: 'FINAL_RETURN' })).toMatchObject({
      allowed: false,
      rule: 'C2',
    });
  });
});
