import { basename } from 'node:path';
import { TaxqError } from '../../errors.ts';
import { slotOf } from '../document/slot.ts';
import { type Judged, refuse } from './candidate.ts';
import { isSent } from './verdict.ts';

interface Wanted {
  index: number;
  path: string;
  sha256: string;
  job: string;
  tag: string;
  /** Whether it is a return or a confirmation, of which a wrong copy does harm. */
  isReturn: boolean;
  slot: string;
}

function wantedOf(candidate: Judged, index: number): Wanted[] {
  const { job, tag, file, title, path, verdict } = candidate;
  if (job === null || tag === null || file === null) return [];
  if (!isSent(verdict)) return [];
  const slot = `${job.id}\n${slotOf(job, tag, title)}`;
  const isReturn = tag.word !== null;
  return [{ index, path, sha256: file.sha256, job: job.id, tag: tag.id, isReturn, slot }];
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const othersOf = (group: readonly Wanted[], one: Wanted): string =>
  group
    .filter(({ index }) => index !== one.index)
    .slice(0, 3)
    .map(({ path }) => `“${basename(path)}”`)
    .join(', ');

type Refused = readonly [index: number, error: TaxqError];

const refusal = ({ index, path }: Wanted, why: string, hint: string): Refused => [
  index,
  new TaxqError({
    kind: 'refused',
    code: 'rule_d4',
    message: `“${basename(path)}” is in the way of another file.`,
    why,
    hint,
  }),
];

/** The same content once more for the same job and tag is left out. */
function copies([first, ...others]: readonly Wanted[]): Refused[] {
  const why = `It has the same content as “${basename(first?.path ?? '')}”, which goes there already.`;
  return others.map((one) => refusal(one, why, 'Nothing needs to be done: leave the copy out.'));
}

/** Where the same return is to go to two places, one of them is wrong. */
function elsewhere(group: readonly Wanted[]): Refused[] {
  if (!group.some(({ isReturn }) => isReturn)) return [];
  return group.map((one) =>
    refusal(
      one,
      `The same content is to go elsewhere too: ${othersOf(group, one)}.`,
      'One of them is wrong: leave it out, then run the manifest again.',
    ),
  );
}

/** Of two files for one place nobody knows which is the newer one. */
const inOnePlace = (group: readonly Wanted[]): Refused[] =>
  group.map((one) =>
    refusal(
      one,
      `Another file is for the same place: ${othersOf(group, one)}.`,
      'Leave the older one out, then run the manifest again.',
    ),
  );

/**
 * Refuses files that get in each other’s way: the same content twice, and two different files for
 * one place (D4, Taxfyle jobs dashboard: a new version belongs to its document and is no second one).
 */
export function refuseConflicts(candidates: readonly Judged[]): Judged[] {
  const wanted = candidates.flatMap(wantedOf);
  const refusals = new Map<number, TaxqError>();
  const refuseAmong = (
    keyOf: (one: Wanted) => string,
    refusalsIn: (group: readonly Wanted[]) => Refused[],
  ) => {
    const left = wanted.filter(({ index }) => !refusals.has(index));
    for (const [index, error] of groupedBy(left, keyOf).flatMap(refusalsIn)) {
      refusals.set(index, error);
    }
  };
  refuseAmong(({ sha256, job, tag }) => `${sha256}\n${job}\n${tag}`, copies);
  refuseAmong(({ sha256 }) => sha256, elsewhere);
  refuseAmong(({ slot }) => slot, inOnePlace);
  return candidates.map((candidate, index) => {
    const error = refusals.get(index);
    return error === undefined ? candidate : refuse(candidate, error);
  });
}
