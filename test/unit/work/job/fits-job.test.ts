import { expect, it } from 'vitest';
import { fitsJob } from '../../../../src/work/job/fits-job.ts';
import { jobOf } from '../upload/candidates.ts';

const named = (name: string) => ({ ...jobOf('A'), short_id: 'ABCDEFGHJKL', client: null, name });

it.each([
  ['riv', 'Ana Rivera'],
  ['munoz', 'José Muñoz'],
  ['MUÑOZ', 'Jose Munoz'],
  ['mueller', 'Jürgen Müller'],
  ['muller', 'Jürgen Müller'],
  ['Müller', 'Juergen Mueller'],
  ['soren', 'Søren Berg'],
  ['gross', 'Anna Groß'],
  ['petrov', 'Иван Петров'],
  ['o’brien', 'Siobhan O’Brien'],
  ['rivera, l', 'Rivera - Luis'],
  ['ABCD', 'Ana Rivera'],
  ['abcdef', 'Ana Rivera'],
])('“%s” may mean the job of %s', (wanted, name) => {
  expect(fitsJob(wanted)(named(name))).toBe(true);
});

it.each([
  ['soto', 'Ana Rivera'],
  ['abc', 'Ana Rivera'],
  ['', 'Ana Rivera'],
  ['--', 'Ana Rivera'],
  ['🧾', 'Ana Rivera'],
])('“%s” doesn’t mean the job of %s', (wanted, name) => {
  expect(fitsJob(wanted)(named(name))).toBe(false);
});
