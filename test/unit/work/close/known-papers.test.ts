import { createHash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { NO_TEXT } from '../../../../src/rules/filing/paper-facts.ts';
import { openStore } from '../../../../src/store/index.ts';
import { remembered } from '../../../../src/work/close/read-papers.ts';
import { tempFolder } from '../../../support/taxq.ts';

it.each([
  ['what was kept', JSON.stringify(NO_TEXT), NO_TEXT],
  ['nothing of what was cut off', '{"has_text":tr', null],
  ['nothing of what is something else', '[]', null],
])('a paper is remembered by %s', async (_, json, expected) => {
  const store = openStore({ folder: await tempFolder() });
  onTestFinished(() => store.close());
  const sha256 = 'ab'.repeat(32);
  const key = createHash('sha256').update(`paper ${sha256}`).digest('hex');
  store.facts.keepContent(key, 3, json);
  expect(remembered(store, sha256)).toEqual(expected);
});
