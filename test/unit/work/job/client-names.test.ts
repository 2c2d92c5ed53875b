import { expect, it } from 'vitest';
import { namesOfClient, peopleOfClient } from '../../../../src/work/job/client-names.ts';
import { jobOf } from '../upload/candidates.ts';

const ana = jobOf('A', 'Ana Rivera');

it.each([
  ['Kim Ceramics LLC 2024', 'Kim Ceramics LLC'],
  ['Kim Ceramics L.L.C. 2024', 'Kim Ceramics L.L.C.'],
  ['Kim P.C., Form 1120', 'Kim P.C.'],
  ['Kim Studio 2024 return', 'Kim Studio'],
  ['Rivera Ventures – 1120', 'Rivera Ventures'],
  ['Sol GmbH 2023', 'Sol GmbH'],
  ['Church of Christ Trust', 'Church of Christ Trust'],
])('the organisation of the job “%s” is a name of its client', (name, organisation) => {
  expect(namesOfClient({ ...ana, name })).toEqual([...peopleOfClient(ana), organisation]);
});

it.each([
  'Individual tax return',
  'Group return',
  'Estate of a friend',
  'Corporate taxes',
  'Trusted advice',
])('the job “%s” tells no organisation', (name) => {
  expect(namesOfClient({ ...ana, name })).toEqual(peopleOfClient(ana));
});

it('a job without people has its own name', () => {
  expect(peopleOfClient({ ...ana, members: [], name: 'Rivera 2024' })).toEqual(['Rivera 2024']);
});
