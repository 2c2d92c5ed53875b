import { describe, expect, test } from 'vitest';
import { askOfAdmins } from '../../../../src/rules/notes/asks-admins.ts';

describe('a note that asks the admins for something (M12)', () => {
  test.each([
    ['Taxfyle team, please raise the price.', 'Taxfyle team, please raise the price.'],
    ['Hi team, could you reopen this?', 'Hi team, could you reopen this?'],
    ['Client is silent. Support: can you call them?', 'Support: can you call them?'],
    ['@admins wrong job specs', '@admins wrong job specs'],
    ['### Working on now\n- Please update the scope', 'Please update the scope'],
    ['Can someone look at the login?', 'Can someone look at the login?'],
    ['Rocket Tax, this client would like a refund', 'Rocket Tax, this client would like a refund'],
  ])('is noticed: %s', (text, ask) => {
    expect(askOfAdmins(text)).toBe(ask);
  });

  test.each([
    'Waiting for Form W-2.',
    'Asked Taxfyle Support to reopen the job.',
    'The client asked: “Can you call me, please?”',
    '- What was said: Could you send the draft again?',
    'Please note that the client is abroad.',
    'Told them to please contact Rocket Tax support.',
    'The team in Ohio can file it.',
    'Support has answered; the client can sign in again.',
  ])('is not seen in: %s', (text) => {
    expect(askOfAdmins(text)).toBeNull();
  });

  test('is looked for quickly in the longest note', () => {
    const long = 'team, '.repeat(1_666);
    const began = performance.now();
    expect(askOfAdmins(long)).toBeNull();
    expect(performance.now() - began).toBeLessThan(500);
  });
});
