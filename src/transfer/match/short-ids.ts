import type { MatchJob } from '../clients/name-index.ts';
import { maybeName } from '../words/word-lists.ts';

export interface ShortIds {
  /** The jobs whose short ids are in a name. */
  jobs: readonly MatchJob[];
  /** What looks like a short id, as written, but is no job’s. */
  unknown: readonly string[];
  /** The name without short ids and what looks like one. */
  rest: string;
}

export interface ShortIdIndex {
  find(text: string): ShortIds;
}

const TOKEN = /(?<![\p{L}\p{M}\p{N}])[A-Za-z0-9]{10,12}(?![\p{L}\p{M}\p{N}])/gu;
const SHORT_ID = /^(?:[A-Z0-9]{11}|[a-z0-9]{11})$/;
const TAX_YEAR = /^(199|20\d)\d$/;

/**
 * Finds short ids in names, in any case. `isNameWord` tells the words of clients’ names, so that
 * “RIVERA12345” is not taken for a short id.
 */
export function openShortIds(
  jobs: readonly MatchJob[],
  isNameWord: (form: string) => boolean,
): ShortIdIndex {
  const byId = new Map(jobs.map((job) => [job.short_id.toUpperCase(), job]));
  const oneLess = new Set([...byId.keys()].flatMap(oneCharacterLess));
  const isNear = (id: string) =>
    oneLess.has(id) || oneCharacterLess(id).some((less) => byId.has(less) || oneLess.has(less));

  function looksLikeShortId(token: string): boolean {
    if (isNear(token.toUpperCase())) return true;
    if (!SHORT_ID.test(token)) return false;
    const runs = token.match(/[A-Za-z]+|\d+/g) ?? [];
    const isWordAndNumber = runs.length < 3;
    const saysSomething = runs.some(
      (run) => TAX_YEAR.test(run) || (run.length > 2 && isReadable(run.toLowerCase())),
    );
    return !isWordAndNumber && !saysSomething;
  }

  function isReadable(form: string): boolean {
    return isNameWord(form) || (/^[a-z]/.test(form) && !maybeName(form));
  }

  return {
    find(text) {
      const found = new Set<MatchJob>();
      const unknown: string[] = [];
      const rest = text.replace(TOKEN, (token) => {
        const job = byId.get(token.toUpperCase());
        if (job) found.add(job);
        else if (looksLikeShortId(token)) unknown.push(token);
        else return token;
        return ' ';
      });
      return { jobs: [...found], unknown, rest };
    },
  };
}

function oneCharacterLess(id: string): string[] {
  return [...id].map((_, at) => id.slice(0, at) + id.slice(at + 1));
}
