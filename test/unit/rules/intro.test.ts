import { describe, expect, it } from 'vitest';
import { introDecision } from '../../../src/rules/intro.ts';

const from = (...senders: string[]) => senders.map((sender_user_id) => ({ sender_user_id }));

describe('the pro’s introduction', () => {
  it.each([
    ['is needed on a claimed job with an empty chat', 'CLAIMED', from(), 'needed'],
    ['is not replaced by the platform’s automatic one', 'CLAIMED', from('platform'), 'needed'],
    ['is needed although the client wrote first', 'CLAIMED', from('platform', 'client'), 'needed'],
    ['is done once the pro has written', 'CLAIMED', from('platform', 'client', 'pro'), 'sent'],
    ['waits while the job is On-Hold', 'ON_HOLD', from(), 'not_open'],
    ['is not sent before the job is claimed', 'UNCLAIMED', from(), 'not_open'],
    ['is not sent to a closed job', 'CLOSED', from(), 'not_open'],
    ['is not sent to a cancelled job', 'CANCELLED', from(), 'not_open'],
    ['cannot be judged in a status that is not known', 'LIMBO', from(), 'unknown'],
  ])('%s', (_says, status, messages, expected) => {
    expect(introDecision({ status, pro_user_id: 'pro', messages })).toMatchObject({
      status: expected,
      rule: 'S1',
      reason: expect.stringMatching(/\.$/),
    });
  });

  it('cannot be judged when the portal does not say who the pro is', () => {
    const facts = { status: 'CLAIMED', pro_user_id: null, messages: from('someone') };
    expect(introDecision(facts).status).toBe('unknown');
  });
});
