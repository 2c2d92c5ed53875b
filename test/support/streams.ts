import { PassThrough, Writable } from 'node:stream';
import type { InStream, OutStream } from '../../src/terminal/terminal.ts';

/** A stream that keeps what is written to it; `tty` makes it look like a terminal of 80 columns. */
export class Capture extends Writable implements OutStream {
  text = '';
  isTTY?: boolean;
  columns?: number;

  constructor(tty: boolean) {
    super();
    if (tty) {
      this.isTTY = true;
      this.columns = 80;
    }
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
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
