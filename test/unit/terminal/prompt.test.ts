import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { openAsker } from '../../../src/terminal/prompt.ts';
import { openTerminal } from '../../../src/terminal/terminal.ts';
import { Capture, typist } from '../../support/streams.ts';

test('a question longer than the screen is broken between words, with room for the answer', async () => {
  const [stdout, stderr] = [new Capture(true), new Capture(true)];
  const stdin = typist({ 'Raman)?': 'y\r' }, stderr);
  const terminal = openTerminal({ streams: { stdin, stdout, stderr }, env: { NO_COLOR: '1' } });
  const question =
    'Send 2 messages (María José Núñez and Jordan Rivera), write 1 note (David Kim) and close 1 job (Priya Raman)?';
  await openAsker({ terminal, yes: false, noInput: false }).confirm(question);
  const lines = stripVTControlCharacters(stderr.text).split('\n');
  expect(lines.slice(0, 2)).toEqual([
    '? Send 2 messages (María José Núñez and Jordan Rivera), write 1 note',
    expect.stringMatching(/^ {2}\(David Kim\) and close 1 job \(Priya Raman\)\? \(y\/N\)/),
  ]);
});
