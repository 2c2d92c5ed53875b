import type { Word } from '../words/words.ts';
import { type ClientName, clientNames, joinedForms, type NamePart } from './client-names.ts';

/** A job as the matcher sees it. */
export interface MatchJob {
  id: string;
  short_id: string;
  /** What the client may be called: display name, “given family”, the job’s name; one or several people. */
  names: readonly string[];
  tax_year: number | null;
  /** The income-tax form of its return: 1040, 1120-S, 1065, 1041, 990 or 1120; null when unknown. */
  form?: string | null;
  /** Whether it still takes documents; jobs that don’t are matched by short id only. */
  open: boolean;
}

/** One name of one job’s client. */
export interface Subject {
  job: MatchJob;
  name: ClientName;
}

/** From the first to the last of the words, both included. */
export interface Span {
  from: number;
  to: number;
}

/** Where the parts of a name stand, in the order of `partsOf`. */
export type Places = readonly (readonly Span[])[];

/** The names of a job’s client that are told in part or wholly. */
export type FoundNames = ReadonlyMap<Subject, Places>;

export interface NameHits {
  /** Jobs of which some name is told by two parts or more. */
  likely: ReadonlyMap<MatchJob, FoundNames>;
  /** All the others of which a part is told; made when asked for, as they may be many. */
  others(): ReadonlyMap<MatchJob, FoundNames>;
}

export interface NameIndex {
  /** Whether some client’s name has this part. */
  has(form: string): boolean;
  find(words: readonly Word[]): NameHits;
}

interface Entry {
  subject: Subject;
  part: number;
}

/** “de la O’Brien” takes up to four words of a file’s name. */
const MAX_SPAN = 4;

/** The parts of a name: all words of an organisation’s, else given, family, middles and halves. */
export function partsOf(name: ClientName): readonly NamePart[] {
  if (name.kind === 'organisation') return name.words;
  return [name.given ?? [], name.family, ...name.middles, ...name.halves];
}

/** Makes the names of the jobs findable by any of their parts in any spelling. */
export function openNameIndex(jobs: readonly MatchJob[]): NameIndex {
  const entries = new Map<string, Entry[]>();
  for (const subject of jobs.flatMap(subjectsOf)) {
    for (const [part, forms] of partsOf(subject.name).entries()) {
      for (const form of new Set(forms)) {
        const list = entries.get(form);
        if (list) list.push({ subject, part });
        else entries.set(form, [{ subject, part }]);
      }
    }
  }
  return {
    has: (form) => entries.has(form),
    find(words) {
      const hits = spansOf(words).flatMap(({ forms, span }) =>
        forms.flatMap((form) => {
          const list = entries.get(form);
          return list ? [{ list, span }] : [];
        }),
      );
      const likely = toldTwice(hits.map(({ list }) => list));
      return {
        likely: collect(hits, (job) => likely.has(job)),
        others: () => collect(hits, (job) => !likely.has(job)),
      };
    },
  };
}

function toldTwice(lists: readonly (readonly Entry[])[]): ReadonlySet<MatchJob> {
  const firstPart = new Map<Subject, number>();
  const jobs = new Set<MatchJob>();
  for (const list of lists) {
    for (const { subject, part } of list) {
      const first = firstPart.get(subject);
      if (first === undefined) firstPart.set(subject, part);
      else if (first !== part) jobs.add(subject.job);
    }
  }
  return jobs;
}

function collect(
  hits: readonly { list: readonly Entry[]; span: Span }[],
  isWanted: (job: MatchJob) => boolean,
): Map<MatchJob, Map<Subject, Span[][]>> {
  const found = new Map<MatchJob, Map<Subject, Span[][]>>();
  for (const { list, span } of hits) {
    for (const { subject, part } of list) {
      if (!isWanted(subject.job)) continue;
      const names = found.get(subject.job) ?? new Map<Subject, Span[][]>();
      const places = names.get(subject) ?? partsOf(subject.name).map(() => []);
      places[part]?.push(span);
      names.set(subject, places);
      found.set(subject.job, names);
    }
  }
  return found;
}

function subjectsOf(job: MatchJob): Subject[] {
  const known = new Set<string>();
  return job.names.flatMap(clientNames).flatMap((name) => {
    const key = JSON.stringify({ ...name, label: '' });
    if (known.has(key)) return [];
    known.add(key);
    return [{ job, name }];
  });
}

function spansOf(words: readonly Word[]): { forms: NamePart; span: Span }[] {
  const spans: { forms: NamePart; span: Span }[] = [];
  for (const [from, first] of words.entries()) {
    if (first.kind === 'and') continue;
    spans.push({ forms: first.forms, span: { from, to: from } });
    for (let to = from + 1; to < Math.min(from + MAX_SPAN, words.length); to += 1) {
      const run = words.slice(from, to + 1);
      if (!run.every(({ kind }) => kind === 'word' || kind === 'initial')) break;
      spans.push({ forms: joinedForms(run), span: { from, to } });
    }
  }
  return spans;
}
