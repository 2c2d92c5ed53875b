import { jobState } from './job-state.ts';

export interface IntroFacts {
  status: string;
  pro_user_id: string | null;
  messages: readonly { sender_user_id: string }[];
}

export interface IntroDecision {
  status: 'needed' | 'sent' | 'not_open' | 'unknown';
  rule: 'S1';
  reason: string;
}

/**
 * Tells whether the pro's own introduction is still due: rule S1 (Rocket Tax service
 * expectations), for claimed open jobs only. The platform's automatic introduction does not count
 * (S2, Taxfyle jobs dashboard), nor does anything the client wrote.
 */
export function introDecision(facts: IntroFacts): IntroDecision {
  const state = jobState(facts.status);
  if (state === 'unknown') return decide('unknown', `Status ${facts.status} is not known.`);
  if (state !== 'open') return decide('not_open', `The job is ${STATE_WORDS[state]}.`);
  if (facts.pro_user_id === null) {
    return decide('unknown', 'The portal does not say which user of the job is the pro.');
  }
  return facts.messages.some((message) => message.sender_user_id === facts.pro_user_id)
    ? decide('sent', 'You have already written to the client.')
    : decide('needed', 'The pro has not written to the client yet.');
}

const STATE_WORDS = {
  'not-claimed': 'not claimed yet',
  'on-hold': 'On-Hold',
  closed: 'closed',
  cancelled: 'cancelled',
} as const;

function decide(status: IntroDecision['status'], reason: string): IntroDecision {
  return { status, rule: 'S1', reason };
}
