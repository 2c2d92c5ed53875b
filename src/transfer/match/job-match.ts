import { bestFits } from '../clients/best-fits.ts';
import { isHint } from '../clients/name-fit.ts';
import { type MatchJob, openNameIndex } from '../clients/name-index.ts';
import { pathLevels, whereIs } from '../words/path-levels.ts';
import { type Word, wordsOf } from '../words/words.ts';
import { type JobMatch, noJob, oneJob, wrongForm, wrongYear } from './match-answers.ts';
import { isSettled, matchByName, type NameTold, withFolder } from './match-by-name.ts';
import { fitsForm, formsTold, formText } from './return-form.ts';
import { openShortIds } from './short-ids.ts';
import { fitsYear, yearText, yearTold } from './tax-year.ts';

export type { MatchJob } from '../clients/name-index.ts';
export type { Confidence, JobMatch } from './match-answers.ts';

/** Tells for which job a file is by its path alone. */
export interface JobMatcher {
  /** Never throws, whatever the path. */
  match(path: string): JobMatch;
}

/**
 * Indexes the jobs once. The file’s own name counts first, then its folders’, nearest first. A short
 * id tells the job; else the client’s name does, in any order and spelling, and the tax year chooses
 * among one client’s jobs, as the return’s form does. What fits several, contradicts itself or looks like a mistyped short id
 * is no match.
 */
export function openJobMatcher(jobs: readonly MatchJob[]): JobMatcher {
  const names = openNameIndex(jobs.filter(({ open }) => open));
  const shortIds = openShortIds(jobs, names.has);

  function namesTold(words: readonly Word[], where: string): NameTold | null {
    const fits = bestFits(names, words);
    const strength = fits[0]?.strength;
    if (strength === undefined) return null;
    return { strength, fits, where, contradiction: null };
  }

  return {
    match(path) {
      const read = pathLevels(path).map((level) => {
        const found = shortIds.find(level.text);
        return { level: { ...level, text: found.rest }, found, where: whereIs(level) };
      });
      const year = yearTold(read.map(({ level }) => level));
      const forms = formsTold(read.map(({ level }) => level));
      let told: NameTold | null = null;
      const wordsSoFar: Word[][] = [];
      for (const { level, found, where } of read) {
        const settled = isSettled(told);
        if (found.jobs.length > 1) {
          return noJob(`short ids of ${found.jobs.length} jobs ${where}`, found.jobs);
        }
        const [unknown] = found.unknown;
        const [job] = found.jobs;
        if (job === undefined && unknown !== undefined && !settled) {
          return noJob(`“${unknown}” ${where} looks like a short id, but no job has it`);
        }
        if (!settled) {
          const words = wordsOf(level.text);
          wordsSoFar.push(words);
          told = withFolder(told, namesTold(words, where));
        }
        if (job !== undefined) {
          const others = otherClients(job, told, wordsSoFar);
          const how = `short id ${where}`;
          if (others.length > 0) {
            return noJob(`${how}, but also another client ${told?.where}`, [job, ...others]);
          }
          if (forms !== null && !fitsForm(job, forms)) return wrongForm(job, how, formText(forms));
          return year !== null && !fitsYear(job, year)
            ? wrongYear(job, how, yearText(year))
            : oneJob(job, 'high', how);
        }
      }
      return told === null
        ? noJob('no job’s short id or client in the path')
        : matchByName(told, year, forms);
    },
  };
}

/** Jobs whose clients are named next to a job’s short id by words that are not its own client’s. */
function otherClients(
  job: MatchJob,
  told: NameTold | null,
  texts: readonly (readonly Word[])[],
): MatchJob[] {
  if (told === null || isHint(told.strength)) return [];
  if (told.fits.some((fit) => fit.job === job)) return [];
  const index = openNameIndex([job]);
  const own = new Set(
    texts.flatMap((words) => bestFits(index, words).flatMap((fit) => [...fit.words])),
  );
  return told.fits
    .filter((fit) => [...fit.words].some((word) => !own.has(word)))
    .map((fit) => fit.job);
}
