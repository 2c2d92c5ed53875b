import { describe, expect, it } from 'vitest';
import { labelled } from '../../../src/terminal/labelled.ts';
import { openTerminal } from '../../../src/terminal/terminal.ts';
import { Capture, input } from '../../support/streams.ts';

const { paint } = openTerminal({
  streams: { stdin: input('', false), stdout: new Capture(false), stderr: new Capture(false) },
  env: {},
});

describe('a fact with its label', () => {
  it.each(['step', 'info complete', 'a label that is longer than any'])(
    'never touches it: %s',
    (label) => {
      expect(labelled(label, 'Oct 15', paint)).toMatch(new RegExp(`^${label} +Oct 15$`));
    },
  );
});
