import { describe, expect, test } from 'vitest';
import { rulesIn } from './lint.ts';

describe('asking for pay or work past the platform (M10)', () => {
  test.each([
    'My fee is $50.',
    'I charge 80 dollars an hour.',
    'You can Venmo me.',
    'I accept Zelle or PayPal.',
    'I’ll send you an invoice.',
    'Hire me directly next year.',
    'I could add it for $75.',
    'My Cash App is $danacpa.',
    'Hi Jordan, fee is $200 via Venmo',
    'You can pay the preparation fee of $150 at https://venmo.com/dana',
    'You may settle it through Zelle.',
    'Venmo @dana-whitaker, thank you!',
    'The total is $120, over PayPal.',
    'Here you go: https://paypal.me/danacpa',
    'cash.app/$danacpa is the easiest.',
    'We can settle this outside the platform.',
  ])('is an error: “%s”', (text) => {
    expect(rulesIn(text)).toContain('M10');
    expect(rulesIn(text, { workspace: 'taxfyle' })).toContain('M10');
  });

  test.each([
    'You owe $1,200 to the IRS.',
    'Direct Pay is fee-free.',
    'The card processor charges a fee of 1.75%.',
    'The California LLC fee is $800.',
    'What did the laptop cost? The invoice would be best.',
    'Your income through Venmo counts as well.',
    'The IRS doesn’t take Zelle.',
    'The penalty would be about $12.',
    'Your daycare bills of $5,400 are enough for the full credit.',
    'I can’t take payments.',
    'You can pay the IRS through PayPal.',
    'You can pay your estimated tax with PayPal.',
    'Did you pay the sitter $200 via Venmo?',
    'The $900 that you received through PayPal isn’t income.',
    'Your 1099-K is at https://venmo.com/taxes.',
    'Please don’t send money by Zelle.',
    'The state’s filing fee is $25.',
    'The annual report costs $75; the fee is the Secretary of State’s.',
    'The fee is $138 to file the annual report.',
    'Etsy’s service fee of $12 is an expense.',
    'The preparation fee of $150 that you paid last year is deductible.',
    'It costs $138 to file the annual report.',
    'It is $310 more to file separately.',
    'The transaction fees of $48 are on your statement.',
    'I need the $1,400 to file Schedule C correctly: was it for tools?',
  ])('is not in “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M10');
  });

  test.each([
    'It costs an extra $100 to add Schedule C.',
    'It’s $49 to file the second state.',
    'That would be another 60 dollars to prepare it.',
    'The fee is $200.',
    'Our preparation fee of $150 is due.',
    'A rush fee of fifty dollars applies.',
    '$75 more for adding the FBAR.',
  ])('is a price that a Rocket Tax client doesn’t hear from the pro: “%s”', (text) => {
    expect(rulesIn(text)).toContain('M10');
    expect(rulesIn(text, { workspace: null })).not.toContain('M10');
  });

  test('a price of added work is Rocket Lawyer’s to name, and a Taxfyle client may read it', () => {
    const text = 'The price for the second state return is $49.';
    expect(rulesIn(text)).toContain('M10');
    expect(rulesIn(text, { workspace: 'taxfyle' })).toEqual([]);
    expect(rulesIn(text, { workspace: null })).toEqual([]);
  });
});

describe('price changes (M15)', () => {
  test.each([
    'There will be an additional charge.',
    'The price of your service will go up.',
    'I can get you a quote.',
    'You will be charged more for this.',
    'A scope change costs more.',
    'There is a surcharge for more than one rental.',
  ])('are not for the pro to tell a Rocket Tax client: “%s”', (text) => {
    expect(rulesIn(text)).toContain('M15');
  });

  test.each([
    'The Rocket Lawyer team will tell you the price of the update.',
    'The additional cost of the kitchen raises the basis.',
    'The IRS adds an additional charge for late payment.',
    'Your job is On-Hold until you have approved the update.',
    'I have requested the scope change.',
    'The price of the house was $412,000.',
  ])('are not the matter of “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M15');
  });

  test.each([
    ['I have added Schedule E to your job.', true],
    ['Your job has been updated.', true],
    ['I upgraded your package.', true],
    ['I changed your order to include New Jersey.', true],
    ['I’ve gone ahead and added the state to your order.', true],
    ['The scope of your job was expanded.', true],
    ['I have added Schedule E to your job for $89 more, as you agreed.', false],
    ['I have added the 1099-INT to your draft.', false],
    ['You’ll see the price before your job is updated.', false],
    ['Your address has been updated.', false],
    ['Support will update the job after you have agreed.', false],
    ['I have reported it; the team will be in touch with you.', false],
  ])('to a Taxfyle client: “%s” lacks the price: %s', (text, expected) => {
    expect(rulesIn(text, { workspace: 'taxfyle' }).includes('M15')).toBe(expected);
  });
});
