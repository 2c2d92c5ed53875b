import { basename } from 'node:path';
import { TaxqError } from '../../errors.ts';
import type { ContentVerdict } from '../../transfer/content/content-guard.ts';
import type { Candidate } from './candidate.ts';

type Refusal = Extract<ContentVerdict, { kind: 'refused' }>;

/** The guard’s part of a sentence as one that speaks of the PDF. */
const sentenceOf = (reason: string): string =>
  /^its? /.test(reason) ? `I${reason.slice(1)}.` : `It ${reason}.`;

/** The error for a PDF whose content speaks against its job. */
export const contentRefusal = ({ path }: Candidate, { code, reason }: Refusal): TaxqError =>
  new TaxqError({
    kind: 'refused',
    code: `content_${code}`,
    message: `“${basename(path)}” doesn’t belong there by its content.`,
    why: sentenceOf(reason),
    hint: 'Correct the job; if it is right all the same, write “upload anyway” as the verdict.',
  });

/** The error for a PDF without text that could be compared. */
export const unreadScan = ({ path }: Candidate, reason: string): TaxqError =>
  new TaxqError({
    kind: 'refused',
    code: 'content_scan',
    message: `“${basename(path)}” can’t be checked: nobody but you can tell whose it is.`,
    why: `It has ${reason}.`,
    hint: 'Look at it, then add --accept, or write upload as its verdict.',
  });
