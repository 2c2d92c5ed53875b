import { describe, expect, it } from 'vitest';
import type {
  ScopeAnswer,
  ScopeChecklistItem,
  ScopeDocument,
  ScopeFacts,
} from '../../../../src/rules/scope-check/facts.ts';
import { openFindings, scopeCheck } from '../../../../src/rules/scope-check/scope-check.ts';

const OFFERED = [
  ['STATE_RETURN', 'Additional state return'],
  ['SCHEDULE_C', 'Schedule C'],
  ['SCHEDULE_E', 'Schedule E'],
  ['SCHEDULE_D', 'Schedule D'],
  ['FORM_8949', 'Crypto transactions'],
  ['FBAR', 'FBAR'],
  ['PRIOR_YEAR', 'Prior-year return'],
  ['AMENDMENT', 'Amended return'],
  ['c0ffee', 'Tax planning session'],
].map(([id = '', name = '']) => ({ id, name }));

const item = (item_id: string, name = item_id, quantity = 1) => ({ item_id, name, quantity });

/** A person's return for 2025 in California, of which the client has told nothing. */
function job(change: Partial<ScopeFacts> = {}): ScopeFacts {
  return {
    short_id: 'AB12CD34EF5',
    job_type: 'b2c_individual',
    tax_year: 2025,
    jurisdictions: [
      { code: 'US', name: 'Federal' },
      { code: 'CA', name: 'California' },
    ],
    services: [item('INDIVIDUAL_RETURN', 'Individual return (Form 1040)'), item('STATE_RETURN')],
    requested: [],
    offered: OFFERED,
    answers: [],
    checklist: [],
    documents: [],
    ...change,
  };
}

const asked = (question: string, answer: ScopeAnswer['answer']): Partial<ScopeFacts> => ({
  answers: [{ question_id: 'Q', question, answer }],
});
const sources = (...answer: string[]) => asked('Where did your income come from?', answer);
const notes = (answer: string) => asked('Is there anything your preparer should know?', answer);

function paper(title: string, change: Partial<ScopeDocument> = {}): Partial<ScopeFacts> {
  const document = { id: 'D', title, file_name: null, type_name: null, is_pros: false };
  return { documents: [{ ...document, ...change }] };
}

const listed = (name: string, change: Partial<ScopeChecklistItem> = {}): Partial<ScopeFacts> => ({
  checklist: [{ id: 'L', name, required: true, completed: false, ...change }],
});

/** What is open, such as "self_employment!" for what is clear and "rental?" for a hint. */
const seen = (change: Partial<ScopeFacts>) =>
  openFindings(scopeCheck(job(change)))
    .map(({ topic, status }) => `${topic}${status === 'not_covered' ? '!' : '?'}`)
    .join(' ');

describe('what the client says in the questionnaire', () => {
  it.each([
    ['self_employment!', sources('WAGES', 'SELF_EMPLOYED')],
    ['self_employment!', sources('Self-employment income')],
    ['self_employment!', asked('Were you self-employed or did you freelance?', true)],
    ['self_employment!', asked('Did you receive a 1099-NEC?', 'Yes')],
    ['self_employment!', asked('Do you own a business?', 'yes, since May')],
    ['self_employment?', asked('Do you own a business?', 'A bakery in Oakland')],
    ['self_employment?', notes('I started a small design business in June.')],
    ['rental!', sources('RENTAL')],
    ['rental!', asked('How many rental properties do you own?', 2)],
    ['rental?', asked('Did you have rental income?', 'not sure')],
    ['rental?', notes('No other income, but we rent out the upper apartment.')],
    ['rental?', notes('Don’t forget my rental property, please.')],
    ['capital_sales?', sources('WAGES', 'INVESTMENTS')],
    ['capital_sales!', asked('Did you sell any stocks, bonds or mutual funds?', true)],
    ['capital_sales!', sources('Capital gains')],
    ['capital_sales? crypto?', asked('Did you sell stocks, or trade crypto?', true)],
    ['crypto!', asked('Did you sell or exchange any digital assets?', 'Yes')],
    ['crypto?', asked('Do you own cryptocurrency?', true)],
    ['crypto?', notes('Wages only. We sold some bitcoin in March.')],
    ['k1!', asked('Did you receive a Schedule K-1?', true)],
    ['k1?', notes('My K-1 comes in March.')],
    ['foreign_accounts!', asked('Did you have a foreign bank account?', 'yes')],
    ['foreign_accounts!', asked('Any account held outside the United States?', true)],
    ['foreign_accounts?', notes('We keep a bank account abroad.')],
    ['amendment?', notes('I think I have to amend my 2023 return.')],
  ])('%s', (expected, change) => {
    expect(seen(change)).toBe(expected);
  });

  it.each([
    ['No', asked('Were you self-employed?', 'No')],
    ['none', asked('Did you have rental income?', 'none')],
    ['n/a', asked('Did you sell any stocks?', 'n/a')],
    ['N.A.', asked('Did you have a foreign bank account?', 'N.A.')],
    ['Not applicable', asked('Do you own a business?', 'Not applicable')],
    ['false', asked('Did you receive a Schedule K-1?', false)],
    ['0', asked('How many rental properties do you own?', 0)],
    ['an empty text', asked('Did you sell any crypto?', '  ')],
    ['no answer', asked('Did you sell any crypto?', null)],
    ['nothing chosen', sources()],
    ['the option for nothing', sources('NONE_OF_THESE')],
    ['wages, pension and interest', sources('WAGES', 'RETIREMENT', 'Interest and dividends')],
    ['a negated option', sources('Not self-employed')],
    ['a denial in a text', notes('No rental property, crypto or K-1 this year.')],
    ['a denial after the words', notes('Crypto: none. Rental income - no')],
    ['a contraction', notes('I don’t have a business and haven’t sold stocks.')],
    ['a no with a reason', asked('Do you own a business?', 'No, I closed it in 2019')],
    ['a tenant', asked('Do you own or rent your home?', 'RENT')],
    ['a landlord of their own', notes('My landlord keeps the deposit; I rent in Oakland.')],
    ['dependents', asked('How many dependents do you have?', 3)],
    ['a home', asked('Do you own your home?', true)],
    ['a business of another’s', notes('I travel a lot for work.')],
    ['a visa', notes('I came with a K-1 visa.')],
  ])('nothing for %s', (_, change) => {
    expect(seen(change)).toBe('');
  });
});

