import { expect, it } from 'vitest';
import type { CloseFacts } from '../../../../src/rules/close-gate/facts.ts';
import { closeGate } from '../../../../src/rules/close-gate.ts';
import { DRAFT, FINAL, FORM_8879, PRO, paper, readyJob, SIGNED, says } from '../ready-job.ts';

const LETTER = paper('doc-letter', 'EFILE_CONFIRMATION', 7, 'Letter');
const untold = (change: Parameters<typeof readyJob>[0] = {}) =>
  readyJob({ documents: [DRAFT, FORM_8879, SIGNED, FINAL, LETTER], ...change });

const fixes = (facts: CloseFacts) =>
  Object.fromEntries(
    closeGate(facts).rules.flatMap(({ id, status, fix }) =>
      status === 'fail' || status === 'unknown' ? [[id, fix]] : [],
    ),
  );
const answer = (...ids: string[]) =>
  `taxq close AB12CD34EF5 ${ids.map((id) => `--override ${id}`).join(' ')} --reason WHY`;

it('one command answers for all rules that can’t be told', () => {
  expect(fixes(untold())).toEqual({ X3: answer('X3', 'I1'), I1: answer('X3', 'I1') });
});

it('it holds what waits for them, too', () => {
  const messages = [says('ask', PRO, 8, 'Please look it over.')];
  const all = answer('X3', 'I1', 'X10');
  expect(fixes(untold({ messages }))).toEqual({ X3: all, I1: all, X10: all });
});

it('it holds a rule that only the portal keeps from being told', () => {
  expect(fixes(untold({ milestones: null }))).toEqual({
    X1: null,
    X3: answer('X1', 'X3', 'I1'),
    I1: answer('X1', 'X3', 'I1'),
  });
});

it('it leaves what fails, and what waits for that, to the commands that mend it', () => {
  const found = fixes(untold({ documents: [DRAFT, SIGNED, FINAL, LETTER] }));
  expect(found).toEqual({
    X3: answer('X3'),
    X4: expect.stringMatching(/^taxq doc upload /),
    I1: null,
  });
});

it('no reason is written for the pro', () => {
  const nowhere = readyJob({ job: { jurisdictions: [] } });
  const told = Object.values(fixes(nowhere)).filter((fix) => fix?.includes('--reason'));
  expect(told.length).toBeGreaterThan(1);
  for (const fix of told) expect(fix).toMatch(/ --reason WHY$/);
});
