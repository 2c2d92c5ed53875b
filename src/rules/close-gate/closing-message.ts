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

const HEAD = { id: 'X7', title: 'The client knows that the job closes', source: ROCKET_TAX };

const CLOSES = /\b(clos(e|es|ed|ing)|complet(e|es|ed|ing))\b/i;
const CHAT_ENDS =
  /\b(chat|messag\w*|conversation|uploads?|documents?)\b[^.!?\n]*\b(end(s|ed|ing)?|clos(e|es|ed|ing)|stop(s|ped)?|no longer|read-only|unavailable|disabled|(not|n[o’']t) be (able|available|possible))\b|\b(end(s|ed|ing)?|clos(e|es|ed|ing)|no longer|(cannot|can[’']t|won[’']t be able to))\b[^.!?\n]*\b(chat|messag\w*|conversation|uploads?)\b/i;
const NOT_CLOSING = /(\b(not|never)|n[’']t)\s+(\w+\s+){0,3}(clos|complet)/i;
const NOT_ENDING =
  /(\b(not|never)|n[’']t)\s+(\w+\s+){0,2}(end|clos|stop)|\b(stays?|remains?|keeps?) open\b/i;
const REOPENS = /\bre-?open/i;

/**
 * X7, Rocket Tax service expectations and Taxfyle jobs dashboard: after the final return the pro
 * told the client, in one message, that the job closes, that the chat ends with it, and whom to
 * contact to reopen it. When no message says all three, `taxq close` sends one.
 */
export function closingMessageRule(facts: CloseFacts): RuleVerdict {
  const exempt = exemptUnlessConsumer(HEAD, facts);
  if (exempt) return exempt;
  const sent = messagesAfterFinal(facts).find((message) =>
    tellsOfClosing(message.text, facts.support_name),
  );
  if (sent)
    return verdict(HEAD, 'pass', 'The close-out message was sent.', [messageEvidence(sent)]);
  const reason = withAssumption('Not sent yet; taxq close sends the close-out message.', facts);
  return verdict(HEAD, 'on_close', reason, [], taxqCommand('close', [facts.job.short_id]));
}

/** Whether a message says that the job closes, that the chat ends with it, and who reopens it. */
export function tellsOfClosing(text: string, supportName: string): boolean {
  const names = text.toLowerCase().includes(supportName.trim().toLowerCase());
  const closes = sentencesOf(text).some((one) => CLOSES.test(one) && !NOT_CLOSING.test(one));
  const ends = sentencesOf(text).some((one) => CHAT_ENDS.test(one) && !NOT_ENDING.test(one));
  return names && closes && ends && REOPENS.test(text);
}
