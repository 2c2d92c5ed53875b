import { daysIn } from '../filing/days-in-text.ts';
import { submissionDay } from '../filing/submission-id.ts';
import { answerFor } from './answers.ts';
import type { Claim } from './confirmations.ts';
import { dayWords } from './document-words.ts';
import type { CloseDocument, CloseFacts } from './facts.ts';
import { byWire, filingsOf } from './filings.ts';
import { authorizationOf, signedMilestone } from './signatures.ts';
import {
  documentEvidence,
  doesNotApply,
  exemptUnlessConsumer,
  IRS_EFILE,
  type RuleVerdict,
  verdict,
} from './verdict.ts';

const HEAD = { id: 'I1', title: 'The client signed before the return was sent', source: IRS_EFILE };

const DAY_MS = 86_400_000;

/** A day on the calendar, and whether it is the very one or only the last on which it can have been. */
interface Dated {
  day: string;
  isExact: boolean;
}

/**
 * I1, Publication 1345: Form 8879 is signed before the return is submitted. The day of signing is
 * read from its text or title; without one it was signed when it was uploaded, or when the client
 * ticked “E-file authorization signed”, at the latest. The return was sent on the day in its
 * Submission ID, at the latest on the day of the acceptance or when the confirmation was uploaded.
 * Days are compared with a day's grace, for none tells its time zone.
 */
export function signedFirstRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  if (facts.job.jurisdictions.length > 0 && byWire(facts).length === 0) {
    return doesNotApply(HEAD, 'Nothing is e-filed.');
  }
  const answer = answerFor([HEAD.id], facts.job);
  const paper = authorizationOf(facts);
  const claims = filingsOf(facts).flatMap(({ state, claim }) =>
    state === 'accepted' && claim !== null ? [claim] : [],
  );
  if (paper?.signed !== 'yes') {
    const fix = paper?.signed === 'unknown' ? answer : null;
    const reason = 'Can be told once the signed authorization is there (X4).';
    return verdict(HEAD, 'unknown', reason, [], fix);
  }
  if (claims.length === 0) {
    const isThere = filingsOf(facts).some(({ state }) => state === 'untold');
    const fix = isThere ? answer : null;
    return verdict(HEAD, 'unknown', 'Can be told once a confirmation is there (X3).', [], fix);
  }
  const signed = signingOf(paper.document, facts);
  const sent = claims.map(sendingOf).toSorted((left, right) => (left.day < right.day ? -1 : 1))[0];
  const documents = [paper.document, ...claims.map(({ document }) => document)];
  const evidence = [...new Set(documents)].map(documentEvidence);
  if (sent === undefined || signed.day <= afterGrace(sent, signed)) {
    return verdict(HEAD, 'pass', inOrder(signed, sent), evidence);
  }
  if (signed.isExact && sent.isExact) {
    const reason = `Signed on ${dayWords(signed.day)}, after the return was sent on ${dayWords(sent.day)}, as the papers say. Upload the authorization that was signed before, or look at this one and answer for it.`;
    return verdict(HEAD, 'unknown', reason, evidence, answer);
  }
  const when = sent.isExact ? `sent on ${dayWords(sent.day)}` : 'confirmed';
  const reason = `The authorization came on ${dayWords(signed.day)}, after the return was ${when}; its day of signing can’t be read.`;
  return verdict(HEAD, 'unknown', reason, evidence, answer);
}

function signingOf(document: CloseDocument, facts: CloseFacts): Dated {
  const texts = [document.title, document.description ?? '', document.file_name ?? ''];
  const read = document.paper?.authorization?.signed_day ?? texts.flatMap(daysIn)[0];
  if (read) return { day: read, isExact: true };
  const ticked = signedMilestone(facts)?.completed_time;
  const times = [document.create_time, ...(ticked ? [ticked] : [])];
  const [day = ''] = times.map((time) => new Date(time).toISOString().slice(0, 10)).toSorted();
  return { day, isExact: false };
}

function sendingOf({ document, day, submission_id }: Claim): Dated {
  const read = (submission_id === null ? null : submissionDay(submission_id)) ?? day;
  return read === null
    ? { day: new Date(document.create_time).toISOString().slice(0, 10), isExact: false }
    : { day: read, isExact: true };
}

function afterGrace(sent: Dated, signed: Dated): string {
  if (sent.isExact && signed.isExact) return sent.day;
  return new Date(Date.parse(sent.day) + DAY_MS).toISOString().slice(0, 10);
}

function inOrder(signed: Dated, sent: Dated | undefined): string {
  if (sent?.isExact !== true)
    return `Signed by ${dayWords(signed.day)}, and nothing was sent before.`;
  const when = `${signed.isExact ? 'on' : 'by'} ${dayWords(signed.day)}`;
  return `Signed ${when}; the return was sent or accepted on ${dayWords(sent.day)}.`;
}
