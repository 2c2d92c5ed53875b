import type { JobFit } from './best-fits.ts';
import { isHint, rankOf, type Strength } from './name-fit.ts';

/** What the names in a path tell so far, from the file outwards. */
export interface NameTold {
  strength: Strength;
  fits: readonly JobFit[];
  /** Where it is told: “in the name”. */
  where: string;
  /** Where a folder names another client more clearly than the file does: “in the folder “Soto””. */
  contradiction: string | null;
}

/** Whether folders further out can add nothing. */
export function isSettled(told: NameTold | null): boolean {
  if (told === null) return false;
  return told.contradiction !== null || (told.strength === 'full' && told.fits.length === 1);
}

/**
 * Adds what a folder tells. It narrows down what fits and completes what is in part; against what
 * the name inside it tells, only a clearer name counts, and then nothing is sure.
 */
export function withFolder(inner: NameTold | null, folder: NameTold | null): NameTold | null {
  if (inner === null || folder === null) return inner ?? folder;
  const clearer = rankOf(folder.strength) > rankOf(inner.strength);
  const shared = inner.fits.filter(({ job }) => folder.fits.some((fit) => fit.job === job));
  if (shared.length > 0) {
    const main = clearer && inner.strength !== 'namesake' ? folder : inner;
    const fits = main.fits.filter(({ job }) => shared.some((fit) => fit.job === job));
    return { ...main, fits };
  }
  if (!clearer) return inner;
  if (isHint(inner.strength) && folder.strength === 'full') return { ...folder, strength: 'part' };
  if (isHint(inner.strength) && isHint(folder.strength)) return inner;
  return { ...inner, fits: [...inner.fits, ...folder.fits], contradiction: folder.where };
}
