import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bank, JOB_VARIABLES, openBank, renderTemplate } from '../../../src/bank/index.ts';

const builtInFolder = fileURLToPath(new URL('../../../templates', import.meta.url));
const job = {
  'client.first_name': 'Ana',
  'client.name': 'Ana Pérez',
  'pro.display_name': 'Dana Lee',
  'pro.first_name': 'Dana',
  'pro.credential': 'EA',
  'pro.state': 'Ohio',
  'job.tax_year': 2025,
  'job.short_id': 'RT-1',
  'job.name': 'Individual return',
  'sla.draft_days': 7,
  'support.name': 'Rocket Tax support',
  'workspace.name': 'Rocket Tax',
};
const owed = { name: 'Federal', outcome: 'owed', amount: 1200, due_date: '2026-04-15' };
const refund = { name: 'Federal', outcome: 'refund', amount: 350.5, accepted_on: '2026-03-02' };

let bank: Bank;
beforeAll(async () => {
  bank = await openBank({ builtInFolder });
});

function write(id: string, variables: Parameters<typeof renderTemplate>[1] = {}): string {
  return renderTemplate(bank.find(id), { ...job, ...variables }).text;
}

describe('the built-in messages', () => {
  test('are these twelve, and none has a fault', () => {
    expect(bank.check().map(({ id, problems }) => [id, problems])).toEqual(
      [
        'call-summary',
        'closing-rocket-tax',
        'closing-taxfyle',
        'commitment',
        'deadline-check-in',
        'draft-ready',
        'holding-reply',
        'intro-rocket-tax',
        'intro-taxfyle',
        'open-items',
        'scope-change-heads-up',
        'signature-request',
      ].map((id) => [id, []]),
    );
  });

  test('explain every variable, and agree with what the job fills', () => {
    for (const { template } of bank.list()) {
      for (const [name, { about, type }] of template.variables) {
        expect(about, `${template.id} ${name}`).toBeTruthy();
        const known = JOB_VARIABLES.get(name);
        if (known !== undefined) expect(type, `${template.id} ${name}`).toBe(known.type);
      }
    }
  });

  test('need nothing but the job for the two introductions', () => {
    expect(write('intro-rocket-tax')).toBeTruthy();
    expect(write('intro-taxfyle')).toBeTruthy();
  });
});

