import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openBank, renderTemplate } from '../../../../src/bank/index.ts';
import { sampleRuns } from '../../../../src/bank/samples.ts';
import { FACTS, rulesIn } from './lint.ts';

const builtInFolder = fileURLToPath(new URL('../../../../templates', import.meta.url));
const bank = await openBank({ builtInFolder });
const clients = bank.list().filter(({ template }) => template.audience === 'client');

const WORDS = {
  'client.first_name': 'Jordan',
  'client.name': 'Jordan Rivera',
  'pro.display_name': 'Dana Lee',
  'support.name': 'Rocket Tax support',
  'workspace.name': 'Rocket Tax',
};
const TAXFYLE_WORDS = { 'support.name': 'Taxfyle support', 'workspace.name': 'Taxfyle' };

describe.each(
  clients.flatMap(({ template }) =>
    (template.workspace === null ? ['rocket-tax', 'taxfyle'] : [template.workspace]).map(
      (workspace) => ({ id: template.id, workspace }),
    ),
  ),
)('the template $id for $workspace', ({ id, workspace }) => {
  const template = bank.find(id);
  const pack = workspace === 'rocket-tax' ? 'rocket-tax' : 'taxfyle';
  const words = pack === 'taxfyle' ? { ...WORDS, ...TAXFYLE_WORDS } : WORDS;

  test('breaks no rule, whatever it is filled with', () => {
    for (const { label, variables } of sampleRuns(template)) {
      const known = Object.fromEntries(Object.entries(words).filter(([name]) => name in variables));
      const { text } = renderTemplate(template, { ...variables, ...known });
      const facts = { ...FACTS, workspace: pack, today: '2026-04-13' } as const;
      expect(rulesIn(text, facts), label).toEqual([]);
    }
  });
});
