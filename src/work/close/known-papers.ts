import { TaxqError } from '../../errors.ts';
import type { CloseFacts } from '../../rules/close-gate/facts.ts';
import { mayBeSigned } from '../../rules/close-gate/signatures.ts';
import type { Store } from '../../store/index.ts';
import { remembered } from './read-papers.ts';

/** Adds to facts what is remembered of the texts of confirmations and signed papers. */
export type KnowPapers = <T extends CloseFacts>(facts: T) => T;

/**
 * Opens what this machine remembers of papers, so that the queue tells the same as a close gate that
 * has read them, and fetches none itself. Where the store can't be opened, only titles tell.
 */
export async function openKnownPapers(open: () => Promise<Store>): Promise<KnowPapers> {
  const store = await open().catch((error: unknown) => {
    if (error instanceof TaxqError) return null;
    throw error;
  });
  if (store === null) return (facts) => facts;
  return (facts) => ({
    ...facts,
    documents: facts.documents.map((document) => {
      const mayTell = document.document_type_id === facts.tagIds.efile || mayBeSigned(document);
      const paper = mayTell ? remembered(store, document.sha256 ?? null) : null;
      return paper === null ? document : { ...document, paper };
    }),
  });
}
