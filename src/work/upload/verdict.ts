import type { TaxqError } from '../../errors.ts';
import type { DocumentView } from '../document/document-view.ts';

/** What is to become of a file. */
export type Verdict =
  | { kind: 'upload' }
  | { kind: 'same'; document: DocumentView }
  | { kind: 'new_version'; document: DocumentView }
  | { kind: 'ambiguous' }
  | { kind: 'refused'; error: TaxqError };

/** Whether a file with this verdict is sent. */
export const isSent = ({ kind }: Verdict): boolean => kind === 'upload' || kind === 'new_version';

/** Rules whose refusals have codes of their own. */
const RULES: Readonly<Record<string, string>> = { job_ended: 'X11' };

/** Why a file is refused, in a line; a rule’s id stands first. */
export function refusalText({ code, why, whatAndWhy }: TaxqError): string {
  // The file’s name stands beside it already.
  if (code.startsWith('content_') && why !== undefined) return why;
  const rule = RULES[code] ?? /^rule_(\w+)$/.exec(code)?.[1]?.toUpperCase();
  return rule === undefined ? whatAndWhy : `${rule}: ${why ?? whatAndWhy}`;
}

/** The verdict as it stands in a manifest. */
export function verdictText(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'upload':
      return 'upload';
    case 'same':
      return 'same as on the portal';
    case 'new_version':
      return `new version of “${verdict.document.title}”`;
    case 'ambiguous':
      return 'ambiguous';
    case 'refused':
      return `refused: ${refusalText(verdict.error)}`;
  }
}
