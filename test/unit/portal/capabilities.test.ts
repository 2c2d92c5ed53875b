import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../src/errors.ts';
import { readCapabilities } from '../../../src/portal/capabilities.ts';
import type { PortalClient } from '../../../src/portal/client.ts';

const odd = new TaxqError({ kind: 'unreachable', code: 'not_the_portal', message: 'A web page.' });
const LISTED = { capabilities: ['notes'] };

/** A client that gets these answers, one after the other. */
function clientOf(...answers: (object | Error)[]) {
  const asked: string[] = [];
  const call = async (id: string) => {
    asked.push(id);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { client: { call } as object as PortalClient, asked };
}

describe('what a portal offers', () => {
  test('is asked once, and remembered', async () => {
    const { client, asked } = clientOf(LISTED);
    const capabilities = readCapabilities(client, 'firm');
    expect([await capabilities.has('notes'), await capabilities.has('events')]).toEqual([
      true,
      false,
    ]);
    expect(asked).toHaveLength(1);
  });

  test('isn’t given up for one odd answer on the way', async () => {
    const { client } = clientOf(odd, LISTED);
    expect(await readCapabilities(client, 'firm').has('notes')).toBe(true);
  });

  test('is nothing once the portal has said so twice, and told as what it said', async () => {
    const { client, asked } = clientOf(odd, odd);
    const capabilities = readCapabilities(client, 'firm');
    expect([...(await capabilities.all())]).toEqual([]);
    expect(await capabilities.strangeAnswer()).toBe('A web page.');
    expect(asked).toHaveLength(2);
  });
});
