import { describe, expect, test } from 'vitest';
import {
  isCardNumber,
  isEmployerNumber,
  isPersonNumber,
  isRoutingNumber,
} from '../../../../src/rules/lint/checksums.ts';
import { wordsOf } from './lint.ts';

describe('secret numbers (M16)', () => {
  test.each([
    ['a Social Security number', 'It is 219-09-9443.', '219-09-9443'],
    ['with blanks', 'SSN 219 09 9443', '219 09 9443'],
    ['with other dashes', 'SSN 219–09–9443', '219–09–9443'],
    ['without any', 'social security number: 219099443', '219099443'],
    ['called a reference', 'Reference 527-61-4821', '527-61-4821'],
    ['called an order', 'Order #527-61-4821 is yours.', '527-61-4821'],
    ['in wide digits', 'SSN ２１９-09-9443', '２１９-09-9443'],
    ['an ITIN', 'ITIN 912-78-1234', '912-78-1234'],
    ['an EIN', 'The EIN is 84-1234567.', '84-1234567'],
    ['an EIN without a dash', 'Federal tax ID 471234567', '471234567'],
    ['an IP PIN', 'Your IP PIN is 482913.', '482913'],
    ['a card', 'Card 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['an American Express card', '378282246310005', '378282246310005'],
    ['an account with its bank', 'routing 021000021, account 4455667788', '4455667788'],
    ['a checking account', 'checking account 000123456789', '000123456789'],
  ])('%s', (_, text, number) => {
    expect(wordsOf('M16', text)).toContain(number);
    expect(wordsOf('M16', text, { audience: 'note' })).toContain(number);
  });

  test.each([
    ['masked', 'SSN ***-**-6789 or XXX-XX-6789'],
    ['the last digits', 'SSN ending in 6789, account ending in 4417'],
    ['a routing number alone', 'routing number 021000021'],
    ['a phone number', 'IRS 800-829-1040'],
    ['ZIP+4', 'Denver, CO 80202-1234'],
    ['an amount', 'box 1 shows 123456.78 and 1,234,567.89'],
    ['dates', 'from 2025-01-01 to 12-31-2025, 03/02/2026'],
    ['an order', 'order 482913 and order 123456789'],
    ['a short id', 'job 7KQ2M9XH4TD'],
    ['a submission id', 'ID 84412620260600123456'],
    ['a tracking number', 'tracking number 9400 1118 9922 3197 4284 99'],
    ['an order with blanks', 'order 527 61 4821'],
    ['a case', 'case 700-00-1234'],
    ['a year behind IP PIN', 'The IP PIN for 2026 has six digits.'],
    ['forms', '1099-NEC, 1040-X, W-2, CP2000'],
    ['an area that doesn’t exist', '000-12-3456 and 666-12-3456'],
  ])('not %s', (_, text) => {
    expect(wordsOf('M16', text)).toEqual([]);
  });
});

describe('checks of numbers', () => {
  test.each([
    [isRoutingNumber, '021000021', '021000022'],
    [isRoutingNumber, '121000358', '991000358'],
    [isCardNumber, '4111111111111111', '4111111111111112'],
    [isCardNumber, '5555555555554444', '9555555555554449'],
    [isPersonNumber, '219099443', '219009443'],
    [isPersonNumber, '912781234', '912891234'],
    [isEmployerNumber, '841234567', '071234567'],
  ])('%o takes %s, not %s', (check, right, wrong) => {
    expect(check(right)).toBe(true);
    expect(check(wrong)).toBe(false);
  });
});
