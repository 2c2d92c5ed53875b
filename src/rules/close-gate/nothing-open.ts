import { compareInstants, newestOf } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import type { CloseFacts, CloseMessage } from './facts.ts';
import {
  type Evidence,
  messageEvidence,
  ROCKET_TAX,
  type RuleVerdict,
  verdict,
} from './verdict.ts';

const HEAD = {
  id: 'X9',
  title: 'No unanswered message, no pending scope change',
  source: ROCKET_TAX,
};

type Chat =
  | { state: 'quiet' }
  | { state: 'answered'; message: CloseMessage }
  | { state: 'unanswered'; message: CloseMessage }
  | { state: 'unknown'; who: 'pro' | 'client' };

/**
 * X9, follows from the Rocket Tax service expectations: the last word in the chat is the pro's and
 * no scope change waits. Senders who are neither client nor pro (the platform) do not count; two
 * messages of the same instant count as unanswered, because their order cannot be told.
 */
export function nothingOpenRule(facts: CloseFacts): RuleVerdict {
  const { short_id, pending_scope_change_id } = facts.job;
  const scope = pendingScope(pending_scope_change_id);
  const chat = chatOf(facts);
  if (chat.state === 'unanswered') {
    const also = scope.length > 0 ? ' and a scope change is pending' : '';
    const reason = `The client’s last message is unanswered${also}.`;
    const fix = taxqCommand('message send', [short_id], '-');
    return verdict(HEAD, 'fail', reason, [messageEvidence(chat.message), ...scope], fix);
  }
  if (scope.length > 0) {
    const reason = 'A scope change waits for the client’s decision; wait for it or withdraw it.';
    return verdict(HEAD, 'fail', reason, scope, taxqCommand('scope list', [short_id]));
  }
  switch (chat.state) {
    case 'unknown': {
      const reason = `The portal does not say which user is the ${chat.who}, so replies cannot be told apart.`;
      return verdict(HEAD, 'unknown', reason);
    }
    case 'quiet':
      return verdict(HEAD, 'pass', 'The client has written nothing.');
    case 'answered': {
      const evidence = [messageEvidence(chat.message)];
      return verdict(HEAD, 'pass', 'The client’s last message is answered.', evidence);
    }
  }
}

function chatOf({ job, messages }: CloseFacts): Chat {
  const { client_user_ids, pro_user_id } = job;
  if (
    client_user_ids.length === 0 &&
    messages.some((item) => item.sender_user_id !== pro_user_id)
  ) {
    return { state: 'unknown', who: 'client' };
  }
  const asked = newestOf(messages.filter((item) => client_user_ids.includes(item.sender_user_id)));
  if (asked === undefined) return { state: 'quiet' };
  const later = messages.filter((item) => compareInstants(item.create_time, asked.create_time) > 0);
  if (later.length > 0 && pro_user_id === null) return { state: 'unknown', who: 'pro' };
  const answer = newestOf(later.filter((item) => item.sender_user_id === pro_user_id));
  return answer === undefined
    ? { state: 'unanswered', message: asked }
    : { state: 'answered', message: answer };
}

function pendingScope(id: string | null): Evidence[] {
  return id === null
    ? []
    : [{ kind: 'scope_change', id, label: 'Pending scope change', time: null }];
}
