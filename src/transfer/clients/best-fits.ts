import type { Word } from '../words/words.ts';
import { fitName } from './fit-name.ts';
import { type NameFit, positionsOf, rankOf } from './name-fit.ts';
import type { FoundNames, MatchJob, NameIndex, Places, Subject } from './name-index.ts';

/** A job whose client’s name is among some words. */
export interface JobFit extends NameFit {
  job: MatchJob;
  /** The names of the job that are told. */
  told: readonly Subject[];
  /** The words that tell them, folded. */
  words: ReadonlySet<string>;
}

/**
 * The jobs whose clients’ names are told best. A name that is part of a longer one that is told
 * doesn’t count: in “Ana Lee Rivera” nobody is called Lee Rivera.
 */
export function bestFits(index: NameIndex, words: readonly Word[]): readonly JobFit[] {
  const hits = index.find(words);
  const likely = fitJobs(hits.likely, words);
  const isSure = likely.some(({ strength }) => strength === 'full');
  const fits = isSure ? likely : [...likely, ...fitJobs(hits.others(), words)];
  const rank = Math.max(...fits.map(({ strength }) => rankOf(strength)));
  const best = fits.filter(({ strength }) => rankOf(strength) === rank);
  return withoutPartsOfOthers(best).toSorted((one, two) =>
    one.job.short_id < two.job.short_id ? -1 : 1,
  );
}

function fitJobs(found: ReadonlyMap<MatchJob, FoundNames>, words: readonly Word[]): JobFit[] {
  return [...found].flatMap(([job, names]) => fitJob(job, [...names], words) ?? []);
}

function fitJob(
  job: MatchJob,
  found: readonly (readonly [Subject, Places])[],
  words: readonly Word[],
): JobFit | null {
  const text = { words, own: positionsOf(found.flatMap(([, places]) => places.flat())) };
  const fits = found.flatMap(([subject, places]) => {
    const fit = fitName(subject.name, places, text);
    return fit === null ? [] : [{ subject, fit }];
  });
  const counted = withoutPartsOfNamesakes(fits);
  const rank = Math.max(...counted.map(({ fit }) => rankOf(fit.strength)));
  const best = counted.filter(({ fit }) => rankOf(fit.strength) === rank);
  const strength = best[0]?.fit.strength;
  if (strength === undefined) return null;
  const covered = new Set(best.flatMap(({ fit }) => [...fit.covered]));
  return {
    job,
    strength,
    covered,
    told: best.map(({ subject }) => subject),
    words: new Set([...covered].flatMap((at) => words[at]?.forms[0] ?? [])),
  };
}

interface SubjectFit {
  subject: Subject;
  fit: NameFit;
}

/** Words that are a namesake’s don’t tell part of another name of the same client either. */
function withoutPartsOfNamesakes(fits: readonly SubjectFit[]): SubjectFit[] {
  const namesakes = fits.filter(({ fit }) => fit.strength === 'namesake');
  return fits.filter(
    ({ fit }) =>
      !(fit.strength === 'family' || fit.strength === 'part') ||
      !namesakes.some((other) => [...fit.covered].some((at) => other.fit.covered.has(at))),
  );
}

function withoutPartsOfOthers(fits: readonly JobFit[]): JobFit[] {
  const largest = Math.max(...fits.map(({ covered }) => covered.size));
  return fits.filter(
    (fit) =>
      fit.covered.size === largest ||
      !fits.some(
        (other) =>
          other.covered.size > fit.covered.size &&
          [...fit.covered].every((at) => other.covered.has(at)),
      ),
  );
}
