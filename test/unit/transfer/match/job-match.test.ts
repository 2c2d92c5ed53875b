import { describe, expect, it } from 'vitest';
import { type MatchJob, openJobMatcher } from '../../../../src/transfer/match/job-match.ts';
import { makeJob, makeJobs, shortId } from './jobs.ts';

/** What a match says, short: the client’s first name as the job has it, and how sure. */
function matched(jobs: readonly MatchJob[], path: string): string {
  const { job, candidates, confidence } = openJobMatcher(jobs).match(path);
  if (job) return `${job.names[0]}, ${confidence}`;
  if (candidates.length === 0) return 'nobody';
  return `one of ${candidates.map(({ names }) => names[0]).join(' | ')}`;
}

const clients = makeJobs(
  'Ana Rivera',
  'Luis Soto',
  "Thomas O'Brien",
  'María José Núñez',
  'Jürgen Müller',
  'Søren Weiß',
  'Kim Ceramics LLC',
  'Elena Kim',
  'Jordan & Sam Hill',
  'Bill Draft',
  'May Final',
  'Inés García-López',
  'Carmen de la Cruz',
  '王小明',
  'Sandra Lee',
  'J. Robert Oppen',
  'Shawn McDonald',
  'Владимир Петров',
);

describe('a client’s name in a file’s name', () => {
  it.each([
    ['Ana Rivera draft.pdf', 'Ana Rivera, high'],
    ['Rivera, Ana.pdf', 'Ana Rivera, high'],
    ['Rivera_Ana_final.pdf', 'Ana Rivera, high'],
    ['rivera-ana-2024.pdf', 'Ana Rivera, high'],
    ['RIVERA ANA 8879.PDF', 'Ana Rivera, high'],
    ['AnaRivera2024Draft.pdf', 'Ana Rivera, high'],
    ['2024RiveraAna.pdf', 'Ana Rivera, high'],
    ['Ana M. Rivera draft.pdf', 'Ana Rivera, high'],
    ['Ana Maria Rivera draft.pdf', 'Ana Rivera, high'],
    ['Rivera, Ana CPA.pdf', 'Ana Rivera, high'],
    ['Ana de Rivera.pdf', 'Ana Rivera, high'],
    ['Ana & Carlos Rivera.pdf', 'Ana Rivera, high'],
    ['Rivera, Carlos and Ana.pdf', 'Ana Rivera, high'],
    ['1040 Ana Rivera (2).pdf', 'Ana Rivera, high'],
    ['Ana Rivera', 'Ana Rivera, high'],
    ['O’Brien, Thomas.pdf', "Thomas O'Brien, high"],
    ["O'BRIEN THOMAS.pdf", "Thomas O'Brien, high"],
    ['OBrien_Thomas.pdf', "Thomas O'Brien, high"],
    ['thomas obrien.pdf', "Thomas O'Brien, high"],
    ['Thomas O Brien.pdf', "Thomas O'Brien, high"],
    ["O'Brien's draft.pdf", "Thomas O'Brien, medium"],
    ['Nunez, Maria Jose.pdf', 'María José Núñez, high'],
    ['Maria Nunez.pdf', 'María José Núñez, high'],
    ['Maria J Núñez.pdf', 'María José Núñez, high'],
    ['Jose Nunez.pdf', 'María José Núñez, medium'],
    ['Mueller Juergen.pdf', 'Jürgen Müller, high'],
    ['Muller, Jurgen.pdf', 'Jürgen Müller, high'],
    ['Mu\u0308ller, Ju\u0308rgen.pdf', 'Jürgen Müller, high'],
    ['Soeren Weiss.pdf', 'Søren Weiß, high'],
    ['soren_weiss.pdf', 'Søren Weiß, high'],
    ['Kim Ceramics 1120S final.pdf', 'Kim Ceramics LLC, high'],
    ['KimCeramics.pdf', 'Kim Ceramics LLC, high'],
    ['Elena Kim ack.pdf', 'Elena Kim, high'],
    ['Hill, Jordan and Sam.pdf', 'Jordan & Sam Hill, high'],
    ['Sam Hill final.pdf', 'Jordan & Sam Hill, high'],
    ['Garcia Lopez, Ines.pdf', 'Inés García-López, high'],
    ['GarciaLopez Ines.pdf', 'Inés García-López, high'],
    ['Ines Garcia.pdf', 'Inés García-López, medium'],
    ['Cruz, Carmen.pdf', 'Carmen de la Cruz, high'],
    ['Carmen De La Cruz.pdf', 'Carmen de la Cruz, high'],
    ['CarmenDeLaCruz.pdf', 'Carmen de la Cruz, high'],
    ['王小明 draft.pdf', '王小明, high'],
    ['Wang Xiao Ming draft.pdf', '王小明, high'],
    ['Vladimir Petrov.pdf', 'Владимир Петров, high'],
    ['Петров Владимир.pdf', 'Владимир Петров, high'],
    ['Robert Oppen.pdf', 'J. Robert Oppen, high'],
    ['McDonald Shawn.pdf', 'Shawn McDonald, high'],
    ['Mc Donald Shawn.pdf', 'Shawn McDonald, high'],
  ])('%j is for %s', (path, expected) => {
    expect(matched(clients, path)).toBe(expected);
  });

  it.each([
    ['Rivera draft.pdf', 'Ana Rivera, medium'],
    ['Rivera e-file.pdf', 'Ana Rivera, medium'],
    ['Rivera W2 2024.pdf', 'Ana Rivera, medium'],
    ['Schedule C Rivera.pdf', 'Ana Rivera, medium'],
    ['A Rivera 2024.pdf', 'Ana Rivera, medium'],
    ['Rivera A final.pdf', 'Ana Rivera, medium'],
    ['ARivera.pdf', 'Ana Rivera, medium'],
    ['B Rivera.pdf', 'Ana Rivera, low'],
    ['Carlos Rivera.pdf', 'Ana Rivera, low'],
    ['April Rivera.pdf', 'Ana Rivera, low'],
    ['de la Cruz 1040.pdf', 'Carmen de la Cruz, medium'],
    ['Hana de la Cruz 1040.pdf', 'Carmen de la Cruz, low'],
    ['Ana draft.pdf', 'Ana Rivera, low'],
    ['Hill 1040.pdf', 'Jordan & Sam Hill, medium'],
    ['Kim 1040.pdf', 'one of Kim Ceramics LLC | Elena Kim'],
  ])('%j tells a part: %s', (path, expected) => {
    expect(matched(clients, path)).toBe(expected);
  });

  it.each([
    ['Banana.pdf', 'nobody'],
    ['Leeds.pdf', 'nobody'],
    ['Riverass.pdf', 'nobody'],
    ['draft.pdf', 'nobody'],
    ['final.pdf', 'nobody'],
    ['bill.pdf', 'nobody'],
    ['May 2024.pdf', 'nobody'],
    ['Draft 1040 2024.pdf', 'nobody'],
    ['MacShawn DeAna.pdf', 'nobody'],
    ['', 'nobody'],
    ['///', 'nobody'],
    ['Bill Draft 1040.pdf', 'Bill Draft, high'],
    ['Draft, Bill draft.pdf', 'Bill Draft, high'],
    ['Final, May.pdf', 'May Final, high'],
  ])(
    'whole words count, and words of files only in a full name: %j is for %s',
    (path, expected) => {
      expect(matched(clients, path)).toBe(expected);
    },
  );

  it('does not mix the names of two people', () => {
    expect(matched(clients, 'Ana Soto and Luis Rivera.pdf')).toBe('one of Ana Rivera | Luis Soto');
    expect(matched(clients.slice(0, 1), 'Ana Soto and Luis Rivera.pdf')).toBe('Ana Rivera, low');
    expect(matched(clients.slice(0, 1), 'Rivera Luis Ana.pdf')).toBe('Ana Rivera, low');
    expect(matched(clients, 'Ana Rivera and Luis Soto.pdf')).toBe('one of Ana Rivera | Luis Soto');
  });

  it('is less sure of half a double name', () => {
    const lopez = makeJobs('Ana Lopez');
    expect(matched(lopez, 'Garcia-Lopez, Ana.pdf')).toBe('Ana Lopez, low');
    expect(matched(lopez, 'lopez-ana-draft.pdf')).toBe('Ana Lopez, high');
  });

  it('finds a couple by either of them and by both', () => {
    const couples = makeJobs('Ana & Luis Rivera', 'Rivas, Eva and Paul', 'Mia Roe and Max Doe');
    expect(matched(couples, 'Luis Rivera.pdf')).toBe('Ana & Luis Rivera, high');
    expect(matched(couples, 'Rivera, Ana & Luis.pdf')).toBe('Ana & Luis Rivera, high');
    expect(matched(couples, 'Paul Rivas.pdf')).toBe('Rivas, Eva and Paul, high');
    expect(matched(couples, 'Doe Max.pdf')).toBe('Mia Roe and Max Doe, high');
    expect(matched(couples, 'Roe Doe joint.pdf')).toBe('Mia Roe and Max Doe, medium');
  });

  it('takes a name that several share for none of them', () => {
    const riveras = makeJobs('Ana Rivera', 'Luis Rivera', 'Ana Soto');
    expect(matched(riveras, 'Rivera.pdf')).toBe('one of Ana Rivera | Luis Rivera');
    expect(matched(riveras, 'Ana.pdf')).toBe('one of Ana Rivera | Ana Soto');
    expect(matched(riveras, 'L Rivera.pdf')).toBe('Luis Rivera, medium');
    expect(matched(riveras, 'Ana & Luis Rivera.pdf')).toBe('one of Ana Rivera | Luis Rivera');
  });

  it('lets a suffix, a middle name or a number decide between namesakes only', () => {
    const smiths = makeJobs('John Smith Sr', 'John Smith Jr');
    expect(matched(smiths, 'John Smith Jr.pdf')).toBe('John Smith Jr, high');
    expect(matched(smiths, 'Smith Sr., John.pdf')).toBe('John Smith Sr, high');
    expect(matched(smiths, 'John Smith.pdf')).toBe('one of John Smith Sr | John Smith Jr');
    expect(matched(smiths.slice(0, 1), 'John Smith.pdf')).toBe('John Smith Sr, high');
    expect(matched(smiths.slice(0, 1), 'John Smith Jr.pdf')).toBe('John Smith Sr, low');
    expect(matched(smiths.slice(0, 1), 'Smith, John/John Smith Jr.pdf')).toBe('John Smith Sr, low');
    const middles = makeJobs('John Arthur Smith', 'John B Smith');
    expect(matched(middles, 'Smith, John A.pdf')).toBe('John Arthur Smith, high');
    expect(matched(middles, 'John Bernard Smith.pdf')).toBe('John B Smith, high');
    expect(matched(middles.slice(0, 1), 'John B Smith.pdf')).toBe('John Arthur Smith, low');
    const numbered = makeJobs('Ada Abbott', 'Ada 2 Abbott');
    expect(matched(numbered, 'Abbott, Ada 2 draft.pdf')).toBe('Ada 2 Abbott, high');
    expect(matched(numbered, 'Abbott, Ada draft 2024.pdf')).toBe('Ada Abbott, high');
  });

  it('prefers the longer of two names that are both told', () => {
    const jobs = makeJobs('Lee Rivera', 'Ana Lee Rivera', 'Estate of Ana Lee Rivera');
    expect(matched(jobs, 'Ana Lee Rivera.pdf')).toBe('Ana Lee Rivera, high');
    expect(matched(jobs, 'Rivera, Ana Lee - Estate 1041.pdf')).toBe(
      'Estate of Ana Lee Rivera, high',
    );
  });

  it('reads the client out of a job’s own name, and nothing out of a mere title', () => {
    expect(matched(makeJobs('2024 Tax Return - Ana Rivera'), 'Rivera Ana.pdf')).toMatch(/high$/);
    expect(matched(makeJobs('Individual tax return'), 'Individual tax return.pdf')).toBe('nobody');
    expect(matched(makeJobs('ana@rivera.example'), 'ana rivera.pdf')).toBe('nobody');
  });

  it('leaves jobs alone that take no documents', () => {
    const ended = [makeJob(0, 'Ana Rivera', { open: false })];
    expect(matched(ended, 'Ana Rivera.pdf')).toBe('nobody');
    expect(matched(ended, `${shortId(0)}.pdf`)).toBe('Ana Rivera, high');
  });
});

