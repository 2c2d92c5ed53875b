import { TAG_NAMES } from '../tags.ts';
import { oldestFirst } from './chronology.ts';
import { listWords, quoted } from './document-words.ts';
import type { CloseDocument, CloseFacts } from './facts.ts';
import { documentEvidence, type RuleVerdict, TAXFYLE_DASHBOARD, verdict } from './verdict.ts';

const HEAD = { id: 'D4', title: 'Corrections are new versions', source: TAXFYLE_DASHBOARD };

/**
 * D4, Taxfyle jobs dashboard: a wrong upload can be deleted, and a corrected one belongs among the
 * versions of the first. Nothing forbids closing with two drafts or finals, so this only tells.
 */
export function onePlaceRule(facts: CloseFacts): RuleVerdict {
  const doubled = (['draft', 'final'] as const).flatMap((word) => {
    const documents = firstOnes(facts.documents, facts.tagIds[word]);
    return documents.length > 1 ? [{ name: TAG_NAMES[word], documents }] : [];
  });
  if (doubled.length === 0) return verdict(HEAD, 'pass', 'One draft and one final at most.');
  const told = doubled.map(
    ({ name, documents }) =>
      `${documents.length} documents as ${name}: ${listWords(documents.map(quoted))}.`,
  );
  const reason = `${told.join(' ')} Delete what is wrong; closing ends that.`;
  const evidence = doubled.flatMap(({ documents }) => documents.map(documentEvidence));
  return verdict(HEAD, 'pass', reason, evidence);
}

function firstOnes(documents: readonly CloseDocument[], typeId: string): CloseDocument[] {
  return documents
    .filter(({ document_type_id }) => document_type_id === typeId)
    .filter(({ version_of, id }) => (version_of ?? id) === id)
    .toSorted(oldestFirst);
}
