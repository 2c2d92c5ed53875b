import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readAll } from '../../../src/terminal/read-all.ts';

test('standard input keeps a character that arrives in two pieces', async () => {
  const bytes = Buffer.from('José, 5 €');
  const pieces = [...bytes].map((byte) => Buffer.from([byte]));
  expect((await readAll(Readable.from(pieces), 100))?.toString('utf8')).toBe('José, 5 €');
});

test('standard input that is too large is given up', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1000);
    })(),
  );
  expect(await readAll(endless, 10_000)).toBeNull();
});
