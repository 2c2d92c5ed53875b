import type { DocumentView } from '../document/document-view.ts';

/** What is to become of a file. */
export type Verdict =
  | { kind: 'upload' }
  | { kind: 'same'; document: DocumentView }
  | { kind: 'new_version'; document: DocumentView }
  | { kind: 'ambiguous' }
  | { kind: 'refused'; why: string };

/** What a manifest’s verdict asks for: `judge` where nobody has given one. */
export type Wish = 'upload' | 'skip' | 'judge';

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
      return `refused: ${verdict.why}`;
  }
}

/** Whether a file with this verdict is sent. */
export const isSent = ({ kind }: Verdict): boolean => kind === 'upload' || kind === 'new_version';

/**
 * What the verdict in a manifest asks for, however a person has written it; null for one that means
 * nothing.
 */
export function wishOf(text: string | null): Wish | null {
  const word = (text ?? '').trim().toLowerCase();
  if (word === '') return 'judge';
  if (/^(upload|new version)\b/.test(word)) return 'upload';
  return /^(same|ambiguous|refused|skip)\b/.test(word) ? 'skip' : null;
}
