import { PassThrough, Writable } from 'node:stream';
import type { InStream, OutStream } from '../../src/terminal/terminal.ts';

/** A stream that keeps what is written to it; `tty` makes it look like a terminal of 80 columns. */
export class Capture extends Writable implements OutStream {
  text = '';
  isTTY?: boolean;
  columns?: number;
  /** Called after every write. */
  onText: () => void = () => {};

  constructor(tty: boolean) {
    super();
    if (tty) {
      this.isTTY = true;
      this.columns = 80;
    }
  }

  /** A pipe never ends the real standard error either, and a prompt is a pipe. */
  override end(): this {
    return this;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    this.onText();
    done();
  }
}

/** Standard input that holds `text` and then ends. */
export function input(text: string, tty: boolean): InStream {
  const stream: PassThrough & { isTTY?: boolean } = new PassThrough();
  if (tty) stream.isTTY = true;
  stream.end(text);
  return stream;
}

/** Someone at the keyboard who answers each question once it stands on `screen`. */
export function typist(answers: Readonly<Record<string, string>>, screen: Capture): InStream {
  const stream: PassThrough & { isTTY?: boolean } = new PassThrough();
  stream.isTTY = true;
  const open = new Map(Object.entries(answers));
  screen.onText = () => {
    for (const [words, keys] of open) {
      if (!screen.text.includes(words)) continue;
      open.delete(words);
      // A prompt drops what was typed before it was drawn.
      setImmediate(() => setImmediate(() => stream.write(keys)));
    }
  };
  return stream;
}
