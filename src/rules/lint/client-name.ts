import { addressedNames } from './addressed.ts';
import { type Finding, findingsAt, type LintRule } from './finding.ts';
import { greetingOf } from './greeting.ts';
import { apart, type Span } from './lint-text.ts';
import {
  allWords,
  familyWords,
  givenWords,
  type NameWord,
  nameWords,
  wholeNames,
} from './name-words.ts';
import { maySay } from './short-names.ts';

const VOCATIVE =
  /\b(?:thanks|thank you|thx|welcome|congratulations|congrats|sorry|great|perfect|okay|ok|noted|understood|happy to help|you're welcome)(?: so much| very much| again| back)?,? (?<name>\p{Lu}[\p{L}\p{M}'’]+)(?=[,.!?])/giu;

/**
 * The wrong client's name: M18. A greeting that names somebody names a client of this job, by any
 * short form; and no client of another open job is spoken to, or named anywhere in full.
 */
export const clientName: LintRule = ({ text }, facts): Finding[] => {
  const client = facts.client ?? [];
  const own = allWords(client);
  const others = (facts.otherClients ?? []).filter(
    (name) => ![...familyWords([name])].some((word) => familyWords(client).has(word)),
  );
  const given = givenWords(others);
  const strangers = new Set([...given, ...familyWords(others)]);
  const isOwn = (word: string) => own.has(word) || [...own].some((name) => maySay(name, word));
  const isStrange = (word: string) => strangers.has(word) && !isOwn(word);

  const words = nameWords(text);
  const mentioned = runsOf(
    others.flatMap(wholeNames).filter((form) => !form.every((word) => own.has(word))),
    { text, words },
  );
  const greeted =
    facts.audience === 'note' ? [] : wrongGreeting(text, { isOwn, isStrange, client: own });
  const isGiven = (word: string) => given.has(word) && isStrange(word);
  const addressed =
    facts.audience === 'note'
      ? []
      : [
          ...vocatives(text).filter(({ word }) => isStrange(word)),
          ...addressedNames(text, words, { isGiven, isName: isStrange }),
        ];
  const wrong = apart<Span>([...mentioned, ...greeted, ...addressed]);
  const called = client[0]?.display ?? client[0]?.given;
  return findingsAt(wrong, {
    rule: 'M18',
    severity: 'error',
    message: 'This is not the name of this job’s client.',
    fix: called ? `Check who this is for; the client is ${called}.` : 'Check who this is for.',
  });
};

interface Known {
  isOwn(word: string): boolean;
  isStrange(word: string): boolean;
  client: ReadonlySet<string>;
}

function wrongGreeting(text: string, { isOwn, isStrange, client }: Known): Span[] {
  const named = greetingOf(text, (word) => isOwn(word) || isStrange(word));
  const strange = named.filter(({ word }) => isStrange(word));
  if (strange.length > 0) return strange;
  if (client.size === 0 || named.some(({ word }) => isOwn(word))) return [];
  const [first, last] = [named[0], named.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

function vocatives(text: string): NameWord[] {
  return [...text.matchAll(VOCATIVE)].flatMap((found) => {
    const name = found.groups?.['name'] ?? '';
    const offset = found.index + found[0].length - name.length;
    return nameWords(name)
      .slice(0, 1)
      .filter(({ isCapital }) => isCapital)
      .map((word) => ({ ...word, start: offset + word.start, end: offset + word.end }));
  });
}

/** What may stand behind a comma and still belong to the name. */
const COMPANY = /^(?:llc|inc|ltd|lp|llp|pc|corp|jr|sr|ii|iii)$/;

/** Where the words of one of these names stand in a row; a comma begins the next of a list. */
function runsOf(
  names: readonly (readonly string[])[],
  { text, words }: { text: string; words: readonly NameWord[] },
): Span[] {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const name of names) {
    const [first = ''] = name;
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  return words.flatMap(({ word: first, start }, at) =>
    (byFirst.get(first) ?? []).flatMap((name) => {
      const last = words[at + name.length - 1];
      const fits = name.every((word, i) => {
        const [one, before] = [words[at + i], words[at + i - 1]];
        if (one?.word !== word) return false;
        return i === 0 || COMPANY.test(word) || !text.slice(before?.end, one.start).includes(',');
      });
      return fits && last ? [{ start, end: last.end }] : [];
    }),
  );
}
