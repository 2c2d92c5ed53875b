import { taxqCommand } from '../suggested-command.ts';
import { PROOF_OF_MAILING } from '../tags.ts';
import { answerFor } from './answers.ts';
import { proofs, speaksAgainst } from './confirmations.ts';
import { listWords, quoted, says } from './document-words.ts';
import type { CloseDocument, CloseFacts, CloseJurisdiction } from './facts.ts';
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
const MAILED =
  /\b(mail\w*|receipts?|certified|registered|usps|ups|fedex|dhl|courier|post(ed|al|age|mark\w*)?|tracking|shipp\w*|deliver\w*|sent)\b/i;
const NOT_MAILED =
  /\bnot (yet )?(been )?(mailed|sent|posted|shipped|delivered)\b|n[’']t (been )?(mailed|sent|posted|shipped|delivered)\b|\breturned to sender\b|\bundeliver\w*|\bto be mailed\b/i;

/**
 * X5, Taxfyle help center: a proof of mailing for each jurisdiction where the return goes on paper,
 * since the approval of the newest draft; one that names none counts for one jurisdiction.
 */
export function mailingProofRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  const wanted = facts.job.jurisdictions.filter(isPaper);
  if (facts.job.jurisdictions.length === 0) {
    const reason = 'The portal does not say where the return was filed, and whether on paper.';
    return verdict(HEAD, 'unknown', reason, [], answerFor([HEAD.id], facts.job));
  }
  if (wanted.length === 0) return doesNotApply(HEAD, 'Nothing is filed on paper.');
  const uploaded = proofs(facts, PROOF_OF_MAILING);
  const mailings = uploaded.filter(provesMailing(facts));
  const evidence = mailings.map(documentEvidence);
  const missing = uncovered(facts, wanted);
  if (missing.length === 0) {
    const names = listWords(wanted.map(({ name }) => name));
    return verdict(HEAD, 'pass', `Mailed: ${names}.`, evidence);
  }
  const silent = uploaded.filter((item) => !isAgainst(item) && !mailings.includes(item));
  if (silent.length >= missing.length) {
    const reason = `Nothing says that ${listWords(silent.map(quoted))} proves a mailing; look at it.`;
    const all = [...mailings, ...silent].map(documentEvidence);
    return verdict(HEAD, 'unknown', reason, all, answerFor([HEAD.id], facts.job));
  }
  const names = listWords(missing.map(({ name }) => name));
  const title = proofTitle(WORD, missing);
  const words = [facts.job.short_id, 'FILE', '--tag', PROOF_OF_MAILING, '--title', title];
  const reason = `${WORD} is missing or not clearly named for ${names}.`;
  return verdict(HEAD, 'fail', reason, evidence, taxqCommand('doc upload', words));
}

const isAgainst = (document: CloseDocument): boolean =>
  speaksAgainst(document) || says(document, NOT_MAILED);

/** Whether a document says of itself that it proves a mailing, or names where it went. */
function provesMailing({ job }: CloseFacts): (document: CloseDocument) => boolean {
  const { jurisdictions, client_names = [] } = job;
  return (document) =>
    !isAgainst(document) &&
    (says(document, MAILED) ||
      jurisdictionsNamedBy(document, jurisdictions, client_names).length > 0);
}

/** Jurisdictions left without proof once named ones are struck off and the unnamed counted. */
function uncovered(
  facts: CloseFacts,
  wanted: readonly CloseJurisdiction[],
): readonly CloseJurisdiction[] {
  const { jurisdictions, client_names = [] } = facts.job;
  const named = proofs(facts, PROOF_OF_MAILING)
    .filter(provesMailing(facts))
    .map((item) => jurisdictionsNamedBy(item, jurisdictions, client_names));
  const covered = new Set(named.flat());
  const left = wanted.filter((jurisdiction) => !covered.has(jurisdiction));
  const unnamed = named.filter((list) => list.length === 0).length;
  return unnamed >= left.length ? [] : left;
}
