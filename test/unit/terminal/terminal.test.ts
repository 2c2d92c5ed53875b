import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openTerminal, wantsColor } from '../../../src/terminal/terminal.ts';
import { Capture, input } from '../../support/streams.ts';

describe('colours', () => {
  it.each([
    ['on a terminal', true, {}, undefined, true],
    ['into a pipe', false, {}, undefined, false],
    ['on a dumb terminal', true, { TERM: 'dumb' }, undefined, false],
    ['with NO_COLOR', true, { NO_COLOR: '1' }, undefined, false],
    ['with an empty NO_COLOR, which means nothing', true, { NO_COLOR: '' }, undefined, true],
    ['with FORCE_COLOR into a pipe', false, { FORCE_COLOR: '1' }, undefined, true],
    ['with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, undefined, false],
    ['with both, where NO_COLOR wins', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, undefined, false],
    ['with --no-color and FORCE_COLOR', true, { FORCE_COLOR: '1' }, false, false],
  ])('%s', (_, tty, env, flag, expected) => {
    expect(wantsColor(new Capture(tty), env, flag)).toBe(expected);
  });
});

describe('the terminal', () => {
  const open = (stdout: Writable, env: NodeJS.ProcessEnv = {}, quiet = false) => {
    const stderr = new Capture(false);
    const streams = { stdin: input('', false), stdout, stderr };
    return { terminal: openTerminal({ streams, env, quiet }), stderr };
  };

  it('is 80 columns wide where nobody says, else what COLUMNS or the screen says', () => {
    const screen = Object.assign(new Capture(true), { columns: 132 });
    expect(open(new Capture(false)).terminal.columns).toBe(80);
    expect(open(screen).terminal.columns).toBe(132);
    expect(open(screen, { COLUMNS: '40' }).terminal.columns).toBe(40);
    for (const COLUMNS of ['wide', '1e9', '-5', '0', '3', '80.5', 'Infinity']) {
      expect(open(screen, { COLUMNS }).terminal.columns).toBe(132);
    }
  });

  it('keeps notes to itself with --quiet, but never an alert', () => {
    const { terminal, stderr } = open(new Capture(false), {}, true);
    terminal.note('a note');
    terminal.alert('an alert');
    expect(stderr.text).toBe('an alert\n');
  });

  it('breaks notes between words on a screen, and never in a log', () => {
    const said = 'It stands in the note of the job.';
    const texts = [true, false].map((tty) => {
      const streams = { stdin: input('', tty), stdout: new Capture(tty), stderr: new Capture(tty) };
      openTerminal({ streams, env: { COLUMNS: '24' } }).note(said);
      return streams.stderr.text;
    });
    expect(texts).toEqual(['It stands in the note of\nthe job.\n', `${said}\n`]);
  });

  it('waits for a slow reader', async () => {
    let release = () => {};
    const slow = new Writable({
      write: (_chunk, _encoding, done) => {
        release = done;
      },
    });
    let written = false;
    const writing = open(slow)
      .terminal.data('x')
      .then(() => {
        written = true;
      });
    await Promise.resolve();
    expect(written).toBe(false);
    release();
    await writing;
  });

  it('goes on when the reader has gone, and knows it', async () => {
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(), { code: 'EPIPE' })),
    });
    gone.on('error', () => {});
    const { terminal } = open(gone);
    expect(terminal.readerGone).toBe(false);
    await terminal.data('x');
    expect(terminal.readerGone).toBe(true);
    await terminal.data('y');
  });
});
