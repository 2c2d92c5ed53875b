import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePdf } from '../support/pdf.ts';
import { envOf, type Served, SURFACE, useMachine } from '../support/program.ts';
import { atTerminal } from '../support/pty.ts';
import { startRelay } from '../support/relay.ts';

const machine = useMachine('sandbox', 'start', '--detach');

const GREEN = '\u001b[32m';
const texts = async (name: string) => {
  const run = await machine().run(['message', 'list', name, '--all', '--json=text']);
  return run.json<{ text: string }[]>().map(({ text }) => text);
};

test('on a terminal a list is a table with headings and colours, 80 columns wide', async () => {
  const { code, raw, lines } = await atTerminal(machine(), ['job', 'list']);
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^JOB +CLIENT +RETURN +STANDS +NEW +UPDATED$/);
  expect(lines).toHaveLength(13);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  expect(raw).toContain('\u001b[');
});

test('on a terminal NO_COLOR leaves the table and takes the colours', async () => {
  const { raw, lines } = await atTerminal(machine(), ['job', 'list'], { env: { NO_COLOR: '1' } });
  expect(lines[0]).toMatch(/^JOB +CLIENT/);
  expect(raw).not.toContain('\u001b[');
});

test('on a terminal the close gate has its signs in colour, and fits', async () => {
  const { code, raw, lines } = await atTerminal(machine(), ['close', 'Raman', '--check']);
  expect(raw).toContain(`${GREEN}✓`);
  const isTold = SURFACE === 'all';
  expect(code).toBe(isTold ? 0 : 6);
  expect(lines.join('\n')).toContain(
    isTold ? '✓ Ready to close.' : 'Rules X1, X3, X5, I8, I1 stand in the way.',
  );
  // A command stays in one piece, so that it can be copied.
  const prose = lines.filter((line) => !line.trimStart().startsWith('→ taxq'));
  for (const line of prose) expect(line.length).toBeLessThanOrEqual(80);
});

test('on a terminal a message is sent after a typed y', async () => {
  const send = ['message', 'send', 'Raman', '--text', 'Typed by hand.'];
  const { code, lines } = await atTerminal(machine(), send, {
    answers: { 'Send this message to Priya Raman?': 'y\n' },
  });
  expect(code).toBe(0);
  expect(lines.join('\n')).toContain('✓ sent');
  expect((await texts('Raman')).filter((text) => text === 'Typed by hand.')).toHaveLength(1);
});

test.each([
  ['a typed n', 'n\n', 1, 'You answered no.'],
  ['Enter alone', '\n', 1, 'You answered no.'],
  ['Ctrl-C', '\u0003', 130, 'Nothing was done.'],
])('on a terminal nothing is sent after %s', async (_, keys, exit, words) => {
  const before = await texts('Raman');
  const send = ['message', 'send', 'Raman', '--text', 'Better not.'];
  const { code, lines } = await atTerminal(machine(), send, {
    answers: { 'Send this message to Priya Raman?': keys },
  });
  expect(code).toBe(exit);
  expect(lines.join('\n')).toContain(words);
  expect(await texts('Raman')).toEqual(before);
});

test('on a terminal an upload shows what it does and ends with a tidy line', async () => {
  await writeFile(join(machine().folder, 'w2.pdf'), makePdf('Form W-2', 400_000));
  const upload = ['doc', 'upload', 'Raman', 'w2.pdf', '--tag', 'W_2'];
  const { code, lines } = await atTerminal(machine(), upload);
  expect(code).toBe(0);
  expect(lines.at(-1)).toMatch(/^w2\.pdf .*✓ uploaded$/);
});

test('on a terminal Ctrl-C ends an upload that hangs, with the screen in order', async () => {
  const { run, folder } = machine();
  await writeFile(join(folder, 'slow.pdf'), makePdf('Slow'));
  const served = (await run(['sandbox', 'start', '--detach', '--json'])).json<Served>();
  const relay = await startRelay(served.url, (method) => (method === 'POST' ? 'hold' : 'pass'));
  const upload = ['doc', 'upload', 'Raman', 'slow.pdf', '--tag', 'OTHER'];
  const { code, raw, lines } = await atTerminal(machine(), upload, {
    env: { ...envOf(served), TAXQ_URL: relay.origin },
    answers: { 'Uploading slow.pdf': '\u0003' },
  });
  expect(code).toBe(130);
  expect(lines.join('\n')).toContain('✗ Interrupted.');
  // The moving line hides the cursor; it must be back.
  expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(raw.lastIndexOf('\u001b[?25l'));
});
