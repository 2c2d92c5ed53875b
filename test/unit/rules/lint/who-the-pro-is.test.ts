import { describe, expect, test } from 'vitest';
import { rulesIn, wordsOf } from './lint.ts';

describe('the name Taxfyle before a Rocket Tax client (M8)', () => {
  test.each([
    'I’m your Taxfyle Pro.',
    'Dana from TAXFYLE here.',
    'I work with the taxfyle team.',
    'The Tax Fyle portal shows it.',
    'Contact Taxfyle to reopen the job.',
    '**Taxfyle** professional',
    'Ask taxfyle’s support.',
  ])('is an error in “%s”', (text) => {
    expect(rulesIn(text)).toContain('M8');
  });

  test.each([
    'Write to success@taxfyle.com.',
    'See https://help.taxfyle.com/close for more.',
    'I’m your Rocket Tax preparer.',
    'Save the tax file as PDF.',
    'All tax files are here.',
    'Contact Rocket Tax support.',
  ])('is not in “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M8');
  });

  test('points at the name alone', () => {
    expect(wordsOf('M8', 'Write to success@taxfyle.com or to Taxfyle.')).toEqual(['Taxfyle']);
  });

  test.each([
    [{ workspace: 'taxfyle' as const }],
    [{ workspace: null }],
    [{ audience: 'note' as const }],
  ])('is fine with %j', (facts) => {
    expect(rulesIn('I’m your Taxfyle Pro, waiting for the W-2.', facts)).not.toContain('M8');
  });
});

describe('how the pro is engaged (M9)', () => {
  test.each([
    '1099 contractor here, so ask support about billing.',
    'I am a 1099 contractor.',
    'I’m your preparer and a freelance EA.',
    'I’m an independent contractor.',
    'As a freelancer, I set my own hours.',
    'I don’t work for Rocket Tax directly.',
    'We preparers are contractors.',
    'I’m not an employee of Rocket Tax.',
    'I’m a third-party provider for Rocket Tax.',
  ])('is not for clients: “%s”', (text) => {
    expect(rulesIn(text)).toContain('M9');
    expect(rulesIn(text.toUpperCase())).toContain('M9');
  });

  test.each([
    'I need Form 1099-NEC.',
    'I’m told you paid a contractor.',
    'I’m adding what a contractor billed.',
    'You were paid as an independent contractor.',
    'Did you pay any contractors?',
    'I entered the contractor’s invoice.',
    'Your freelance income goes on Schedule C.',
    'As a contractor you pay both halves.',
    'Are you self-employed?',
    'An independent contractor gets Form 1099-NEC.',
  ])('is not the matter of “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M9');
  });
});
