import { taxqCommand } from '../suggested-command.ts';
import { answerFor } from './answers.ts';
import { approvalTime } from './chronology.ts';
import { type Claim, claimsOf } from './confirmations.ts';
import { listWords, named } from './document-words.ts';
import type { CloseFacts, CloseJurisdiction } from './facts.ts';
import { byWire, type Filing, filingsOf } from './filings.ts';
import { whyForeign } from './foreign-papers.ts';
import {
  BOTH_WAYS,
  documentEvidence,
  doesNotApply,
  exemptUnlessConsumer,
  ROCKET_TAX,
  type RuleVerdict,
  verdict,
  withAssumption,
} from './verdict.ts';

const HEAD = {
  id: 'X3',
  title: 'E-File confirmation for every jurisdiction',
  source: ROCKET_TAX,
  covers: ['D3'],
};
const WORD = 'E-File confirmation';

/**
 * X3, Rocket Tax service expectations: acceptance by the IRS and every state filed, uploaded with
 * the final return (D3) and no earlier than the approval of the newest draft. The portal does not
 * link a document to a jurisdiction: the text of the PDF tells, else title, description or file
 * name; a confirmation that names none counts for one jurisdiction. Where text and title
 * contradict each other, the text counts and is told.
 */
export function filingProofRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  const claims = claimsOf(facts);
  const evidence = [...new Set(claims.map(({ document }) => document))].map(documentEvidence);
  const wanted = byWire(facts);
  if (facts.job.jurisdictions.length === 0) {
    const isThere = claims.some(({ result, by }) => result === 'accepted' || isToRead(result, by));
    const reason = isThere
      ? 'The portal does not say where the return was filed; compare the confirmation yourself.'
      : `There is no e-file confirmation.${timing(facts)}`;
    const status = isThere ? 'unknown' : 'fail';
    const fix = isThere ? answerFor([HEAD.id], facts.job) : upload(facts, WORD);
    return verdict(HEAD, status, withAssumption(reason, facts), evidence, fix);
  }
  if (wanted.length === 0) return doesNotApply(HEAD, 'The return is filed on paper (X5).');
  const filings = filingsOf(facts, claims);
  const open = filings.filter(({ state }) => state !== 'accepted');
  if (open.length === 0) {
    return verdict(HEAD, 'pass', withAssumption(accepted(filings), facts), evidence);
  }
  const isUntold = open.every(({ state }) => state === 'untold');
  const told = shortfall(open, claims, facts);
  const ways = isUntold ? `${told} ${BOTH_WAYS}` : told;
  const reason = withAssumption(ways, facts);
  const places = open.map(({ jurisdiction }) => jurisdiction);
  return isUntold
    ? verdict(HEAD, 'unknown', reason, evidence, answerFor([HEAD.id], facts.job))
    : verdict(HEAD, 'fail', reason, evidence, upload(facts, proofTitle(WORD, places)));
}

/** A title that the gate takes for a proof: name and code, for either may also be a person’s name. */
export function proofTitle(word: string, places: readonly CloseJurisdiction[]): string {
  return `${word} - ${places.map(({ name, code }) => `${name} (${code})`).join(', ')}`;
}

function accepted(filings: readonly Filing[]): string {
  const names = listWords(filings.map(({ jurisdiction }) => jurisdiction.name));
  const byText = filings.every(({ claim }) => claim?.by === 'text');
  return `Accepted: ${names}, by the confirmations’ ${byText ? 'text' : 'titles'}.`;
}

function shortfall(open: readonly Filing[], claims: readonly Claim[], facts: CloseFacts): string {
  const names = (state: Filing['state']) =>
    open.filter((filing) => filing.state === state).map(({ jurisdiction }) => jurisdiction.name);
  const missing = names('missing');
  const said = new Set([
    ...open.flatMap(({ jurisdiction, claim, state }) =>
      claim === null ? [] : [whatItSays(claim, jurisdiction, state, facts)],
    ),
    ...claims.flatMap(({ document }) => whyForeign(document, facts) ?? []),
  ]);
  return [
    ...said,
    ...(missing.length > 0
      ? [`${WORD} is missing or not clearly named for ${listWords(missing)}.${timing(facts)}`]
      : []),
  ]
    .filter(Boolean)
    .join(' ');
}

function whatItSays(
  { document, result, by, day }: Claim,
  { name }: CloseJurisdiction,
  state: Filing['state'],
  { documents }: CloseFacts,
): string {
  const paper = named(document, documents);
  if (result === 'rejected' && state === 'untold') {
    return `${paper} says that ${name} rejected the return, another document that it was accepted, and nothing says which came last.`;
  }
  switch (result) {
    case 'rejected':
      return `${paper} says ${by === 'text' ? 'in its text ' : ''}that ${name} rejected the return.`;
    case 'pending':
      return `${paper} says that ${name} has not accepted the return yet.`;
    case 'unclear':
      return `${paper} does not say plainly whether ${name} accepted the return.`;
    case 'ahead':
      return `${paper} tells of an acceptance on ${day ?? ''}, after its upload.`;
    case 'extension':
      return `${paper} confirms an extension, not the return.`;
    case 'other':
      return `${paper} confirms another filing: an FBAR, an amended return or another form.`;
    case 'foreign':
      return '';
    default:
      if (by === 'title') return `Nothing says what ${paper} confirms.`;
      return `The text of ${paper} says nothing of an acceptance.`;
  }
}

/** Whether a text was read and isn’t plain, so that a person has to read it. */
function isToRead(result: Claim['result'], by: Claim['by']): boolean {
  return by === 'text' && !['accepted', 'rejected', 'pending'].includes(result);
}

function timing(facts: CloseFacts): string {
  const uploaded = facts.documents.some((item) => item.document_type_id === facts.tagIds.efile);
  if (!uploaded) return '';
  return approvalTime(facts) === null
    ? ' A confirmation counts only once the newest draft is approved.'
    : ' Only confirmations uploaded since the approval count, and none that speaks of a rejection.';
}

function upload(facts: CloseFacts, title: string): string {
  const words = [facts.job.short_id, 'FILE', '--tag', 'efile', '--title', title];
  return taxqCommand('doc upload', words);
}
