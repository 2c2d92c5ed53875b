import { taxqCommand } from '../suggested-command.ts';
import { answerFor } from './answers.ts';
import { isFederal } from './confirmations.ts';
import { listWords } from './document-words.ts';
import type { CloseFacts } from './facts.ts';
import { proofTitle } from './filing-proof.ts';
import { type Filing, federalFiling, filingsOf } from './filings.ts';
import {
  BOTH_WAYS,
  documentEvidence,
  doesNotApply,
  exemptUnlessConsumer,
  IRS_EFILE,
  type RuleVerdict,
  verdict,
} from './verdict.ts';

const HEAD = { id: 'I8', title: 'The IRS accepted before a state counts', source: IRS_EFILE };

/**
 * I8, Publication 1345: a state’s acceptance counts only beside the federal one, for without it the
 * state denies the submission; a state’s rejection doesn’t undo the federal acceptance.
 */
export function federalFirstRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  if (facts.job.jurisdictions.length === 0) {
    const reason = 'The portal does not say where the return was filed.';
    return verdict(HEAD, 'unknown', reason, [], answerFor([HEAD.id], facts.job));
  }
  const filings = filingsOf(facts);
  const federal = federalFiling(filings);
  const states = filings.filter(({ jurisdiction }) => !isFederal(jurisdiction));
  if (federal === undefined || states.length === 0) {
    return doesNotApply(HEAD, 'Only federal and state returns e-filed together depend on it.');
  }
  const rejected = states.filter(({ state }) => state === 'rejected');
  const accepted = states.filter(({ state }) => state === 'accepted');
  const evidence = [...new Set([federal, ...states].flatMap(documentsOf))].map(documentEvidence);
  if (federal.state === 'accepted') {
    const reason =
      rejected.length === 0
        ? 'The federal return is accepted, so each state stands by itself.'
        : `The federal acceptance stands, though ${names(rejected)} rejected.`;
    return verdict(HEAD, 'pass', reason, evidence);
  }
  if (accepted.length === 0) {
    return verdict(HEAD, 'pass', 'No state accepted ahead of the federal return.', evidence);
  }
  const reason = `The acceptance of ${names(accepted)} doesn’t count while none of the IRS is there.`;
  if (federal.state === 'untold') {
    const fix = answerFor([HEAD.id], facts.job);
    return verdict(HEAD, 'unknown', `${reason} ${BOTH_WAYS}`, evidence, fix);
  }
  const title = proofTitle('E-File confirmation', [federal.jurisdiction]);
  const words = [facts.job.short_id, 'FILE', '--tag', 'efile', '--title', title];
  return verdict(HEAD, 'fail', reason, evidence, taxqCommand('doc upload', words));
}

const documentsOf = ({ claim }: Filing) => (claim === null ? [] : [claim.document]);

const names = (filings: readonly Filing[]): string =>
  listWords(filings.map(({ jurisdiction }) => jurisdiction.name));
