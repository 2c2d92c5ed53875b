import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openBank, renderTemplate } from '../../../src/bank/index.ts';
import { closeGate } from '../../../src/rules/close-gate.ts';
import { PRO, readyJob, says } from './ready-job.ts';

const builtInFolder = fileURLToPath(new URL('../../../templates', import.meta.url));

describe('a close-out message of the bank', () => {
  const rows = [
    ['closing-rocket-tax', 'Rocket Tax support'],
    ['closing-taxfyle', 'Taxfyle support'],
  ].flatMap(([id = '', support = '']) =>
    ['refund', 'owed', 'zero'].flatMap((outcome) =>
      ['Federal', 'California'].map((name) => ({ id, support, outcome, name })),
    ),
  );

  it.each(rows)('$id meets X7 and X8: $name, $outcome', async ({ id, support, outcome, name }) => {
    const bank = await openBank({ builtInFolder });
    const { text } = renderTemplate(bank.find(id), {
      'client.first_name': 'Ana',
      'pro.display_name': 'Dana Lee',
      'job.tax_year': 2025,
      'support.name': support,
      jurisdictions: [{ name, outcome }],
    });
    const facts = readyJob({ support_name: support });
    const messages = [...facts.messages, says('closing', PRO, 9, text)];
    const { rules } = closeGate({ ...facts, messages });
    expect(rules.filter((rule) => /^X[78]$/.test(rule.id)).map((rule) => rule.status)).toEqual([
      'pass',
      'pass',
    ]);
  });
});
