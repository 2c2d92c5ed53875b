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
    ['Elena, your draft is ready.', 'Elena'],
    ['elena, your draft is ready.', 'elena'],
    ['Elena - your draft is ready.', 'Elena'],
    ['Elena – W-2 and 1098 are here, thank you.', 'Elena'],
    ['Elena!\n\nYour draft is ready.', 'Elena'],
    ['Elena\n\nYour draft is ready.', 'Elena'],
    ['Hi Jordan,\n\nElena, your draft is ready.', 'Elena'],
    ['All done. Elena, please sign.', 'Elena'],
    ['Elena and Sam, your draft is ready.', 'Elena'],
    ['Sam and Elena, your draft is ready.', 'Elena'],
    ['Elena, your son needs Form 8615.', 'Elena'],
    ['Morning Elena, your draft is ready.', 'Elena'],
    ['Happy Monday, Elena! The draft is ready.', 'Elena'],
    ['Happy New Year Elena!', 'Elena'],
    ['Hello again, Elena. It is done.', 'Elena'],
    ['Welcome back Elena, let’s begin.', 'Elena'],
    ['The draft is ready, Elena.', 'Elena'],
    ['Thanks for the W-2, Elena!', 'Elena'],
    ['Could you sign it, Elena?', 'Elena'],
    ['Thank you, Elena, for the W-2.', 'Elena'],
    ['As you know, Elena, the due date is near.', 'Elena'],
    ['Mr. O’Brien, your draft is ready.', 'O’Brien'],
    ['Mr O’Brien your draft is ready.', 'O’Brien'],
    ['The draft is ready, Ms. Kim.', 'Kim'],
    ['O’Brien family, the draft is ready.', 'O’Brien'],
    ['Maria Jose, your draft is ready.', 'Maria Jose'],
    ['Hi Jordan, thanks.\n\nDear Thomas, the draft is ready.', 'Thomas'],
  ])('is an error where somebody is spoken to: %j', (text, words) => {
    expect(wordsOf('M18', text)).toContain(words);
  });

  test.each([
    'Your husband Thomas has to sign, too.',
    'It is for your husband, Thomas.',
    'Is this for your son, Thomas?',
    'Your daughter, Elena, needs her own return.',
    'Elena, your daughter, needs her own return.',
    'Elena, who lives with you, is a dependent.',
    'Elena and Thomas are your dependents.',
    'Elena – daughter, born 2011',
    'I have the cards of Sam, Elena.',
    'You moved to Paris, Elena Street.',
    'Elena, Sam and Thomas are on the return.',
    'Elena’s W-2 is here.',
    'Did Dr. Kim give you a receipt?',
    'Dr. O’Brien’s receipt is missing.',
    'Thanks for asking Elena about the W-2.',
    'Say hello to Elena.',
    'Hi Jordan, does Elena live with you?',
    'Please call your tenant, Elena.',
    'It is done.\n\nBest wishes, Elena',
    'It is done.\n\nThanks,\nElena',
  ])('is none where somebody is only told of: %j', (text) => {
    expect(wordsOf('M18', text)).toEqual([]);
  });

  test('is none where a word is no name', () => {
    const otherClients = [
      ...[person('April', 'May'), person('Will', 'Early'), person('Mark', 'Price')],
      ...[person('Grace', 'Hill'), person('Bill', 'Case'), person('Hope', 'Long')],
    ];
    for (const text of [
      'April, May and June are missing.',
      'Will you sign it? Mark the box on page 2, please.',
      'Hope you are well! Bill, receipt or canceled check will do.',
      'In any case, may I file? It ends in April. Early, late: no matter.',
      'The grace period ends in May.\n\nWill do!',
      'Please upload the bill.',
    ]) {
      expect(rulesIn(text, { otherClients }), text).not.toContain('M18');
    }
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
