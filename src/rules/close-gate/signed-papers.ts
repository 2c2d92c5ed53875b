import { taxqCommand } from '../suggested-command.ts';
import { EFILE_AUTHORIZATION, SIGNED_RETURN } from '../tags.ts';
import { answerFor } from './answers.ts';
import { named, quoted } from './document-words.ts';
import type { CloseDocument, CloseFacts } from './facts.ts';
import { byWire } from './filings.ts';
import { authorizationOf, type SignedPaper, signedReturnOf } from './signatures.ts';
import {
  BOTH_WAYS,
  documentEvidence,
  doesNotApply,
  exemptUnlessConsumer,
  type RuleVerdict,
  TAXFYLE_CLOSING,
  verdict,
} from './verdict.ts';

const HEAD = {
  id: 'X4',
  title: 'Signed return and executed e-file authorization',
  source: TAXFYLE_CLOSING,
};

interface Wanted {
  paper: SignedPaper | undefined;
  name: string;
  tag: string;
  title: string;
}

/**
 * X4, Taxfyle help center: of an e-filed return the signed copy and the executed e-file
 * authorization (Form 8879) are uploaded, both of the newest draft. A tag, the title, the file name
 * or the text of the PDF says what a document is and whether it is signed; the client's tick of
 * “E-file authorization signed” says it of an authorization that is there. Where the text says that
 * it isn’t signed, or is about another taxpayer, year or form, neither title nor tag nor tick counts,
 * and the pro has to look. One PDF may be both.
 */
export function signedPapersRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  if (facts.job.jurisdictions.length > 0 && byWire(facts).length === 0) {
    return doesNotApply(HEAD, 'Nothing is e-filed.');
  }
  const wanted: Wanted[] = [
    {
      paper: authorizationOf(facts),
      name: 'e-file authorization (Form 8879)',
      tag: EFILE_AUTHORIZATION,
      title: 'Form 8879, signed',
    },
    {
      paper: signedReturnOf(facts),
      name: 'signed return',
      tag: SIGNED_RETURN,
      title: 'Signed return',
    },
  ];
  const there = wanted.flatMap(({ paper }) => (paper === undefined ? [] : [paper.document]));
  const documents = [...new Set(there)];
  const evidence = documents.map(documentEvidence);
  const open = wanted.filter(({ paper }) => paper?.signed !== 'yes');
  const first = open.find(({ paper }) => paper?.signed !== 'unknown') ?? open[0];
  if (first === undefined) {
    const reason = `Signed: ${documents.map(quoted).join(' and ')}.`;
    return verdict(HEAD, 'pass', reason, evidence);
  }
  const isUnknown = open.every(({ paper }) => paper?.signed === 'unknown');
  const words = [facts.job.short_id, 'FILE', '--tag', first.tag, '--title', first.title];
  const fix = isUnknown ? answerFor([HEAD.id], facts.job) : taxqCommand('doc upload', words);
  return verdict(HEAD, isUnknown ? 'unknown' : 'fail', reasonFor(open, facts), evidence, fix);
}

function reasonFor(open: readonly Wanted[], { documents }: CloseFacts): string {
  const missing = open.filter(({ paper }) => paper === undefined).map(({ name }) => name);
  const isOrAre = missing.length === 1 ? 'is' : 'are';
  const doubtful = open.filter(({ paper }) => paper?.signed === 'unknown');
  const told = [
    ...(missing.length > 0
      ? [`The ${missing.join(' and the ')} of the newest draft ${isOrAre} missing.`]
      : []),
    ...open.flatMap(({ paper }) => (paper === undefined ? [] : [whatLacks(paper, documents)])),
    ...(doubtful.some(({ paper }) => paper?.doubt) ? [BOTH_WAYS] : []),
  ];
  return [...new Set(told)].join(' ');
}

function whatLacks(
  { document, signed, doubt }: SignedPaper,
  documents: readonly CloseDocument[],
): string {
  if (doubt !== null) return doubt;
  return signed === 'no'
    ? `${named(document, documents)} is not signed, as it says itself.`
    : `Nothing says that ${named(document, documents)} is signed; look at it.`;
}
