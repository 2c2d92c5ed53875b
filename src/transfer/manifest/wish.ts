/**
 * What a verdict in a manifest asks for. `judge`: nobody has given one. `upload`: it is vouched for,
 * as planning and persons do; content that speaks against the job still counts. `anyway`: a person
 * has looked, and knows better than the content.
 */
export type Wish = 'upload' | 'anyway' | 'skip' | 'judge';

/**
 * What a verdict asks for, in any case; null for one that means nothing. What is to be sent has to be
 * said in the very words, what is left out may go on to say why.
 */
export function wishOf(verdict: string | null): Wish | null {
  const text = (verdict ?? '').trim().toLowerCase();
  if (text === '') return 'judge';
  if (text === 'upload anyway') return 'anyway';
  if (text === 'upload' || /^new version( of ["“„«].*["”“»])?$/s.test(text)) return 'upload';
  return /^(skip|same|ambiguous|refused)\b/.test(text) ? 'skip' : null;
}

/** Whether a verdict says that the portal has the file already. */
export const saysHeld = (verdict: string | null): boolean => /^\s*same\b/i.test(verdict ?? '');
