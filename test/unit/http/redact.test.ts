import { expect, it } from 'vitest';
import { redactor } from '../../../src/http/redact.ts';

it('takes secrets out, however they are written, and leaves short words alone', () => {
  const redact = redactor(['pa/ss+"word', 'id', '']);
  expect(redact('id pa/ss+"word pa%2Fss%2B%22word pa/ss+\\"word')).toBe('id *** *** ***');
  expect(redact(`Basic ${Buffer.from('pa/ss+"word').toString('base64')}.`)).toBe('Basic ***.');
  expect(redactor([])('nothing')).toBe('nothing');
});

it('takes out a long secret that is cut short, and what it begins with', () => {
  const token = `eyJhbGciOiJIUzI1NiJ9.${'x'.repeat(60)}.signature`;
  const redact = redactor([token]);
  expect(redact(`sent ${token}, not ${token.slice(0, 40)}…`)).toBe('sent ***, not ***…');
});