describe('a file that may be somebody else’s', () => {
  const people = [
    makeJob(0, 'Jordan Rivera', { tax_year: 2025, form: '1040' }),
    makeJob(1, ['David Kim', 'Kim Ceramics LLC'], { tax_year: 2025, form: '1120-S' }),
    makeJob(2, 'Elena Kim', { tax_year: 2025, form: '1040' }),
    makeJob(3, "Thomas O'Brien", { tax_year: 2025, form: '1040' }),
    makeJob(4, 'Priya Raman', { tax_year: 2025, form: '1040' }),
    makeJob(5, 'María José Núñez', { tax_year: 2025, form: '1040' }),
    makeJob(6, 'Amara Okafor', { tax_year: 2025, form: '1040' }),
    makeJob(7, 'Björn Lindqvist', { tax_year: 2025, form: '1040' }),
    makeJob(8, 'Chloé Martin', { tax_year: 2025, form: '1040' }),
  ];
  const isSure = (path: string) => openJobMatcher(people).match(path).confidence !== 'low';

  it.each([
    'Ashley Jordan and Carlos Rivera 2025 draft.pdf',
    'Ashley Jordan & Carlos Rivera 2025 draft.pdf',
    'Ashley Jordan, Carlos Rivera 2025 draft.pdf',
    'Ashley Jordan; Carlos Rivera 2025 draft.pdf',
    'Ashley Jordan + Carlos Rivera.pdf',
    'Jordan, Carlos Rivera.pdf',
    'Larry David & Susan Kim 2025 draft.pdf',
    'Larry David_and_Susan Kim 2025 draft.pdf',
    "Justin Thomas & Mary O'Brien 2025 draft.pdf",
    'Kim Lee and David.pdf',
    'Elena y David Kim draft.pdf',
    'Carlos & Raman draft.pdf',
    'Kim & Associates draft.pdf',
  ])('of two people is nobody’s for sure: %j', (path) => {
    expect(isSure(path)).toBe(false);
  });

  it.each([
    'Kim David Lee 2025 draft.pdf',
    'Nguyen, Kim Elena 2025 draft.pdf',
    'Chen, David Kim 2025.pdf',
    'Park David Kim.pdf',
    'Elena Kim Nguyen 2025 draft.pdf',
    'Elena Kim-Nguyen draft.pdf',
    'Elena Kim de Nguyen draft.pdf',
    'ElenaKimNguyen2025.pdf',
    'Elena Kim Ma draft.pdf',
    'Chloe Martin Dubois draft.pdf',
    'Jordan Rivera Lopez draft.pdf',
    'Jordan M Rivera Lopez draft.pdf',
    'Kim (Elena) Nguyen draft.pdf',
    'Elena (Kim) Nguyen draft.pdf',
    'Maria Jose Lopez draft.pdf',
    'Jose Nunez Lopez draft.pdf',
    'Jordan Rivera Lopez/draft.pdf',
  ])('with one more name beside is nobody’s for sure: %j', (path) => {
    expect(isSure(path)).toBe(false);
  });

  it.each([
    'Thomas OBrien III efile ack.pdf',
    "Thomas O'Brien Sr. 2025.pdf",
    'OBrien Jr., Thomas.pdf',
    'OBrien III draft.pdf',
  ])('of another generation is nobody’s for sure: %j', (path) => {
    expect(isSure(path)).toBe(false);
  });

  it.each([
    'Kim Ceramics Supply Inc 1120S draft.pdf',
    'Kim Fine Ceramics LLC draft.pdf',
    'Park Kim Ceramics LLC draft.pdf',
    'Kim Supply LLC draft.pdf',
    'Kim Pottery for Ceramics.pdf',
    'Estate of Bjorn Lindqvist 2025.pdf',
    'Lindqvist, Bjorn - Estate 2025.pdf',
    'Estate of Lindqvist 2025.pdf',
    'Chloe Martin LLC 2025.pdf',
    'Martin LLC 2025.pdf',
    'Chloe Martin Trust.pdf',
  ])('of another entity is nobody’s for sure: %j', (path) => {
    expect(isSure(path)).toBe(false);
  });

  it.each([
    ['David Kim 1040 draft.pdf', 1],
    ['Kim Ceramics LLC 1120 draft.pdf', 1],
    ['Kim Ceramics LLC Form 1065.pdf', 1],
    ['Chloe Martin 2025 1065.pdf', 8],
    ['Bjorn Lindqvist 2025 1041.pdf', 7],
    ['1120-S/Jordan Rivera draft.pdf', 0],
    [`${shortId(0)} 990 draft.pdf`, 0],
  ])('with another form than the job’s goes to nobody: %j', (path, at) => {
    const match = openJobMatcher(people).match(path);
    expect(match).toMatchObject({ job: null, candidates: [people[at]], confidence: 'low' });
    expect(match.reason).toMatch(/; but Form \d{3,4}.*, and the job is for Form /);
  });

  it.each([
    ['Jordan Rivera 2025 1040-SR draft.pdf', 'Jordan Rivera, high'],
    ['Jordan Maria Rivera draft.pdf', 'Jordan Rivera, high'],
    ['Rivera, Jordan M 2025.pdf', 'Jordan Rivera, high'],
    ['Rivera, Jordan Maria 2025.pdf', 'Jordan Rivera, high'],
    ['Jordan & Carlos Rivera 2025.pdf', 'Jordan Rivera, high'],
    ['Jordan Rivera and Carlos Lopez 2025.pdf', 'Jordan Rivera, high'],
    ['Jordan Rivera MA ack.pdf', 'Jordan Rivera, high'],
    ['Draft return for Elena Kim.pdf', 'Elena Kim, high'],
    ['Kim Ceramics LLC 1120-S draft.pdf', 'David Kim, high'],
    ['Kim Ceramics 1120S_2025.pdf', 'David Kim, high'],
    ['David Kim 1120S draft.pdf', 'David Kim, high'],
    ['Kim Ceramics draft for David Kim.pdf', 'David Kim, high'],
    ['Raman 2025 draft.pdf', 'Priya Raman, medium'],
  ])('is not suspected without a cause: %j is for %s', (path, expected) => {
    expect(matched(people, path)).toBe(expected);
  });

  it('is told by its form among one client’s jobs', () => {
    const own = [
      makeJob(0, ['David Kim', 'Kim Ceramics LLC'], { form: '1120-S' }),
      makeJob(1, 'David Kim', { form: '1040' }),
    ];
    const match = (path: string) => openJobMatcher(own).match(path);
    expect(match('David Kim 1040 draft.pdf').job).toBe(own[1]);
    expect(match('David Kim 1120S 2024 draft.pdf').job).toBe(own[0]);
    expect(match('David Kim 2024 draft.pdf').candidates).toHaveLength(2);
    expect(match('David Kim 1065 2024.pdf')).toMatchObject({ job: null, candidates: own });
    expect(match('David Kim 1065 2024.pdf').reason).toMatch(/none is for Form 1065$/);
  });
});

