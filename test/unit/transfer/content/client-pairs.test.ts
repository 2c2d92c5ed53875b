import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientPairs } from '../../../../src/transfer/content/client-pairs.ts';
import { namePairsIn } from '../../../../src/transfer/content/name-pairs.ts';

/** Whether a text names a client of this name in full. */
function names(text: string, client: string): boolean {
  const pairs = namePairsIn(text);
  const has = (spellings: readonly string[]) => spellings.some((pair) => pairs.has(pair));
  return clientPairs(client).some(
    ({ ends, chain }) => has(ends) || (chain.length > 0 && chain.every(has)),
  );
}

describe('a text names a client', () => {
  it.each([
    ['Prepared for Ana Rivera.', 'Ana Rivera'],
    ['ANA RIVERA 12 Main St', 'Ana Rivera'],
    ['Rivera, Ana', 'Ana Rivera'],
    ['RIVERA, ANA M.', 'Ana Rivera'],
    ['Rivera Ana', 'Ana Rivera'],
    ['Ana M. Rivera', 'Ana Rivera'],
    ['Ana Maria Rivera', 'Ana Rivera'],
    ['Ana Rivera', 'Ana Maria Rivera'],
    ['Ana\nRivera', 'Ana Rivera'],
    ['Dear Ms. Ana Rivera:', 'Ana Rivera'],
    ['Ana Rivera’s return', 'Ana Rivera'],
    ['Ana Rivera', 'rivera, ana'],
    ['Ana Rivera', 'Ms. Ana Rivera, CPA'],
    ['John Smith, Jr.', 'John Smith Jr'],
    ['SMITH JR., JOHN', 'John Smith Jr.'],
    ['ANA GARCIA-LOPEZ', 'Ana García-López'],
    ['García López, Ana', 'Ana García-López'],
    ['Müller, Jürgen', 'Juergen Mueller'],
    ['Jurgen Muller', 'Jürgen Müller'],
    ['Ana Rive\u0301ra', 'Ana Rivéra'],
    ['Siobhan OBrien', 'Siobhán O’Brien'],
    ["SIOBHAN O'BRIEN", 'Siobhan O’Brien'],
    ['Maria de la Cruz', 'Maria De La Cruz'],
    ['DE LA CRUZ, MARIA', 'Maria de la Cruz'],
    ['Maria Cruz', 'Maria de la Cruz'],
    ['Al Smith', 'Al Smith'],
    ['Juan Carlos García López', 'Juan Carlos García López'],
    ['García López, Juan Carlos', 'Juan Carlos García López'],
    ['Иван Петров', 'Ivan Petrov'],
    ['Ana & Luis Rivera', 'Ana Rivera'],
    ['Ana & Luis Rivera', 'Luis Rivera'],
    ['ANA M AND LUIS J RIVERA', 'Ana Rivera'],
    ['Rivera, Ana & Luis', 'Luis Rivera'],
    ['Luis Rivera', 'Ana & Luis Rivera'],
    ['Ana Rivera', 'Ana & Luis Rivera'],
    ['Ana Rivera', 'Rivera, Ana and Luis'],
    ['Luis Rivera', 'Rivera, Ana and Luis'],
    ['Luis Soto', 'Ana Rivera and Luis Soto'],
    ['Dear Ana & Luis Rivera', 'Ana Rivera'],
    ['Taxpayer Rivera, Ana Maria', 'Ana Rivera'],
    ['Ashley Jordan and Carlos Rivera', 'Carlos Rivera'],
    ['Tom Soto, Luis Rivera', 'Luis Rivera'],
    ['Rivera Holdings, LLC', 'Rivera Holdings LLC'],
  ])('%j names %s', (text, client) => {
    expect(names(text, client)).toBe(true);
  });

  it.each([
    ['Rivera', 'Ana Rivera'],
    ['Ana met Rivera', 'Ana Rivera'],
    ['Ana. Rivera is a town', 'Ana Rivera'],
    ['Ana\n\nRivera', 'Ana Rivera'],
    ['Ana 12 Rivera', 'Ana Rivera'],
    ['Ana | Rivera', 'Ana Rivera'],
    ['on a virginia day', 'Virginia Day'],
    ['It takes will power. Will power it on.', 'Will Power'],
    ['Anamaria Riveras', 'Ana Rivera'],
    ['Ana R.', 'Ana R'],
    ['Madonna Madonna', 'Madonna'],
    ['Individual Tax Return', 'Individual Tax Return'],
    ['Form 1040 Rivera', 'Rivera 1040'],
    ['Ana Rivera and Luis Soto', 'Luis Rivera'],
    ['Ana Rivera, Luis Soto', 'Ana Luis'],
    ['Ashley Jordan and Carlos Rivera', 'Jordan Rivera'],
    ['Ashley Jordan & Carlos Rivera', 'Jordan Rivera'],
    ['Ashley Jordan, Carlos Rivera', 'Jordan Rivera'],
    ['Larry David & Susan Kim', 'David Kim'],
    ["Justin Thomas & Mary O'Brien", "Thomas O'Brien"],
    ["JUSTIN R THOMAS AND MARY O'BRIEN", "Thomas O'Brien"],
    ['Tom Soto, Luis Rivera', 'Luis Soto'],
    ['Rivera, Ana & Luis Soto', 'Luis Rivera'],
    ['Ashley Rivera, Ana & Luis', 'Luis Rivera'],
    ['Ask Ana. Mr. Rivera is out', 'Ana Rivera'],
  ])('%j does not name %s', (text, client) => {
    expect(names(text, client)).toBe(false);
  });
});

describe('names in any text', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,9}$/).filter((text) => !/^(And|The)$/.test(text));

  it('are found however they are written', () => {
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom(' ', ', ', ' Q. ', '\n'),
        (given, family, between) => {
          fc.pre(clientPairs(`${given} ${family}`).length === 1);
          const text = between === ', ' ? `${family}, ${given}` : `${given}${between}${family}`;
          const client = `${given} ${family}`;
          expect(names(`for ${text} in person`, client)).toBe(true);
          expect(names(text.toUpperCase(), client.toLowerCase())).toBe(true);
        },
      ),
    );
  });

  it('are looked for without failing, whatever the text and the client are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
        (text, client) => {
          expect(typeof names(text, client)).toBe('boolean');
          expect(typeof names(client, text)).toBe('boolean');
        },
      ),
    );
  });
});
