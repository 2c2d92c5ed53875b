import { describe, expect, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq } from '../../support/taxq.ts';
import { chat, timesSaid } from '../message/chat.ts';
import { callNote, LATER, notes } from './notes.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());
const run = (words: string[], options: RunOptions = {}) =>
  taxq(words, { env: env(), clock: LATER, ...options });

const TAKEAWAYS = ['Send Form 1098 | Elena Kim | 2026-03-06', 'File singly'];
const SUMMARY = [
  'Call with Elena Kim on February 28, 2026. The takeaways:',
  '',
  '- Send Form 1098 (responsible: **Elena Kim**, by March 6, 2026)',
  '- File singly',
].join('\n');

describe('a note of a call', () => {
  test('sends the summary in its set form, after a yes, and then writes the note (M6)', async () => {
    const added = await run(callNote('Elena', ...TAKEAWAYS), {
      terminal: true,
      answers: { 'Send this summary to Elena Kim': 'y\n' },
    });
    expect(added.code).toBe(0);
    expect(added.stderr).toContain('│ Call with Elena Kim on February 28, 2026. The takeaways:');
    expect(added.stderr).toContain('rule M5');
    expect(added.stdout).toBe('✓ Summary sent to Elena Kim\n✓ Noted: call\n');
    expect((await chat('Elena', env())).at(-1)).toMatchObject({ author: 'pro', text: SUMMARY });
    expect((await notes('Elena', env()))[0]).toMatchObject({
      kind: 'call',
      text: '### Call with the client\n- On: February 28, 2026\n\n### Takeaways\n- Send Form 1098 (responsible: Elena Kim, by March 6, 2026)\n- File singly',
    });
  });

  test('run again, sends nothing and writes nothing', async () => {
    const words = [...callNote('Raman', 'Nothing twice'), '--yes', '--json'];
    const first = await run(words);
    const { message_id } = first.json<{ message_id: string }>();
    const before = [await chat('Raman', env()), await notes('Raman', env())];
    const again = await run(words);
    expect(again.code).toBe(0);
    expect(again.json()).toMatchObject({ status: 'there', message_id });
    expect([await chat('Raman', env()), await notes('Raman', env())]).toEqual(before);
  });

  test('reaches neither chat nor notes after a no, unasked, or with --dry-run', async () => {
    const words = callNote('Nunez', 'Not yet');
    const before = [await chat('Nunez', env()), await notes('Nunez', env())];
    const no = await run(words, { terminal: true, answers: { 'Send this summary': 'n\n' } });
    expect(no.code).toBe(1);
    const unasked = await run(words);
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain('--yes');
    const dry = await run([...words, '--dry-run', '--json']);
    expect(dry.json()).toMatchObject({
      status: 'planned',
      message_id: null,
      message_text: expect.stringContaining('- Not yet'),
    });
    expect([await chat('Nunez', env()), await notes('Nunez', env())]).toEqual(before);
  });

  test.each([
    ['refused', 'refuse', 6],
    ['cut off', 'cut', 7],
  ] as const)(
    'whose note is %s is finished by the next run, without a second message',
    async (how, fate, code) => {
      const words = [...callNote('Brien', `Sent once, ${how}`), '--yes', '--json'];
      const text = `Call with Thomas O'Brien on February 28, 2026. The takeaways:\n\n- Sent once, ${how}`;
      const relay = await startRelay(sandbox().url, (method, path) =>
        method === 'POST' && path.endsWith('/notes') ? fate : 'pass',
      );
      const first = await run(words, { env: { ...env(), TAXQ_URL: relay.origin } });
      expect(first.code).toBe(code);
      expect(first.stderr).toContain('The summary is in the chat, but the note isn’t written.');
      expect(await timesSaid(text, 'Brien', env())).toBe(1);

      const again = await run(words);
      expect(again.code).toBe(0);
      expect(again.stderr).toContain('it isn’t sent again');
      expect(again.json()).toMatchObject({ status: 'written', message_id: expect.any(String) });
      expect(await timesSaid(text, 'Brien', env())).toBe(1);
      expect((await notes('Brien', env()))[0]?.text).toContain(`Sent once, ${how}`);
    },
  );

  test('whose summary is refused is not written', async () => {
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.endsWith('/messages') ? 'refuse' : 'pass',
    );
    const before = await notes('David', env());
    const refused = await run([...callNote('David', 'Nothing'), '--yes'], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(refused.code).toBe(6);
    expect(relay.count('POST', '/notes')).toBe(0);
    expect(await notes('David', env())).toEqual(before);
  });

  test('whose summary breaks a rule reaches neither chat nor notes', async () => {
    const before = [await chat('David', env()), await notes('David', env())];
    const refused = await run([...callNote('David', 'Pay me $50 for the state'), '--yes']);
    expect(refused.code).toBe(6);
    expect(refused.stderr).toContain('M10 ✗ error');
    expect(refused.stderr).toContain('Reword --takeaway');
    expect([await chat('David', env()), await notes('David', env())]).toEqual(before);
  });

  test('with a takeaway that reads as a placeholder says which option to mend', async () => {
    const refused = await run([...callNote('David', 'Send {{form}}'), '--yes']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--takeaway');
  });
});