describe('a short id', () => {
  const [ana, luis] = [shortId(0), shortId(1)];

  it.each([
    [`${ana}.pdf`, 'Ana Rivera, high'],
    [`${ana.toLowerCase()}_draft.pdf`, 'Ana Rivera, high'],
    [`draft(${ana}).pdf`, 'Ana Rivera, high'],
    [`${ana}/draft.pdf`, 'Ana Rivera, high'],
    [`${ana}/2024/draft.pdf`, 'Ana Rivera, high'],
    [`${ana} Ana Rivera.pdf`, 'Ana Rivera, high'],
    [`${ana} Ana draft.pdf`, 'Ana Rivera, high'],
    [`${ana} Carlos Rivera.pdf`, 'Ana Rivera, high'],
    [`${ana} ${luis}.pdf`, 'one of Ana Rivera | Luis Soto'],
    [`${ana} Luis Soto.pdf`, 'one of Ana Rivera | Luis Soto'],
    [`${ana} Soto.pdf`, 'one of Ana Rivera | Luis Soto'],
    [`${ana}/Luis Soto draft.pdf`, 'one of Ana Rivera | Luis Soto'],
    [`${ana}/${luis}.pdf`, 'Luis Soto, high'],
    [`x${ana}.pdf`, 'nobody'],
    [`é${ana} Ana Rivera.pdf`, 'Ana Rivera, high'],
  ])('%j is for %s', (path, expected) => {
    expect(matched(clients, path)).toBe(expected);
  });

  it.each([
    ana.replace('Q', 'Z'),
    ana.slice(0, 10),
    `${ana}7`,
    `${ana.slice(0, 9)}${ana[10]}${ana[9]}`,
    'ZZ9PLURAL7A',
    'zz9plural7a',
  ])('mistyped as %s never falls back to a name', (typo) => {
    const match = openJobMatcher(clients).match(`${typo} Ana Rivera.pdf`);
    expect(match).toMatchObject({ job: null, candidates: [], confidence: 'low' });
    expect(match.reason).toBe(`“${typo}” in the name looks like a short id, but no job has it`);
    expect(openJobMatcher(clients).match(`Ana/${typo}/draft.pdf`).job).toBeNull();
  });

  it.each(['Preliminary', 'TY2024FINAL', 'RIVERA12345', '20250314123', 'draft2v3rev'])(
    'is not seen in %s',
    (word) => {
      expect(matched(clients, `${word} Ana Rivera.pdf`)).toBe('Ana Rivera, high');
    },
  );

  it('is not seen in another name', () => {
    expect(matched(clients, 'Christopher Ana Rivera.pdf')).toBe('Ana Rivera, low');
  });

  it('of a client with the same name as another is no contradiction', () => {
    const kims = makeJobs('Kim Rivera', 'Elena Kim');
    expect(matched(kims, `${shortId(0)} Kim.pdf`)).toBe('Kim Rivera, high');
    const twice = [makeJob(0, 'Ana Rivera', { open: false }), makeJob(1, 'Ana Rivera')];
    expect(openJobMatcher(twice).match(`${shortId(0)} Ana Rivera.pdf`).job).toBe(twice[0]);
  });
});

