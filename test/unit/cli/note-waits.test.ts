import { expect, it } from 'vitest';
import { noteWaits } from '../../../src/cli/note-waits.ts';
import { createCommandLimits } from '../../../src/http/command-limits.ts';
import { openTerminal } from '../../../src/terminal/terminal.ts';
import { Capture, input } from '../../support/streams.ts';

it('says that it waits for a busy portal, now and then, unless the command does', () => {
  const [stdout, stderr] = [new Capture(false), new Capture(false)];
  const terminal = openTerminal({ streams: { stdin: input('', false), stdout, stderr }, env: {} });
  let time = 0;
  const limits = createCommandLimits();
  const { held } = noteWaits(terminal, limits, () => time);
  held?.(500);
  expect(stderr.text).toBe('');
  held?.(4_100);
  held?.(5_000);
  expect(stderr.text).toBe('The portal is busy; taxq waits 5 s.\n');
  time = 30_000;
  held?.(60_000);
  expect(stderr.text).toMatch(/taxq waits 60 s\.\n$/);
  time = 60_000;
  limits.paceItself();
  held?.(7_000);
  expect(stderr.text).not.toContain('7 s');
});
