import { expect, it } from 'vitest';
import { mayBeSame } from '../../../../src/rules/close-gate/person-names.ts';

it.each([
  ['MARIA J NUNEZ', 'María José Núñez'],
  ['OBRIEN SEAN', 'Sean O’Brien'],
  ['GARCIALOPEZ ANA', 'Ana García-López'],
  ['Robert Miller', 'Bob Miller'],
  ['John A. Smith, Jr.', 'John Smith'],
  ['SMITH JOHN A & MARY B', 'Mary Jones'],
  ['Li', 'Wei Li'],
  ['Le, Hoa', 'Hoa Le'],
  ['van der Berg, Jan', 'Jan van der Berg'],
  ['Łukasz Wałęsa', 'Lukasz Walesa'],
  ['Østergård, Søren', 'Soren Ostergard'],
  ['Müller, Jürgen', 'Juergen Mueller'],
  ['Groß, Jörg', 'Joerg Gross'],
])('“%s” may be %s', (taxpayer, client) => {
  expect(mayBeSame(taxpayer, client)).toBe(true);
});

it.each([
  ['Jordan Rivera', 'Elena Kim'],
  ['Jordan Rivera Jr', 'Elena Kim Jr'],
  ['de la Cruz, Maria', 'Jose de la Vega'],
  ['Elena Rivera', 'Elena Kim'],
  ['Kim Jordan', 'Elena Kim'],
  ['Mr. Jordan Rivera', 'Mr. Bob Miller'],
])('“%s” is not %s', (taxpayer, client) => {
  expect(mayBeSame(taxpayer, client)).toBe(false);
});
