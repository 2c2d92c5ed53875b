import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import { slotOf } from '../../../../src/work/document/slot.ts';
import type { Judged } from '../../../../src/work/upload/candidate.ts';
import { refuseConflicts } from '../../../../src/work/upload/conflicts.ts';
import { refusalText } from '../../../../src/work/upload/verdict.ts';
import { candidate, DRAFT, FINAL, jobOf, OTHER, type Sent } from './candidates.ts';

const NOT_YET = new TaxqError({ kind: 'refused', code: 'rule_d2', message: 'Not yet.' });

/** Why each is refused; null for those that go. */
const refusals = (all: readonly Judged[]) =>
  refuseConflicts(all).map(({ verdict }) =>
    verdict.kind === 'refused' ? refusalText(verdict.error) : null,
  );

const of = (...sent: readonly Sent[]) => refusals(sent.map(candidate));

describe('files that get in each other’s way (D4)', () => {
  test('the same content for the same place goes once, as the first of them', () => {
    expect(of({ title: 'one' }, { title: 'two' }, { title: 'three' })).toEqual([
      null,
      'D4: It has the same content as “one”, which goes there already.',
      'D4: It has the same content as “one”, which goes there already.',
    ]);
  });

  test('the same return for two jobs goes to neither: one of them is wrong', () => {
    expect(of({ tag: DRAFT, title: 'one' }, { tag: DRAFT, title: 'two', job: 'B' })).toEqual([
      'D4: The same content is to go elsewhere too: “two”.',
      'D4: The same content is to go elsewhere too: “one”.',
    ]);
  });

  test('the same return as draft and as final goes as neither', () => {
    expect(of({ tag: DRAFT }, { tag: FINAL }).every((why) => why?.startsWith('D4: '))).toBe(true);
  });

  test('the same form letter may go to two jobs', () => {
    expect(of({ title: 'letter' }, { title: 'letter', job: 'B' })).toEqual([null, null]);
  });

  test('twice to one job and once to another goes to each of them once', () => {
    expect(of({ title: 'one' }, { title: 'two' }, { title: 'three', job: 'B' })).toEqual([
      null,
      'D4: It has the same content as “one”, which goes there already.',
      null,
    ]);
  });

  test('of two different drafts for one job neither goes, for nobody knows which is newer', () => {
    expect(
      of({ tag: DRAFT, title: 'a', content: '1' }, { tag: DRAFT, title: 'b', content: '2' }),
    ).toEqual([
      'D4: Another file is for the same place: “b”.',
      'D4: Another file is for the same place: “a”.',
    ]);
  });

  test('a federal and a state draft stand side by side', () => {
    const titles = ['draft federal', 'draft CO', 'draft New York'];
    expect(of(...titles.map((title) => ({ tag: DRAFT, title, content: title })))).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('what isn’t sent is in nobody’s way', () => {
    const [one, two] = [candidate({ tag: DRAFT, content: '1' }), candidate({ tag: DRAFT })];
    const out: Judged[] = [
      { ...one, verdict: { kind: 'ambiguous' } },
      { ...one, verdict: { kind: 'refused', error: NOT_YET } },
      { ...one, file: null },
    ];
    expect(refusals([...out, two]).at(-1)).toBeNull();
  });
});

const sent = fc.record({
  job: fc.constantFrom('A', 'B'),
  tag: fc.constantFrom(DRAFT, OTHER, OTHER),
  title: fc.constantFrom('x', 'y', 'federal', 'CO', 'NY and CO'),
  content: fc.constantFrom('1', '2', '3'),
});
const placeOf = ({ job, tag, title }: Required<Sent>) =>
  `${job}\n${slotOf(jobOf(job), tag, title)}`;
const goes = (all: readonly Required<Sent>[]) => of(...all).map((why) => why === null);

describe('whatever the files are', () => {
  test('one whose place and content nobody shares goes', () => {
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 8 }), (all) => {
        const went = goes(all);
        return all.every((one, at) => {
          const others = all.filter((_, index) => index !== at);
          const isAlone = others.every(
            (other) => placeOf(other) !== placeOf(one) && other.content !== one.content,
          );
          return !isAlone || went[at] === true;
        });
      }),
    );
  });

  test('no place gets two files, and no job the same content twice under one tag', () => {
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 8 }), (all) => {
        const went = goes(all);
        const left = all.filter((_, at) => went[at]);
        const contents = left.map(({ job, tag, content }) => `${job} ${tag.id} ${content}`);
        expect(new Set(left.map(placeOf)).size).toBe(left.length);
        expect(new Set(contents).size).toBe(left.length);
      }),
    );
  });

  test('their order doesn’t matter where none is a copy of another', () => {
    const shuffled = fc
      .uniqueArray(sent, {
        maxLength: 8,
        selector: ({ job, tag, content }) => `${job} ${tag.id} ${content}`,
      })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      );
    const thatGo = (all: readonly Required<Sent>[]) => {
      const went = goes(all);
      return new Set(all.filter((_, at) => went[at]));
    };
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(thatGo(other)).toEqual(thatGo(all));
      }),
    );
  });

  test('files of one job don’t touch those of another with other contents', () => {
    fc.assert(
      fc.property(
        fc.array(sent, { maxLength: 6 }),
        fc.array(sent, { maxLength: 6 }),
        (one, two) => {
          const mine = one.map((file) => ({ ...file, job: 'A' }));
          const theirs = two.map((file) => ({ ...file, job: 'B', content: `b${file.content}` }));
          expect(goes([...theirs, ...mine]).slice(theirs.length)).toEqual(goes(mine));
        },
      ),
    );
  });
});
