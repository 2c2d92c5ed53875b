import { taxqCommand } from '../suggested-command.ts';
import { messagesAfterFinal } from './chronology.ts';
import type { CloseFacts } from './facts.ts';
import { sentencesOf } from './sentences.ts';
import {
  exemptUnlessConsumer,
  messageEvidence,
  ROCKET_TAX,
  type RuleVerdict,
  verdict,
  withAssumption,
} from './verdict.ts';

const HEAD = {
  id: 'X8',
  title: 'The client knows how to pay or how the refund comes',
  source: ROCKET_TAX,
};

const HOW_TO_PAY =
  /\bdirect pay\b|\beftps\b|\birs online account\b|\bpayment (site|voucher|steps)\b|\birs\.gov\/pay/i;
const REFUND_ROUTE =
  /\brefunds?\b[^!?\n]*\b(direct deposit|deposited|bank account|account on|check|where[’']?s my refund)|\b(direct deposit|where[’']?s my refund)\b[^!?\n]*\brefunds?\b/i;
/** “There is no payment site”, “no refund”. */
const NO_ROUTE =
  /(\b(no|not|never|without)|n[’']t)\s+(\w+\s+){0,3}(direct pay|eftps|irs online account|payment (site|voucher|steps)|refunds?)\b/i;
const NOTHING_DUE =
  /\b(nothing|no (tax|balance|amount|payment))( is| to be)? (due|owed|owing|to pay)\b|\bzero balance\b/i;

/**
 * X8, Rocket Tax service expectations: after the final return the pro told the client the payment
 * steps, the route of the refund, or that nothing is due. Otherwise `taxq close` does.
 */
export function moneyStepsRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  const sent = messagesAfterFinal(facts).find(({ text }) =>
    text.split('\n').some((line) => tellsSteps(line)),
  );
  if (sent) {
    const reason = 'Payment steps or the refund’s route were sent.';
    return verdict(HEAD, 'pass', reason, [messageEvidence(sent)]);
  }
  const reason = withAssumption(
    'Not sent yet; the close-out message of taxq close says it.',
    facts,
  );
  return verdict(HEAD, 'on_close', reason, [], taxqCommand('close', [facts.job.short_id]));
}

function tellsSteps(line: string): boolean {
  const told = sentencesOf(line)
    .filter((sentence) => NOTHING_DUE.test(sentence) || !NO_ROUTE.test(sentence))
    .join(' ');
  return [HOW_TO_PAY, REFUND_ROUTE, NOTHING_DUE].some((pattern) => pattern.test(told));
}
