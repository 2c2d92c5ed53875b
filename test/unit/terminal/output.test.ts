import { describe, expect, it } from 'vitest';
import { type Format, openOutput } from '../../../src/terminal/output.ts';
import { openTerminal } from '../../../src/terminal/terminal.ts';
import type { View } from '../../../src/terminal/view.ts';
import { Capture, input } from '../../support/streams.ts';

interface Item {
  id: number;
  name: string;
}

const VIEW: View<Item> = {
  fields: ['id', 'name', 'note'],
  toJson: (item) => ({ ...item }),
  empty: 'Nothing there.',
  columns: [
    { heading: 'ID', cell: ({ id }) => String(id) },
    { heading: 'NAME', cell: ({ name }) => ({ text: name, tone: 'strong' }), elastic: 0 },
  ],
};

const open = (
  format: Format,
  { tty = false, fields }: { tty?: boolean; fields?: string[] } = {},
) => {
  const stdout = new Capture(tty);
  const stderr = new Capture(tty);
  const streams = { stdin: input('', tty), stdout, stderr };
  const terminal = openTerminal({ streams, env: { NO_COLOR: '1' } });
  const output = openOutput({ terminal, format, ...(fields ? { fields } : {}) });
  return { output, stdout, stderr };
};

const HOSTILE = [{ id: 1, name: 'a\u001b]0;t\u0007\u009b2J\u202eb\nc\td' }];

describe('hostile text', () => {
  it.each(['table', 'csv', 'json', 'ndjson'] as const)('is harmless in %s', async (format) => {
    for (const tty of [true, false]) {
      const { output, stdout } = open(format, { tty });
      await output.list(VIEW, HOSTILE);
      expect(stdout.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  it('can’t make a second row or column in a pipe', async () => {
    const { output, stdout } = open('table');
    await output.list(VIEW, HOSTILE);
    expect(stdout.text).toBe('1\ta\\u202eb c d\n');
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'])(
    'disarms %j, which a spreadsheet would run as a formula',
    async (name) => {
      const { output, stdout } = open('csv');
      await output.list(VIEW, [{ id: 1, name }]);
      expect(stdout.text.split('\n')[1]).toMatch(/^1,"?'/);
    },
  );

  it('leaves numbers alone, quotes what needs it and gives null as nothing', async () => {
    const { output, stdout } = open('csv');
    await output.list(VIEW, [{ id: -5, name: 'a, "b"\nc' }]);
    expect(stdout.text).toBe('id,name,note\n-5,"a, ""b""\nc",\n');
  });

  it('has its heading even when there is nothing', async () => {
    const { output, stdout } = open('csv', { fields: ['name', 'id'] });
    await output.list(VIEW, []);
    expect(stdout.text).toBe('name,id\n');
  });
});

describe('JSON', () => {
  it('is an array for a list, with all fields, null where there is none', async () => {
    const { output, stdout } = open('json');
    await output.list(VIEW, [{ id: 1, name: 'a' }]);
    expect(JSON.parse(stdout.text)).toEqual([{ id: 1, name: 'a', note: null }]);
    const none = open('json');
    await none.output.list(VIEW, []);
    expect(none.stdout.text).toBe('[]\n');
  });

  it('has only the fields asked for, in that order', async () => {
    const { output, stdout } = open('ndjson', { fields: ['name', 'id'] });
    await output.list(VIEW, [
      { id: 1, name: 'a' },
      { id: 2, name: 'b' },
    ]);
    expect(stdout.text).toBe('{"name":"a","id":1}\n{"name":"b","id":2}\n');
  });

  it('refuses a field that isn’t there and names those that are', async () => {
    const { output, stdout } = open('json', { fields: ['nmae'] });
    await expect(output.list(VIEW, [{ id: 1, name: 'a' }])).rejects.toMatchObject({
      kind: 'usage',
      why: 'Its fields are: id, name, note.',
    });
    expect(stdout.text).toBe('');
  });
});

describe('a table', () => {
  it('has no headings in a pipe, and says nothing about nothing', async () => {
    const { output, stdout, stderr } = open('table');
    await output.list(VIEW, []);
    expect(stdout.text + stderr.text).toBe('');
  });

  it('says on standard error that there is nothing', async () => {
    const { output, stdout, stderr } = open('table', { tty: true });
    await output.list(VIEW, []);
    expect(stdout.text).toBe('');
    expect(stderr.text).toBe('Nothing there.\n');
  });
});

describe('a reader that goes away', () => {
  it.each(['ndjson', 'csv', 'table'] as const)('ends the list in %s', async (format) => {
    const { output, stdout } = open(format);
    let made = 0;
    async function* endless(): AsyncGenerator<Item> {
      for (;;) {
        made += 1;
        if (made > 1000) throw new Error('went on after the reader had gone');
        yield { id: made, name: 'x' };
      }
    }
    stdout.onText = () => stdout.destroy();
    await output.list(VIEW, endless());
    expect(made).toBeLessThan(5);
  });
});
