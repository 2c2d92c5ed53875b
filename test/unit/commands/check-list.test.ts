import { describe, expect, it } from 'vitest';
import { drawCheck } from '../../../src/commands/check-list.ts';
import { openTerminal } from '../../../src/terminal/terminal.ts';
import type { CheckResult } from '../../../src/work/checks/check.ts';
import { Capture, input } from '../../support/streams.ts';

const terminal = openTerminal({
  streams: { stdin: input('', true), stdout: new Capture(true), stderr: new Capture(true) },
  env: { NO_COLOR: '1', COLUMNS: '60' },
});

const check = (id: string): CheckResult => ({
  id,
  name: 'A profile',
  status: 'pass',
  message: 'https://api.worklayer.com',
  hint: null,
  duration_ms: 3,
  request_id: null,
});

describe('a check', () => {
  it('has its name, what it found and its time on one line', () => {
    expect(drawCheck(check('profile.rocket-tax'), terminal)).toBe(
      '✓ profile.rocket-tax  https://api.worklayer.com         3 ms',
    );
  });

  it('has a long name on a line of its own', () => {
    expect(drawCheck(check('profile.rocket-tax-of-2026'), terminal)).toBe(
      [
        '✓ profile.rocket-tax-of-2026                            3 ms',
        '                      https://api.worklayer.com',
      ].join('\n'),
    );
  });
});
