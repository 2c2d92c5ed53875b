import { describe, expect, it } from 'vitest';
import { safeJson } from '../../../src/terminal/sanitize.ts';
import { openTerminal } from '../../../src/terminal/terminal.ts';
import { Capture, input } from '../../support/streams.ts';

const TEXT = '::set-env name=X::y\n \t::error::z\na ::b::\n##[add-path]/tmp\n';

function open(env: NodeJS.ProcessEnv) {
  const [stdout, stderr] = [new Capture(false), new Capture(false)];
  const terminal = openTerminal({ streams: { stdin: input('', false), stdout, stderr }, env });
  return { terminal, stdout, stderr };
}

describe('in the log of a GitHub Actions run', () => {
  it('nobody’s text is a command, and it still reads the same', async () => {
    const { terminal, stdout, stderr } = open({ GITHUB_ACTIONS: 'true' });
    await terminal.data(TEXT);
    terminal.note(TEXT);
    terminal.alert(TEXT);
    for (const { text } of [stdout, stderr]) {
      expect(text).not.toMatch(/^\s*::/m);
      expect(text).not.toContain('##[');
      expect(text.replaceAll('\u200b', '')).toContain(TEXT);
    }
    expect(stdout.text).toContain('a ::b::');
  });

  it('an annotation is one line with its parts escaped', () => {
    const { terminal, stderr } = open({ GITHUB_ACTIONS: 'true' });
    terminal.annotate('error', 'a: b, c', '50 %\n::error::x');
    expect(stderr.text).toBe('::error title=a%3A b%2C c::50 %25%0A::error::x\n');
    terminal.annotate('error', '\u001b[31ma', '\u001b[31mred\u0000');
    expect(stderr.text).toMatch(/::error title=a::red\\u0000\n$/);
  });
});

it('everywhere else text stays as it is', async () => {
  const { terminal, stdout, stderr } = open({});
  await terminal.data(TEXT);
  terminal.annotate('error', 'a', 'b');
  expect(stdout.text).toBe(TEXT);
  expect(stderr.text).toBe('');
});

it('JSON holds no command, and loses nothing', () => {
  const printed = safeJson({ text: TEXT }, 2);
  expect(printed).not.toMatch(/^\s*::|##\[/m);
  expect(JSON.parse(printed)).toEqual({ text: TEXT });
});
