import { compareInstants } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import { PROOF_OF_MAILING } from '../tags.ts';
import { approvalTime, oldestFirst } from './chronology.ts';
import type { CloseDocument, CloseFacts, CloseJurisdiction } from './facts.ts';
import { jurisdictionsNamedBy } from './jurisdiction-names.ts';
import {
  documentEvidence,
  exemptUnlessConsumer,
  ROCKET_TAX,
  type RuleVerdict,
  verdict,
  withAssumption,
} from './verdict.ts';

const HEAD = { id: 'X3', title: 'Proof of filing for every jurisdiction', source: ROCKET_TAX };
const NOT_ACCEPTED = /\b(reject\w*|denied|pending|not (yet )?accepted)\b/i;

interface Shortfall {
  missing: readonly CloseJurisdiction[];
  tag: string;
  word: string;
}

/**
 * X3, Rocket Tax service expectations: acceptance by the IRS and every state filed, uploaded no
 * earlier than the approval of the newest draft; X5: a proof of mailing where a return goes by
 * paper. The portal does not link a document to a jurisdiction, so a proof counts for those that
 * its title, description or file name names; one that names none counts for one jurisdiction.
 */
export function filingProofRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  const since = approvalTime(facts);
  const confirmations = proofs(facts, facts.tagIds.efile, since);
  const mailings = proofs(facts, PROOF_OF_MAILING, since);
  const evidence = [...confirmations, ...mailings].map(documentEvidence);
  const { jurisdictions } = facts.job;

  if (jurisdictions.length === 0 && confirmations.length > 0) {
    const reason =
      'The portal does not say where the return was filed; compare the confirmation yourself.';
    return verdict(HEAD, 'unknown', withAssumption(reason, facts), evidence);
  }
  const byPaper = jurisdictions.filter(isPaper);
  const byWire = jurisdictions.filter((jurisdiction) => !isPaper(jurisdiction));
  const shortfalls: Shortfall[] = [
    { missing: uncovered(facts, byWire, confirmations), tag: 'efile', word: 'E-File confirmation' },
    {
      missing: uncovered(facts, byPaper, mailings),
      tag: PROOF_OF_MAILING,
      word: 'Proof of mailing',
    },
  ];
  const short = shortfalls.filter(({ missing }) => missing.length > 0);
  const [first] = short;
  if (first === undefined && jurisdictions.length > 0) {
    const reason = `Proof is there for ${listed(jurisdictions)}.`;
    return verdict(HEAD, 'pass', withAssumption(reason, facts), evidence);
  }
  const reason =
    first === undefined ? 'There is no e-file confirmation.' : short.map(shortText).join(' ');
  const fix = uploadFix(facts, first);
  return verdict(
    HEAD,
    'fail',
    withAssumption(`${reason}${timing(facts, since)}`, facts),
    evidence,
    fix,
  );
}

/** Jurisdictions left without proof once named ones are struck off and the unnamed counted. */
function uncovered(
  facts: CloseFacts,
  wanted: readonly CloseJurisdiction[],
  documents: readonly CloseDocument[],
): readonly CloseJurisdiction[] {
  const { jurisdictions, client_names = [] } = facts.job;
  const named = documents.map((item) => jurisdictionsNamedBy(item, jurisdictions, client_names));
  const covered = new Set(named.flat());
  const left = wanted.filter((jurisdiction) => !covered.has(jurisdiction));
  const unnamed = named.filter((list) => list.length === 0).length;
  return unnamed >= left.length ? [] : left;
}

/** Documents of one type that count as proof: late enough, not a rejection, each content once. */
function proofs(facts: CloseFacts, typeId: string, since: string | null): CloseDocument[] {
  const seen = new Set<string>();
  return facts.documents
    .filter((item) => item.document_type_id === typeId)
    .filter((item) => since !== null && compareInstants(item.create_time, since) >= 0)
    .filter((item) => !speaksOfRejection(item))
    .toSorted(oldestFirst)
    .filter((item) => {
      const key = item.sha256 ?? item.id;
      return !seen.has(key) && seen.add(key);
    });
}

function speaksOfRejection({ title, description, file_name }: CloseDocument): boolean {
  const texts = [title, description, file_name].map((text) => (text ?? '').replaceAll('_', ' '));
  return texts.some((text) => NOT_ACCEPTED.test(text));
}

function timing(facts: CloseFacts, since: string | null): string {
  const uploaded = facts.documents.some((item) => item.document_type_id === facts.tagIds.efile);
  if (!uploaded) return '';
  return since === null
    ? ' A confirmation counts only once the newest draft is approved.'
    : ' Only confirmations uploaded since the approval count, and none that speaks of a rejection.';
}

function shortText({ missing, word }: Shortfall): string {
  return `${word} is missing or not clearly named for ${listed(missing)}.`;
}

function uploadFix(facts: CloseFacts, shortfall: Shortfall | undefined): string {
  const { tag, word } = shortfall ?? { tag: 'efile', word: 'E-File confirmation' };
  const title = shortfall ? `${word} - ${shortfall.missing.map(spelledOut).join(', ')}` : word;
  const words = [facts.job.short_id, 'FILE', '--tag', tag, '--title', title];
  return taxqCommand('doc upload', words);
}

function listed(jurisdictions: readonly CloseJurisdiction[]): string {
  return jurisdictions.map(({ name }) => name).join(', ');
}

/** Name and code: one of the two counts even where the other could be a person's name. */
function spelledOut({ name, code }: CloseJurisdiction): string {
  return `${name} (${code})`;
}

function isPaper({ filing }: CloseJurisdiction): boolean {
  return filing.trim().toUpperCase() === 'PAPER';
}
