import { taxqCommand } from '../suggested-command.ts';
import { oldestFirst } from './chronology.ts';
import { listWords, quoted } from './document-words.ts';
import type { CloseDocument, CloseFacts } from './facts.ts';
import { documentEvidence, ROCKET_TAX, type RuleVerdict, verdict } from './verdict.ts';

const HEAD = { id: 'D1', title: 'Every upload of yours has a tag', source: ROCKET_TAX };

/**
 * D1, Rocket Tax service expectations: each upload carries a document tag. What clients upload is
 * theirs to name; where the portal doesn't tell whose an untagged document is, it can't be told.
 */
export function uploadsTaggedRule(facts: CloseFacts): RuleVerdict {
  const { short_id } = facts.job;
  const own = facts.documents.filter(({ uploader }) => uploader !== 'client');
  const bare = own
    .filter(({ document_type_id }) => !document_type_id?.trim())
    .toSorted(oldestFirst);
  if (bare.length === 0) {
    return verdict(HEAD, 'pass', allTagged(own));
  }
  const isSure = bare.some(({ uploader }) => uploader === 'pro');
  const names = listWords(bare.map(quoted));
  const reason = isSure
    ? `Without a tag: ${names}. Add it in the portal.`
    : `Without a tag: ${names}; the portal doesn’t say whose.`;
  const fix = taxqCommand('job open', [short_id]);
  return verdict(HEAD, isSure ? 'fail' : 'unknown', reason, bare.map(documentEvidence), fix);
}

function allTagged(own: readonly CloseDocument[]): string {
  if (own.length === 0) return 'You uploaded nothing.';
  if (own.some(({ uploader }) => uploader !== 'pro')) {
    return 'Tagged: every upload that may be yours; the portal doesn’t say whose each is.';
  }
  return own.length === 1 ? 'Your upload has a tag.' : `Tagged: all ${own.length} of your uploads.`;
}
