import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openJobMatcher } from '../../../../src/transfer/match/job-match.ts';
import { makeJob, makeJobs, shortId } from './jobs.ts';

const SYLLABLES = 'ba ño ké lü mó rå ši tø vé zu wi ça'.split(' ');

/** Names of letters with and without marks, which are no words of files. */
const word = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 3, maxLength: 4 })
  .map((syllables) => syllables.join(''))
  .map((name) => name.charAt(0).toUpperCase() + name.slice(1));
const familyName = fc.oneof(
  word,
  fc.tuple(word, word).map((pair) => pair.join('-')),
  word.map((name) => `O’${name}`),
  word.map((name) => `de la ${name}`),
);
const person = fc.record({ given: word, family: familyName }).filter(({ given, family }) => {
  return !plain(family).includes(plain(given));
});
type Person = { given: string; family: string };

const fullName = ({ given, family }: Person) => `${given} ${family}`;
const stripped = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
const plain = (text: string) => stripped(text).toLowerCase();

const others = ['Ana Rivera', 'Luis Soto', 'Max & Mia Stone', 'Kim Ceramics LLC'];

it('finds a client by every form of the full name', () => {
  fc.assert(
    fc.property(person, (client) => {
      const { given, family } = client;
      const jobs = makeJobs(...others, fullName(client));
      const matcher = openJobMatcher(jobs);
      const forms = [`${family}, ${given} draft.pdf`, `${given} ${family} draft.pdf`].flatMap(
        (form) => [
          form,
          form.toUpperCase(),
          form.toLowerCase(),
          stripped(form),
          form.normalize('NFD'),
        ],
      );
      const more = [
        `${given}_${family}.pdf`,
        `${family.replaceAll(/[’-]/g, '')} ${given}.pdf`,
        `returns/${family}, ${given}/final 2024.pdf`,
      ];
      for (const path of [...forms, ...more]) {
        expect([path, matcher.match(path).job?.names[0], matcher.match(path).confidence]).toEqual([
          path,
          fullName(client),
          'high',
        ]);
      }
    }),
  );
});

it('never gives a file with one client’s full name to another', () => {
  const people = fc.uniqueArray(person, {
    minLength: 2,
    maxLength: 12,
    selector: (client) => plain(fullName(client)),
  });
  fc.assert(
    fc.property(people, fc.nat(), (clients, pick) => {
      const jobs = makeJobs(...clients.map(fullName));
      const at = pick % clients.length;
      const { given, family } = clients[at] ?? { given: '', family: '' };
      for (const path of [`${given} ${family} final.pdf`, `x/${family}, ${given}/y.pdf`]) {
        expect([jobs[at], null]).toContain(openJobMatcher(jobs).match(path).job);
      }
    }),
  );
});

it('does not look at the order of the jobs', () => {
  const names = fc.shuffledSubarray([...others, 'Ana Soto', 'Luis Rivera', 'Ana Maria Rivera'], {
    minLength: 7,
  });
  const paths = fc.constantFrom(
    'Ana.pdf',
    'Rivera.pdf',
    'Ana Rivera.pdf',
    'Ana Maria Rivera.pdf',
    'Soto, Luis/Rivera 2024.pdf',
    `${shortId(1)} ${shortId(2)}.pdf`,
  );
  const ids = new Map([...others, 'Ana Soto', 'Luis Rivera', 'Ana Maria Rivera'].entries());
  const idOf = new Map([...ids].map(([at, name]) => [name, at]));
  fc.assert(
    fc.property(names, paths, (shuffled, path) => {
      const sorted = [...shuffled].sort();
      const [one, other] = [shuffled, sorted].map((list) =>
        openJobMatcher(list.map((name) => makeJob(idOf.get(name) ?? 0, name))).match(path),
      );
      expect(one).toEqual(other);
    }),
  );
});

it('takes any path and any names', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom('Ana', 'Rivera', ' ', '&', ',', '-', '/', 'Jr', '2', 'de') }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), text, (names, path) => {
      const jobs = [makeJob(0, names), makeJob(1, 'Ana Rivera'), makeJob(2, names)];
      const match = openJobMatcher(jobs).match(path);
      expect(match.reason).not.toBe('');
      if (match.job === null) expect(match.confidence).toBe('low');
      else expect(match.candidates).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('matches two thousand files with a thousand jobs', () => {
  const letters = 'bcdfghklmn'.split('');
  const names = letters.flatMap((one) =>
    letters.flatMap((two) => letters.map((three) => `Jo${one}a Smi${two}o${three}a`)),
  );
  const matcher = openJobMatcher(names.map((name, at) => makeJob(at, name)));
  for (const name of [...names, ...names]) {
    const [given, family] = name.split(' ');
    const match = matcher.match(`/returns/2024/${family}, ${given} draft.pdf`);
    expect(match.job?.names).toEqual([name]);
  }
});