describe('what documents and the checklist show', () => {
  it.each([
    ['self_employment!', paper('1099-NEC Blue Door')],
    ['self_employment!', paper('Income', { file_name: '1099_NEC.pdf' })],
    ['self_employment!', paper('My Schedule C figures')],
    ['self_employment?', paper('Profit and loss 2025')],
    ['rental!', paper('Rental income 2025')],
    ['capital_sales!', paper('1099-B Vanguard')],
    ['capital_sales?', paper('Consolidated 1099 Fidelity')],
    ['crypto?', paper('Coinbase 2025')],
    ['crypto!', paper('1099-DA Coinbase')],
    ['k1!', paper('Schedule K-1 Oak Partners')],
    ['k1!', paper('scan', { file_name: 'k1_2025.pdf' })],
    ['k1!', paper('K1 (1065) Oak Partners')],
    ['foreign_accounts!', paper('FBAR data')],
    ['business_return?', paper('Form 1120-S of our company')],
    ['year_2023?', paper('W-2 2023 Harbor')],
    ['state_OR?', paper('W-2 Oregon wages')],
    ['state_NY?', paper('W-2 NY')],
    ['self_employment?', listed('1099-NEC')],
    ['rental?', listed('Rental income and expenses', { required: false, completed: true })],
  ])('%s', (expected, change) => {
    expect(seen(change)).toBe(expected);
  });

  it.each([
    ['an employer called K1', paper('W-2 K1 Speed', { type_name: 'W-2' })],
    ['an employer called Coinbase', paper('W-2 Coinbase')],
    ['an employer named after a state', paper('W-2 Virginia Mason')],
    [
      'last year’s return',
      paper('2024 return with Schedule C', { type_name: 'Prior year return' }),
    ],
    ['the pro’s own draft', paper('Draft return 2025, Schedule C', { is_pros: true })],
    ['a driver’s license', paper('Driver’s license Ohio', { type_name: 'Identification' })],
    ['this year’s paper', paper('W-2 2025')],
    ['a paper with both years', paper('1099-R 2024 and 2025')],
    ['the day of a scan', paper('W-2 scanned 2024-12-30')],
    ['what happens to be a number', paper('Receipt 1065 Main Street')],
    ['a folder that has none', paper('No 1099-B this year')],
    ['what is asked of everybody', listed('1099-B, if any')],
    ['what was not needed', listed('1099-NEC', { required: false })],
    ['a wage statement', listed('W-2')],
  ])('nothing for %s', (_, change) => {
    expect(seen(change)).toBe('');
  });
});

