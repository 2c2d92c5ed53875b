import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFacts } from '../../../../src/transfer/content/content-facts.ts';
import {
  type GuardSubject,
  openContentGuard,
} from '../../../../src/transfer/content/content-guard.ts';
import { factsOf, SECRET } from './facts.ts';

const ANA: GuardSubject = { names: ['Ana Rivera'], last_four: '6789', tax_year: 2024 };

const client = (short_id: string, name: string) => ({ short_id, name, names: [name] });
const OTHERS = [
  client('AAAAAAAAAA1', 'Ana Rivera'),
  client('AAAAAAAAAA2', 'Luis Soto'),
  client('AAAAAAAAAA3', 'Mei & Tom Chen'),
];

const guard = openContentGuard(OTHERS, SECRET);
const check = (text: string, subject: Partial<GuardSubject> = {}) =>
  guard.check(factsOf(text), { ...ANA, ...subject });

describe('a PDF for a job', () => {
  it('fits when it names the client', () => {
    expect(check('Tax year 2024\nAna Rivera 123-45-6789')).toEqual({
      kind: 'fits',
      reason: 'names the client',
    });
  });

  it('is unsure when it names nobody known', () => {
    expect(check('Dear client, here is your return')).toEqual({
      kind: 'unsure',
      reason: 'the client’s name isn’t in it',
    });
  });

  it('is a scan when it has no text', () => {
    expect(check('')).toEqual({ kind: 'scan', reason: 'no text: a scan' });
  });

  it('is as a scan when it could not be read, with the reason', () => {
    const facts = contentFacts({ status: 'unread', why: 'It is larger than 64 MiB.' }, SECRET);
    expect(guard.check(facts, ANA)).toEqual({
      kind: 'scan',
      reason: 'not read: It is larger than 64 MiB',
    });
  });

  it.each([
    ['encrypted', { status: 'encrypted' }],
    ['broken', { status: 'broken', why: 'Invalid PDF structure.' }],
  ] as const)('is refused when it is %s', (code, reading) => {
    expect(guard.check(contentFacts(reading, SECRET), ANA)).toMatchObject({
      kind: 'refused',
      code,
    });
  });
});

describe('a PDF of another client', () => {
  it('is refused with their name and short id', () => {
    expect(check('Prepared for SOTO, LUIS')).toEqual({
      kind: 'refused',
      code: 'other_client',
      reason: 'names another client, “Luis Soto” (AAAAAAAAAA2)',
    });
  });

  it('is refused even when it names the client as well', () => {
    expect(check('Ana Rivera and Luis Soto')).toMatchObject({ code: 'other_client' });
  });

  it('is refused when it is one of a couple', () => {
    expect(check('Tom Chen')).toMatchObject({
      reason: 'names another client, “Mei & Tom Chen” (AAAAAAAAAA3)',
    });
  });

  it('names all of them', () => {
    expect(check('Tom Chen, Luis Soto')).toMatchObject({
      reason: 'names other clients, “Luis Soto” (AAAAAAAAAA2), “Mei & Tom Chen” (AAAAAAAAAA3)',
    });
  });

  it('is not told from one of the client’s own other jobs', () => {
    expect(check('Mei Chen', { names: ['Mei Chen'], last_four: null })).toMatchObject({
      kind: 'fits',
    });
  });

  it('is not seen in the client’s own longer name', () => {
    const text = 'Ana Luis Soto';
    expect(check(text, { names: ['Ana Luis Soto'] })).toMatchObject({ kind: 'fits' });
    expect(check(text)).toMatchObject({ code: 'other_client' });
  });

  it('is told apart from one who shares two given names', () => {
    const long = openContentGuard([client('AAAAAAAAAA9', 'Juan Carlos García López')], SECRET);
    const subject = { ...ANA, names: ['Juan Carlos Rivera'] };
    expect(long.check(factsOf('Juan Carlos García López'), subject)).toMatchObject({
      code: 'other_client',
    });
    expect(long.check(factsOf('Juan Carlos Rivera'), subject)).toMatchObject({ kind: 'fits' });
  });
});

describe('taxpayer numbers', () => {
  it.each([
    ['refuse when none is the client’s', 'Ana Rivera 123-45-0000', {}, 'last_four'],
    ['fit when one is', 'Ana Rivera 123-45-0000 XXX-XX-6789', {}, undefined],
    ['fit when it is a company’s', 'Ana Rivera 123-45-0000, EIN 12-3456789', {}, undefined],
    ['say nothing when they are an employer’s', 'Ana Rivera, EIN 12-3450000', {}, undefined],
    [
      'say nothing when the client’s is not known',
      'Ana Rivera 123-45-0000',
      { last_four: null },
      undefined,
    ],
  ])('%s', (_say, text, subject, code) => {
    const verdict = check(text, subject);
    expect('code' in verdict ? verdict.code : undefined).toBe(code);
    if (code === undefined) expect(verdict.kind).toBe('fits');
    expect(verdict.reason).not.toMatch(/\d{4}/);
  });
});

describe('tax years', () => {
  it('refuse when the job’s is not among them', () => {
    expect(check('Form 1040 (2023) Ana Rivera')).toEqual({
      kind: 'refused',
      code: 'tax_year',
      reason: 'speaks of tax year 2023, the job is for 2024',
    });
  });

  it.each([
    ['there are none', 'Ana Rivera, March 3, 2023', {}],
    ['the job’s is one of them', 'Tax years 2023, 2024 Ana Rivera', {}],
    ['the job has none', 'Form 1040 (2023) Ana Rivera', { tax_year: null }],
  ])('say nothing when %s', (_when, text, subject) => {
    expect(check(text, subject).kind).toBe('fits');
  });
});

describe('the guard', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
  const person = fc.tuple(word, word).map(([given, family]) => `${given} ${family}`);

  it('never refuses the client’s own file', () => {
    fc.assert(
      fc.property(
        person,
        fc.array(person, { maxLength: 20 }),
        fc.constantFrom('', ' 123-45-6789', ' Form 1040 (2024)'),
        (own, others, more) => {
          const all = [own, ...others].map((name, at) => client(`ID${at}`, name));
          const verdict = openContentGuard(all, SECRET).check(factsOf(`for ${own}:${more}`), {
            ...ANA,
            names: [own],
          });
          expect(verdict.kind).not.toBe('refused');
        },
      ),
    );
  });

  it('says the same whatever the order of the others is', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(OTHERS, { minLength: 3 }), (others) => {
        const facts = factsOf('Luis Soto, Tom Chen, Ana Rivera');
        expect(openContentGuard(others, SECRET).check(facts, ANA)).toEqual(guard.check(facts, ANA));
      }),
    );
  });

  it('compares 2,000 files with 1,000 clients within a second', () => {
    const others = Array.from({ length: 1_000 }, (_, at) =>
      client(`C${at}`, `Given${letters(at)} Family${letters(at * 7)}`),
    );
    const facts = factsOf(
      Array.from({ length: 800 }, (_, at) => `Line${letters(at)} Word${letters(at)}.`).join(' '),
    );
    const many = openContentGuard(others, SECRET);
    const before = process.cpuUsage();
    for (let file = 0; file < 2_000; file += 1) many.check(facts, ANA);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});

/** A number as letters, as names hold no digits. */
function letters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}
