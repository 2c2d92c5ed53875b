import { describe, expect, test } from 'vitest';
import { lintMessage } from '../../../../src/rules/lint/lint-message.ts';
import { FACTS, person, rulesIn, wordsOf } from './lint.ts';

describe('the wrong client’s name (M18)', () => {
  test.each([
    ['Hi Elena, your draft is ready.', 'Elena'],
    ['hi elena, your draft is ready.', 'elena'],
    ['Dear Mr. O’Brien, hello.', 'O’Brien'],
    ['Hello Jessica, hello.', 'Jessica'],
    ['Hola Maria Jose, hello.', 'Maria'],
    ['Hi Jordan and Elena, hello.', 'Elena'],
    ['Thank you, Thomas! That was all.', 'Thomas'],
    ['Compare it with the return of Elena Kim.', 'Elena Kim'],
    ['The draft for Kim Ceramics LLC is here.', 'Kim Ceramics LLC'],
    ['MARIA JOSE NUNEZ owes nothing.', 'MARIA JOSE NUNEZ'],
  ])('is an error in “%s”', (text, words) => {
    expect(wordsOf('M18', text)).toContain(words);
  });

  test.each([
    'Hi Jordan, hello.',
    'hi jordan',
    'Dear Mr. Rivera,\n\nhello.',
    'Hi Jordan Rivera!',
    'Hi there, thanks.',
    'Hello, the draft is ready.',
    'Hi Jordan Thank you for the K-1.',
    'Good morning! It is done.',
    'Welcome back, Jordan!',
    'Thanks, Dana',
    'Hi Jordan and Sam, hello.',
    'Is Elena, your dependent, in school?',
    'Hi I’m Dana.',
    'Hi Jord, hello.',
  ])('is not in %j', (text) => {
    expect(rulesIn(text)).not.toContain('M18');
  });

  test.each([
    ['Bob', person('Robert', 'Okafor')],
    ['Liz', person('Elizabeth', 'Chen-Ramos')],
    ['Alex', person('Alexander', 'Novak')],
    ['Maria', person('María José', 'Núñez')],
    ['Zoe', person('Zoë', 'Brandt')],
    ['Ms. Ramos', person('Elizabeth', 'Chen-Ramos')],
    ['Kate', person('Katherine', 'Lee')],
  ])('%s is a name of %j', (greeted, client) => {
    expect(rulesIn(`Hi ${greeted}, hello.`, { client: [client], otherClients: [] })).toEqual([]);
  });

  test('a namesake and a family member are no strangers', () => {
    const otherClients = [person('Jordan', 'Rivera'), person('Sam', 'Rivera')];
    expect(rulesIn('Hi Jordan, Sam Rivera’s W-2 is here.', { otherClients })).toEqual([]);
  });

  test('in a note is another client’s full name, not a greeting', () => {
    const audience = 'note';
    expect(rulesIn('Waiting, as with Elena Kim.', { audience })).toEqual(['M18']);
    expect(rulesIn('Hi Elena was the greeting; waiting for W-2.', { audience })).toEqual([]);
  });

  test('can’t be told when no names are known', () => {
    expect(rulesIn('Hi Elena, hello.', { client: null, otherClients: null })).toEqual([]);
    expect(rulesIn('Hi Jessica, hello.', { client: null })).toEqual([]);
    expect(rulesIn('Hi Elena, hello.', { client: null })).toEqual(['M18']);
    expect(rulesIn('Hi Jordan, hello.', { otherClients: null })).toEqual([]);
  });

  test('tells who the client is', () => {
    expect(lintMessage('Hi Elena, hello.', FACTS)[0]?.fix).toContain('Jordan Rivera');
  });
});
