import { describe, expect, it } from 'vitest';
import { fieldsOf, formatOf, settleJsonFlag } from '../../../src/cli/global-options.ts';

describe('what follows --json', () => {
  const settle = (line: string) => settleJsonFlag(line.split(' '), ['id', 'status']).join(' ');

  it.each([
    ['job list --json id,status', 'job list --json=id,status'],
    ['job list --json id', 'job list --json=id'],
    ['job view --json Rivera', 'job view --json= Rivera'],
    ['job view --json id,Rivera', 'job view --json= id,Rivera'],
    ['job list --json --limit 3', 'job list --json= --limit 3'],
    ['job list --json', 'job list --json='],
    ['job list --json=id', 'job list --json=id'],
    ['sandbox exec -- tool --json id', 'sandbox exec -- tool --json id'],
  ])('in “%s” is settled as “%s”', (line, expected) => {
    expect(settle(line)).toBe(expected);
  });
});

describe('the format', () => {
  it.each([
    [{}, 'table'],
    [{ json: '' }, 'json'],
    [{ json: 'id' }, 'json'],
    [{ format: 'csv' as const }, 'csv'],
    [{ format: 'ndjson' as const, json: 'id' }, 'ndjson'],
  ])('after %j is %s', (values, expected) => {
    expect(formatOf(values)).toBe(expected);
  });

  it('has the fields that were named, without the spaces', () => {
    expect(fieldsOf({ json: 'id, status' })).toEqual(['id', 'status']);
    expect(fieldsOf({ json: '' })).toBeUndefined();
    expect(fieldsOf({})).toBeUndefined();
  });
});