describe('folders', () => {
  it.each([
    ['returns/Rivera, Ana/draft.pdf', 'Ana Rivera, high'],
    ['Rivera/Ana/1040.pdf', 'Ana Rivera, medium'],
    ['Rivera, Ana/Rivera W2 Walmart.pdf', 'Ana Rivera, high'],
    ['Rivera, Ana/Soto, Luis final.pdf', 'Luis Soto, high'],
    ['Rivera, Ana/Soto K-1.pdf', 'one of Ana Rivera | Luis Soto'],
    ['Rivera, Ana/Sandra 1099.pdf', 'Ana Rivera, medium'],
    ['Soto, Luis/Rivera, Ana/draft.pdf', 'Ana Rivera, high'],
    ['C:\\returns\\Rivera, Ana\\draft.pdf', 'Ana Rivera, high'],
    ['/home/rivera/returns/draft.pdf', 'nobody'],
    ['/Users/ana.rivera/draft.pdf', 'nobody'],
    ['./Rivera, Ana/../draft.pdf', 'Ana Rivera, high'],
  ])('in %j the file is for %s', (path, expected) => {
    expect(matched(clients, path)).toBe(expected);
  });
});

describe('the tax year', () => {
  const years = [
    makeJob(0, 'Eva Roe', { tax_year: 2022 }),
    makeJob(1, 'Eva Roe', { tax_year: 2024 }),
    makeJob(2, 'Ana Rivera'),
    makeJob(3, 'Max Poe', { tax_year: null }),
  ];
  const yearOf = (path: string) => {
    const { job, candidates, confidence } = openJobMatcher(years).match(path);
    return job ? `${job.tax_year} ${confidence}` : candidates.map(({ tax_year }) => tax_year);
  };

  it('chooses among one client’s jobs', () => {
    expect(yearOf('Eva Roe 2022.pdf')).toBe('2022 high');
    expect(yearOf('Roe TY2024.pdf')).toBe('2024 medium');
    expect(yearOf('Eva Roe.pdf')).toEqual([2022, 2024]);
    expect(yearOf('Eva Roe 2023.pdf')).toEqual([2022, 2024]);
    expect(yearOf('Eva Roe 2022 2024.pdf')).toEqual([2022, 2024]);
    expect(yearOf('Eva Roe prior year 2022.pdf')).toEqual([2022, 2024]);
  });

  it('does not choose between different people', () => {
    const people = [makeJob(0, 'Ana Roe', { tax_year: 2023 }), makeJob(1, 'Eva Roe')];
    expect(matched(people, 'Roe 2024.pdf')).toBe('one of Ana Roe | Eva Roe');
  });

  it('may be told by a folder, which may be the season after it', () => {
    expect(yearOf('2022/Eva Roe.pdf')).toBe('2022 medium');
    expect(yearOf('2025/Eva Roe.pdf')).toBe('2024 medium');
    expect(yearOf('2025/Ana Rivera.pdf')).toBe('2024 high');
    expect(yearOf('TY2025/Ana Rivera.pdf')).toEqual([2024]);
    expect(yearOf('2022/Ana Rivera.pdf')).toEqual([2024]);
  });

  it('of another year stands against the one job that fits', () => {
    for (const name of ['Ana Rivera 2023.pdf', 'Rivera TY2023.pdf', `${shortId(2)} 2023.pdf`]) {
      const match = openJobMatcher(years).match(name);
      expect(match).toMatchObject({ job: null, candidates: [years[2]], confidence: 'low' });
      expect(match.reason).toMatch(/2023.*2024/);
    }
    expect(yearOf('Ana Rivera 2025-03-14.pdf')).toBe('2024 high');
    expect(yearOf('Ana Rivera prior year 2023.pdf')).toBe('2024 high');
    expect(yearOf('Max Poe 2019.pdf')).toBe('null high');
  });
});

