import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openBank, renderTemplate } from '../../../src/bank/index.ts';
import { sampleRuns } from '../../../src/bank/samples.ts';
import { closeGate } from '../../../src/rules/close-gate.ts';
import { DRAFT, PRO, readyJob, says } from './ready-job.ts';

const builtInFolder = fileURLToPath(new URL('../../../templates', import.meta.url));
const bank = await openBank({ builtInFolder });

const ASKING = ['draft-ready', 'intro-taxfyle', 'open-items', 'signature-request'];
const SILENT = ['call-summary', 'commitment', 'holding-reply', 'intro-rocket-tax'];
const CHECK_IN = 'deadline-check-in';

/** How X10 judges a job with a draft only, the last message of which is the template's. */
function judged(id: string, only: (variables: object) => boolean = () => true) {
  const template = bank.find(id);
  const runs = sampleRuns(template).filter(({ variables }) => only(variables));
  const found = runs.map(({ variables }) => {
    const { text } = renderTemplate(template, variables);
    const messages = [says('template', PRO, 5, text)];
    const job = { step: 'DRAFT_SUBMITTED' };
    const milestones = [{ id: 'm', name: 'Draft approved', owner: 'CLIENT', completed: false }];
    const { rules } = closeGate(readyJob({ documents: [DRAFT], job, milestones, messages }));
    return rules.find((rule) => rule.id === 'X10')?.status;
  });
  return [...new Set(found)];
}

describe('after a message of the bank', () => {
  it.each(ASKING)('%s, a question waits for the client', (id) => {
    expect(judged(id)).toEqual(['fail']);
  });

  it.each(SILENT)('%s, none does', (id) => {
    expect(judged(id)).toEqual(['pass']);
  });

  it.each([
    ['waiting', 'fail'],
    ['draft', 'fail'],
    ['signature', 'fail'],
    ['preparing', 'pass'],
    ['correcting', 'pass'],
    ['filing', 'pass'],
  ])(`${CHECK_IN} on a return that is %s, the verdict is %s`, (standing, status) => {
    const isIt = (variables: object) => Object.values(variables).includes(standing);
    expect(judged(CHECK_IN, isIt)).toEqual([status]);
  });
});
