import { expect, test } from 'vitest';
import { parseFaultsFile } from '../../../../src/sandbox/faults/faults-file.ts';

const YAML = `# Busy, then a lost answer
- on: listJobs
  rate_limit: 2s
  times: 2
- on: "POST /v1.0/documents"
  reset: after-commit
`;

const JSON_TEXT = `[
\t{ "on": "listJobs", "rate_limit": "2s", "times": 2 },
\t{ "on": "POST /v1.0/documents", "reset": "after-commit" }
]`;

test.each([
  ['YAML', YAML],
  ['JSON', JSON_TEXT],
])('a list in %s gives its faults in order', (_, text) => {
  expect(parseFaultsFile(text, 'faults')).toMatchObject([
    { target: { text: 'listJobs' }, times: 2, fault: { rateLimit: { ms: 2000 } } },
    { target: { text: 'POST /v1.0/documents' }, fault: { reset: { where: 'after-commit' } } },
  ]);
});

test.each([
  ['- on: listJobs\n  times: 1\n  reset: later\n', 'faults.yaml, line 3: “reset” must be one of'],
  ['- status: 500\n\n- satus: 500\n', 'line 3: “satus” is no field of a fault'],
  ['- status: 500\n- on: listJobs\n', 'line 2: nothing is to happen'],
  ['- status: 500\n- text\n', 'line 2: a fault has named fields'],
  ['status: 500\n', 'line 1: it must be a list of faults'],
  ['', 'line 1: it must be a list of faults'],
  ['- status: 500\n  status: 501\n', 'line 2: map keys must be unique'],
  ['- status: [\n', 'line '],
  ['- &a {status: 500}\n- *a\n', 'line 1: it must not use YAML aliases'],
  ['- status: 500\n---\n- status: 501\n', 'line 2: it must be one list, not several documents'],
  [`- status: ${'['.repeat(3000)}`, 'line 1: it is nested too deeply'],
  [`${'['.repeat(20_000)}`, 'line 1: it is nested too deeply'],
  [`${'- '.repeat(3000)}`, 'line 1: it is nested too deeply'],
  ['[\n {"status": 500},\n {"status": "x"}\n]', 'line 3: “status” must be'],
])('%j is refused with line and field', (text, words) => {
  expect(() => parseFaultsFile(text, 'faults.yaml')).toThrow(
    expect.objectContaining({
      kind: 'usage',
      code: 'faults_invalid',
      message: expect.stringContaining(words),
    }),
  );
});

test('a file with several mistakes names the first ones and how many more there are', () => {
  const text = ['a', 'b', 'c', 'd', 'e'].map((name) => `- ${name}: 1`).join('\n');
  expect(() => parseFaultsFile(text, 'f.yaml')).toThrow(
    expect.objectContaining({
      message: 'f.yaml, line 1: “a” is no field of a fault.',
      why: expect.stringMatching(/^Also line 2: “b”.*; line 3: “c”.*; and 2 more\.$/),
    }),
  );
});
