import { expect, test } from 'vitest';
import { ownFolder, ownStore } from './support/stores.ts';

const ORIGIN = 'https://portal.example';
const fact = (job_id: string, update_time = '2026-03-11T15:00:00.000Z', json = '{}') => ({
  job_id,
  update_time,
  json,
});
const open = (...ids: string[]) => new Set(ids);

test('what was kept of jobs is there for the next process', () => {
  const folder = ownFolder();
  ownStore({ folder }).jobFacts.keep(ORIGIN, 1, [fact('a'), fact('b')], open('a', 'b'));
  const kept = ownStore({ folder }).jobFacts.all(ORIGIN, 1);
  expect([...kept.keys()].toSorted()).toEqual(['a', 'b']);
  expect(kept.get('a')).toEqual(fact('a'));
});

test('a job that was read again takes the place of what was known of it', () => {
  const { jobFacts } = ownStore();
  jobFacts.keep(ORIGIN, 1, [fact('a'), fact('b')], open('a', 'b'));
  const later = fact('a', '2026-03-12T15:00:00.000Z', '{"new":1}');
  jobFacts.keep(ORIGIN, 1, [later], open('a', 'b'));
  expect(jobFacts.all(ORIGIN, 1).get('a')).toEqual(later);
  expect(jobFacts.all(ORIGIN, 1).size).toBe(2);
});

test('a job that isn’t open any more is forgotten, on its own portal only', () => {
  const { jobFacts } = ownStore();
  jobFacts.keep(ORIGIN, 1, [fact('a'), fact('b')], open('a', 'b'));
  jobFacts.keep('https://other.example', 1, [fact('b')], open('b'));
  jobFacts.keep(ORIGIN, 1, [], open('a'));
  expect([...jobFacts.all(ORIGIN, 1).keys()]).toEqual(['a']);
  expect([...jobFacts.all('https://other.example', 1).keys()]).toEqual(['b']);
});

test('what another version kept isn’t given out, and makes room', () => {
  const { jobFacts } = ownStore();
  jobFacts.keep(ORIGIN, 1, [fact('a')], open('a'));
  expect(jobFacts.all(ORIGIN, 2).size).toBe(0);
  jobFacts.keep(ORIGIN, 2, [fact('a')], open('a'));
  expect(jobFacts.all(ORIGIN, 1).size).toBe(0);
  expect(jobFacts.all(ORIGIN, 2).size).toBe(1);
});