describe('the reason', () => {
  it.each([
    [`${shortId(0)}.pdf`, 'short id in the name'],
    [`${shortId(0)}/x.pdf`, `short id in the folder “${shortId(0)}”`],
    ['Ana Rivera 2024.pdf', 'client “Ana Rivera” in the name; tax year 2024'],
    ['Roe/Rivera, Ana/x.pdf', 'client “Ana Rivera” in the folder “Rivera, Ana”'],
    ['Rivera.pdf', 'family name of “Ana Rivera” in the name'],
    ['A Rivera.pdf', 'part of the name of “Ana Rivera” in the name'],
    ['Carlos Rivera.pdf', 'family name of “Ana Rivera” next to another name in the name'],
    ['Ana.pdf', 'only the given name of “Ana Rivera” in the name'],
    ['Roe.pdf', 'family name of a client in the name; 2 jobs of different clients fit'],
    [
      'Ana Rivera 2023.pdf',
      'client “Ana Rivera” in the name; but tax year 2023, and the job is for 2024',
    ],
    [
      'Rivera, Ana/Roe.pdf',
      'family name of a client in the name, but another client in the folder “Rivera, Ana”',
    ],
    ['x.pdf', 'no job’s short id or client in the path'],
  ])('for %j is: %s', (path, reason) => {
    const jobs = makeJobs('Ana Rivera', 'Eva Roe', 'Max Roe');
    expect(openJobMatcher(jobs).match(path).reason).toBe(reason);
  });
});
