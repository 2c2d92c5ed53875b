import { expect, test } from 'vitest';
import { parseFaultsFile } from '../../../src/sandbox/faults/faults-file.ts';
import { pdfBytes, writeOne } from '../../support/files.ts';
import { ownSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { timesTitled } from './documents.ts';

test.each(['html', 'truncated', 'malformed', 'empty'])(
  'a document whose upload is answered with %s is looked for, and there once',
  async (body) => {
    const rule = `- on: uploadProDocument\n  body: ${body}\n  times: 1\n`;
    const faults = parseFaultsFile(rule, 'faults.yaml');
    const env = sandboxEnv(await ownSandbox({ faults }));
    const file = await writeOne('notice.pdf', pdfBytes('notice'));
    const words = ['doc', 'upload', 'Raman', file, '--tag', 'OTHER', '--yes', '--json'];
    const ran = await taxq(words, { env });
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.json()).toMatchObject([
      { status: 'uploaded', document_id: expect.stringMatching(/./), error: null },
    ]);
    expect(await timesTitled('notice', 'Raman', env)).toBe(1);
  },
);
