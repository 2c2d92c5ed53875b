import { taxqCommand } from '../suggested-command.ts';
import { PROOF_OF_MAILING } from '../tags.ts';
import { proofs, speaksAgainst } from './confirmations.ts';
import { listWords } from './document-words.ts';
import type { CloseFacts, CloseJurisdiction } from './facts.ts';
import { proofTitle } from './filing-proof.ts';
import { isPaper } from './filings.ts';
import { jurisdictionsNamedBy } from './jurisdiction-names.ts';
import {
  documentEvidence,
  doesNotApply,
  exemptUnlessConsumer,
  type RuleVerdict,
  TAXFYLE_CLOSING,
  verdict,
} from './verdict.ts';

const HEAD = { id: 'X5', title: 'Proof of mailing for paper returns', source: TAXFYLE_CLOSING };
const WORD = 'Proof of mailing';

/**
 * X5, Taxfyle help center: a proof of mailing for each jurisdiction where the return goes on paper,
 * since the approval of the newest draft; one that names none counts for one jurisdiction.
 */
export function mailingProofRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  const wanted = facts.job.jurisdictions.filter(isPaper);
  if (wanted.length === 0) return doesNotApply(HEAD, 'Nothing is filed on paper.');
  const mailings = proofs(facts, PROOF_OF_MAILING).filter((item) => !speaksAgainst(item));
  const evidence = mailings.map(documentEvidence);
  const missing = uncovered(facts, wanted);
  if (missing.length === 0) {
    const names = listWords(wanted.map(({ name }) => name));
    return verdict(HEAD, 'pass', `Mailed: ${names}.`, evidence);
  }
  const names = listWords(missing.map(({ name }) => name));
  const title = proofTitle(WORD, missing);
  const words = [facts.job.short_id, 'FILE', '--tag', PROOF_OF_MAILING, '--title', title];
  const reason = `${WORD} is missing or not clearly named for ${names}.`;
  return verdict(HEAD, 'fail', reason, evidence, taxqCommand('doc upload', words));
}

/** Jurisdictions left without proof once named ones are struck off and the unnamed counted. */
function uncovered(
  facts: CloseFacts,
  wanted: readonly CloseJurisdiction[],
): readonly CloseJurisdiction[] {
  const { jurisdictions, client_names = [] } = facts.job;
  const named = proofs(facts, PROOF_OF_MAILING)
    .filter((item) => !speaksAgainst(item))
    .map((item) => jurisdictionsNamedBy(item, jurisdictions, client_names));
  const covered = new Set(named.flat());
  const left = wanted.filter((jurisdiction) => !covered.has(jurisdiction));
  const unnamed = named.filter((list) => list.length === 0).length;
  return unnamed >= left.length ? [] : left;
}
