import fc from 'fast-check';
import * as Type from 'typebox';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { SCHEMAS } from '../../src/portal/contract/schemas.ts';
import { matching, spoiled } from './arbitrary.ts';

const SAMPLE = { numRuns: 20, seed: 1040 };

const NOTE = Type.Object(
  {
    kind: Type.String({ pattern: '^[a-z]+$', maxLength: 5 }),
    rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    tags: Type.Array(Type.Union([Type.Literal('W_2'), Type.Null()]), { minItems: 1, maxItems: 2 }),
  },
  { additionalProperties: false },
);

test.each(Object.entries(SCHEMAS))('values made for %s match it', (_name, schema) => {
  const validator = Compile(schema);

  for (const value of fc.sample(matching(schema), SAMPLE)) {
    expect(validator.Errors(value), JSON.stringify(value)).toEqual([]);
  }
});

test('spoiled values go wrong in every way, and none of them matches', () => {
  const values = fc.sample(spoiled(NOTE), { numRuns: 400, seed: 1040 }) as Array<
    Record<string, unknown>
  >;
  const validator = Compile(NOTE);

  expect(values.filter((value) => validator.Check(value))).toEqual([]);
  const has = (find: (value: Record<string, unknown>) => boolean) => values.some(find);
  expect(has((value) => 'surprise' in value)).toBe(true);
  expect(has((value) => !('kind' in value))).toBe(true);
  expect(has(({ kind }) => kind === 'x'.repeat(6))).toBe(true);
  expect(has(({ kind }) => kind === null)).toBe(true);
  expect(has(({ rating }) => rating === 0)).toBe(true);
  expect(has(({ rating }) => rating === 6)).toBe(true);
  expect(has(({ tags }) => Array.isArray(tags) && tags.length === 0)).toBe(true);
  expect(has(({ tags }) => Array.isArray(tags) && tags.length === 3)).toBe(true);
});