describe('the Rocket Tax introduction', () => {
  test.each([
    ['greets the client', /^Hi Ana,/],
    ['says who the pro is', /I'm Dana Lee/],
    ['welcomes questions', /glad to answer your questions/],
    ['announces requests for documents and details', /Documents and details.*follow up/],
    ['keeps to the chat', /everything happens in this chat/],
    ['asks to check messages', /messages from me every couple of days/],
    [
      'gives the draft’s days and their start',
      /review and signature within 7 business days once I have all the information/,
    ],
    ['promises to be in touch', /again within the next couple of days/],
  ])('%s', (_fact, pattern) => {
    expect(write('intro-rocket-tax')).toMatch(pattern);
  });

  test('never says Taxfyle', () => {
    expect(write('intro-rocket-tax')).not.toMatch(/taxfyle/i);
  });
});

describe('the Taxfyle introduction', () => {
  test('names the pro, the credential and the state, and asks for ID and last year’s return', () => {
    const text = write('intro-taxfyle');
    expect(text).toContain("I'm Dana, an EA based in Ohio");
    expect(text).toMatch(/upload your documents.*\n\n- a photo ID\n- your prior-year tax return/s);
  });

  test('has the right article before a credential', () => {
    expect(write('intro-taxfyle', { 'pro.credential': 'CPA' })).toContain('a CPA based');
  });
});

describe.each(['closing-rocket-tax', 'closing-taxfyle'])('%s', (id) => {
  const close = (...jurisdictions: Record<string, string | number>[]) =>
    write(id, { jurisdictions });

  test('tells each jurisdiction’s acceptance and outcome', () => {
    const text = close(
      refund,
      { name: 'Ohio', outcome: 'owed', amount: 80, due_date: '2026-04-15' },
      { name: 'Oregon', outcome: 'zero', filing: 'paper' },
    );
    expect(text).toContain(
      '- **Federal:** accepted on March 2, 2026. You receive a refund of **$350.50**.',
    );
    expect(text).toContain(
      '- **Ohio:** accepted. You owe **$80.00**, to be paid by **April 15, 2026**.',
    );
    expect(text).toMatch(
      /- \*\*Oregon:\*\* filed on paper.*Nothing is owed and no refund is due\./,
    );
  });

  test('gives the ways to pay the IRS when federal tax is owed', () => {
    const text = close(owed);
    for (const way of ['IRS Direct Pay', 'IRS online account', 'EFTPS', 'charges a fee']) {
      expect(text).toContain(way);
    }
    expect(text).toContain('free, no account needed');
    expect(text).not.toContain('Your refund');
    expect(text).not.toContain('How to pay your state');
  });

  test.each(['Federal', 'US', 'IRS', 'U.S. Federal', 'United States'])(
    'takes %s for the federal return',
    (name) => {
      expect(close({ ...owed, name })).toContain('How to pay the IRS');
      expect(close({ ...refund, name })).toContain("Where's My Refund?");
    },
  );

  test('sends a state’s tax to the state alone', () => {
    const text = close({ ...owed, name: 'Ohio' });
    expect(text).toContain('own payment site');
    expect(text).not.toContain('How to pay the IRS');
  });

  test('tells the refund’s route and where to track it', () => {
    const text = close(refund);
    expect(text).toMatch(/direct deposit to the bank account on your return/);
    expect(text).toContain("Where's My Refund?");
    expect(text).not.toContain('How to pay');
    expect(close({ ...refund, name: 'Ohio' })).not.toContain("Where's My Refund?");
  });

  test('points to the return when amount and date are not given', () => {
    const text = close({ name: 'Federal', outcome: 'owed' });
    expect(text).toContain('You owe the amount shown on the return, to be paid by the due date');
  });

  test('says that the job closes, what ends, whom to ask to reopen, and to keep copies', () => {
    const text = close(refund);
    expect(text).toMatch(/closing this job now.*this chat and uploads are no longer available/);
    expect(text).toMatch(
      /contact \*\*Rocket Tax support\*\* and ask to reopen your job.*reconnect/,
    );
    expect(text).toMatch(/keep a copy/);
    expect(text).toMatch(/Dana Lee$/);
  });

  test('is not written without a jurisdiction', () => {
    expect(() => close()).toThrow(/closing-.* can’t be written/);
  });
});

describe('the other messages', () => {
  test('the call summary has who, when, and each takeaway with its owner', () => {
    const takeaways = [
      { what: 'Send the 1098', owner: 'Ana', due: '2026-03-05' },
      { what: 'Check the credit', owner: 'Dana' },
      { what: 'File jointly' },
    ];
    expect(write('call-summary', { 'call.date': '2026-03-02', takeaways })).toBe(
      [
        'Call with Ana Pérez on March 2, 2026. The takeaways:',
        '',
        '- Send the 1098 (responsible: **Ana**, by March 5, 2026)',
        '- Check the credit (responsible: **Dana**)',
        '- File jointly',
      ].join('\n'),
    );
  });

  test('the open items are a numbered list with reasons and the date', () => {
    const items = [{ what: 'W-2', why: 'your wages' }, { what: 'Photo ID' }];
    const text = write('open-items', { items, respond_by: '2026-03-05' });
    expect(text).toContain('1. **W-2**: your wages\n2. **Photo ID**\n');
    expect(text).toContain('by **March 5, 2026**');
    expect(write('open-items', { items })).not.toContain('on schedule');
  });

  test('draft ready names the document, what to check and how to confirm', () => {
    const text = write('draft-ready', {
      'document.title': 'Draft 2025',
      checks: ['the sale of your car'],
    });
    expect(text).toContain('**Draft 2025**');
    expect(text).toContain('a refund or a payment\n- the sale of your car\n\n**If everything');
    expect(text).toMatch(/approve the draft on this job, or reply here/);
    expect(write('draft-ready', { 'document.title': 'D' })).toContain('payment\n\n**If everything');
  });

  test('the commitment gives its date', () => {
    expect(write('commitment', { draft_by: '2026-03-11' })).toContain('by **March 11, 2026**');
  });

  test('the holding reply promises a day only when one is given', () => {
    expect(write('holding-reply')).toMatch(/As soon as I have the answer, I will write it here\.$/);
    expect(write('holding-reply', { answer_by: '2026-03-12' })).toMatch(
      /You will have my answer here by \*\*March 12, 2026\*\*\.$/,
    );
  });

  test('the signature request names the form', () => {
    expect(write('signature-request')).toMatch(/draft of your 2025 return.*\(Form 8879\)/s);
  });

  test.each([
    ['waiting', /I still need documents or answers/],
    ['preparing', /am preparing the draft/],
    ['correcting', /am correcting the draft/],
    ['draft', /Please approve it/],
    ['signature', /Please sign the e-file authorization/],
    ['filing', /approved and signed/],
  ])('the check-in before the deadline says the day and what is %s', (standing, pattern) => {
    const text = write('deadline-check-in', { deadline: '2026-04-15', standing });
    expect(text).toContain('due on **April 15, 2026**. This is where it stands:\n\n');
    expect(text).toMatch(pattern);
    expect(text).not.toContain('\n\n\n');
  });

  test.each(['Rocket Tax', 'Taxfyle'])('the scope change fits %s and names no price', (name) => {
    const text = write('scope-change-heads-up', { topic: 'rental income', 'workspace.name': name });
    expect(text).toContain('**rental income**');
    expect(text).toContain(`The ${name} team will be in touch with you about the update`);
    expect(text).toContain('On-Hold');
    expect(text).not.toMatch(/[$\d]|price|fee|cost/i);
  });
});
