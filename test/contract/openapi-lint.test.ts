import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { toOpenApi } from '../../src/portal/contract/openapi.ts';

/** The strict set, and what a reader of the documentation would miss. */
const RULES = {
  'parameter-description': 'error',
  'operation-4xx-problem-details-rfc7807': 'error',
  'no-duplicated-tag-names': 'error',
} as const;

/** What the rules forbid and the documented portal does. */
const AS_DOCUMENTED = [
  // A download only says where the content is.
  /^operation-2xx-response #\/paths\/~1v1\.0~1documents~1\{document_id\}~1download\/get\//,
  // OAuth has errors of its own form.
  /^operation-4xx-problem-details-rfc7807 #\/paths\/~1oauth~1token\//,
  // An answer to HEAD has no body.
  /^operation-4xx-problem-details-rfc7807 #\/paths\/[^/]+\/head\//,
];

async function lint(document: object): Promise<string[]> {
  const found = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: '/openapi.json',
    config: await createConfig({ extends: ['recommended-strict'], rules: RULES }),
  });
  return found
    .map(({ ruleId, location }) => `${ruleId} ${location[0]?.pointer ?? ''}`)
    .filter((fault) => !AS_DOCUMENTED.some((known) => known.test(fault)));
}

test('the OpenAPI document is one that a linter of strict taste has nothing against', async () => {
  expect(await lint(toOpenApi('1.2.3'))).toEqual([]);
  expect(await lint({ ...toOpenApi('1.2.3'), tags: [{ name: 'Unsaid' }] })).toEqual([
    'tag-description #/tags/0/description',
  ]);
});