describe('the states of the client', () => {
  const lives = (answer: ScopeAnswer['answer']) => asked('Which state do you live in?', answer);
  it.each([
    ['', lives('CA')],
    ['', lives('California')],
    ['', lives('Texas')],
    ['', lives('none')],
    ['state_NY!', lives('NY')],
    ['state_OR!', lives('I moved from Oregon to California in May')],
    ['state_NJ! state_NY!', asked('In which states did you live or work?', ['CA', 'NY', 'NJ'])],
    ['state_VA!', asked('In which states did you work?', 'CA, VA')],
    ['state_WV!', asked('In which states did you work?', 'West Virginia')],
    ['state?', asked('Did you live or work in more than one state?', true)],
    ['', asked('Did you live or work in more than one state?', 'no')],
    ['state?', asked('In how many states did you work?', 2)],
    ['', asked('In how many states did you work?', 1)],
    ['state_CO!', asked('Did you move to another state?', 'Yes, to Colorado')],
    ['', asked('Did you live outside the United States?', true)],
    ['state_NY?', notes('My employer is in New York.')],
    ['', notes('We spent the holidays in Oregon.')],
    ['', notes('I never worked in New York.')],
  ])('%s', (expected, change) => {
    expect(seen(change)).toBe(expected);
  });

  it('are covered by a jurisdiction, or by a state return more than those need', () => {
    const covered = scopeCheck(job(lives('CA'))).findings;
    expect(covered).toMatchObject([{ status: 'covered', covered_by: 'California' }]);
    const services = [item('STATE_RETURN', 'State return', 2)];
    expect(scopeCheck(job({ ...lives('NY'), services })).findings).toMatchObject([
      { topic: 'state_NY', status: 'covered', covered_by: 'State return' },
    ]);
    const two = asked('In which states did you live or work?', ['CA', 'NJ', 'NY']);
    expect(seen({ ...two, services })).toBe('state_NY!');
  });
});

describe('whether it was bought', () => {
  const soldCoffee = sources('SELF_EMPLOYED');

  it('names the evidence and the request that the portal takes', () => {
    expect(scopeCheck(job(soldCoffee)).findings).toEqual([
      {
        topic: 'self_employment',
        title: 'Self-employment (Schedule C)',
        status: 'not_covered',
        found: [
          {
            kind: 'answer',
            id: 'Q',
            label: 'Where did your income come from? self employed',
            weight: 'clear',
          },
        ],
        covered_by: null,
        reason: 'Nothing that was bought covers it.',
        suggestion: "taxq scope request AB12CD34EF5 --item 'Schedule C' --reason WHY",
      },
    ]);
  });

  it.each([
    [
      'by the service of that name',
      { services: [item('X', 'Schedule C (one business)')] },
      'covered',
    ],
    ['by the service of that id', { services: [item('SCHEDULE_C', 'Business')] }, 'covered'],
    ['not by another service', { services: [item('SCHEDULE_E', 'Schedule E')] }, 'not_covered'],
    ['not yet, while it waits', { requested: [item('SCHEDULE_C', 'Schedule C')] }, 'requested'],
    ['unknown where nothing is told', { services: null }, 'unknown'],
    ['unknown where the list is empty', { services: [] }, 'unknown'],
  ])('%s', (_, change, status) => {
    expect(scopeCheck(job({ ...soldCoffee, ...change })).findings).toMatchObject([{ status }]);
  });

  it('doesn’t take crypto for stocks', () => {
    const services = [item('FORM_8949', 'Crypto transactions')];
    expect(seen({ ...paper('1099-B Vanguard'), services })).toBe('capital_sales!');
  });

  it('suggests an id where two items have the name, and says when nothing is offered', () => {
    const twice = [
      { id: 'C1', name: 'Schedule C' },
      { id: 'C2', name: 'Schedule C' },
    ];
    const [named] = scopeCheck(job({ ...soldCoffee, offered: twice })).findings;
    expect(named?.suggestion).toContain(' --item C1 ');
    const [none] = scopeCheck(job({ ...soldCoffee, offered: [] })).findings;
    expect(none).toMatchObject({ suggestion: null });
    expect(none?.reason).toContain('taxq scope items');
  });

  it('says what the portal doesn’t tell', () => {
    const blind = { services: null, jurisdictions: null, tax_year: null, answers: null };
    expect(scopeCheck(job({ ...blind, checklist: null }))).toEqual({
      findings: [],
      applies: true,
      not_told: ['services', 'jurisdictions', 'tax_year', 'answers', 'checklist'],
    });
  });

  it('has nothing to compare for work without a return, and no schedules for a company', () => {
    const both = { ...sources('SELF_EMPLOYED', 'RENTAL'), ...paper('Form 1120-S') };
    expect(seen({ ...both, job_type: 'bookkeeping' })).toBe('');
    expect(seen({ ...both, job_type: 'b2c_business' })).toBe('');
    expect(seen({ ...paper('FBAR data'), job_type: 'b2c_business' })).toBe('foreign_accounts!');
  });

  it('has what is clear before what is a hint', () => {
    expect(seen(sources('INVESTMENTS', 'RENTAL'))).toBe('rental! capital_sales?');
  });
});
