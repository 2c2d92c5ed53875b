import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pdfBytes, writeOne } from '../../support/files.ts';
import { json } from '../../support/server.ts';
import { type Odd, refusal, startStranger, strangersJob, webPage } from '../../support/stranger.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';

const NOW = () => new Date('2026-03-11T15:00:00Z');
const CAPABILITIES = 'GET /pro/v1/capabilities';

async function run(
  words: readonly string[],
  odd: Record<string, Odd> = {},
  jobs?: Parameters<typeof startStranger>[1],
) {
  const portal = await startStranger(odd, jobs);
  // What looks at clocks has this machine’s, as the portal has.
  const clock = words[0] === 'smoke' ? () => new Date() : NOW;
  const ran = await taxq(words, { env: { ...portal.env, TZ: 'America/Chicago' }, clock });
  const paths = portal.seen.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  return { ...ran, paths };
}

describe('a portal that doesn’t know the address of capabilities', () => {
  const ways: [string, Odd][] = [
    ['403 of a gateway', refusal(403, { message: 'Missing Authentication Token' })],
    ['400', refusal(400)],
    ['405', refusal(405)],
    ['410', refusal(410)],
    ['501', refusal(501)],
    ['a redirect', (response) => response.writeHead(302, { location: '/login' }).end()],
    ['a web page', webPage],
    ['nothing', (response) => response.writeHead(204).end()],
    ['JSON of something else', (response) => json(response, { hello: 'world' })],
    ['a JSON list', (response) => json(response, [])],
  ];

  test.each(ways)('is one of the documented API: %s', async (_, odd) => {
    const ran = await run(['job', 'list', '--json=short_id'], { [CAPABILITIES]: odd });
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.json()).toEqual([{ short_id: 'ABCDEFGH101' }, { short_id: 'ABCDEFGH102' }]);
  });

  test.each<[string, Odd, number]>([
    ['401', refusal(401), 4],
    ['500', refusal(500), 7],
    ['503', refusal(503), 7],
    ['429', refusal(429), 7],
    [
      'JSON that is cut short',
      (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"capabil'),
      7,
    ],
  ])('is not taken for one after %s', async (_, odd, code) => {
    const ran = await run(['job', 'list'], { [CAPABILITIES]: odd });
    expect(ran.code, ran.stderr).toBe(code);
    expect(ran.paths).not.toContain('GET /v1.0/jobs');
  });

  test('doctor and smoke tell what made it one', async () => {
    const odd = { [CAPABILITIES]: refusal(403, { message: 'Missing Authentication Token' }) };
    const why = 'sked for more, it answered: Missing Authentication Token.';
    const doctor = await run(['doctor', '--json'], odd);
    const smoke = await run(['smoke', '--json'], odd);
    expect(doctor.stdout).toContain(why);
    // Whose words a portal repeats isn’t known, and smoke’s output may be public.
    expect(smoke.stdout).toContain('Asked for more, it answered: It answered 403.');
    expect(smoke.code, smoke.stdout).toBe(0);
  });

  test('smoke doesn’t hold a strange answer there against it', async () => {
    const odd = { [CAPABILITIES]: ((response) => json(response, { hello: 1 })) satisfies Odd };
    const smoke = await run(['smoke', '--json'], odd);
    expect(smoke.code, smoke.stdout).toBe(0);
  });
});

describe('one job that isn’t as documented', () => {
  const dateless = strangersJob(1, 'Maeve Quill', {
    create_time: null,
    current_progress_step: { step: 'DRAFT_APPROVED' },
    deadline_time: '2026-04-15T00:00:00Z',
  });
  const broken = strangersJob(3, 'Nora Vale', { status: 7 });
  const fine = strangersJob(2, 'Liam Frost');

  test('is shown without the times that it lacks', async () => {
    const view = await run(['job', 'view', 'Maeve', '--json'], {}, [dateless, fine]);
    expect(view.code, view.stderr).toBe(0);
    expect(view.json()).toMatchObject({
      create_time: null,
      current_progress_step: { step: 'DRAFT_APPROVED', date_updated: null },
    });
    const portal = await startStranger({}, [dateless, fine]);
    const shown = await taxq(['job', 'view', 'Maeve'], { env: portal.env, terminal: true });
    expect(shown.stdout).toMatch(/step +draft approved, when is unknown/);
    const clocks = await run(['queue', '--explain', 'Maeve', '--json=clocks'], {}, [
      dateless,
      fine,
    ]);
    expect(clocks.code, clocks.stderr).toBe(0);
    expect(clocks.json<{ clocks: { id: string }[] }>().clocks).toContainEqual(
      expect.objectContaining({ id: 'deadline', state: 'unknown' }),
    );
  });

  test('is named beside a plan that is written without it', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'today.md');
    const ran = await run(['plan', '-o', file], {}, [broken, fine]);
    expect(ran.code, ran.stderr).toBe(8);
    expect(ran.stderr).toContain(`${file} holds the others`);
    expect(ran.stderr).toContain(`taxq plan -o ${file} --force`);
    expect(ran.stderr).not.toContain('nothing was changed');
    const shown = await run(['plan'], {}, [broken, fine]);
    expect(shown.stderr).not.toContain('--force');
  });

  test.each([['job list'], ['job list --all'], ['queue'], ['plan']])(
    'never stops the others: taxq %s',
    async (line) => {
      const ran = await run([...line.split(' '), '--json'], {}, [broken, fine]);
      expect(ran.code, ran.stderr).toBe(8);
      expect(ran.stderr).toContain('ABCDEFGH103');
      expect(ran.stderr).toContain('/status');
      expect(ran.stdout).toContain('ABCDEFGH102');
      expect(ran.stdout).not.toContain('ABCDEFGH103');
    },
  );

  test('doesn’t keep a message from another job', async () => {
    const words = ['message', 'send', 'Liam', '--text', 'Thank you, Liam.', '--dry-run'];
    const ran = await run(words, {}, [broken, fine]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stderr).toContain('ABCDEFGH103');
  });

  test('is never passed over for another that fits the same name', async () => {
    const twin = strangersJob(4, 'Nora Vale');
    const both = await run(['message', 'list', 'Nora'], {}, [broken, twin]);
    expect(both.code, both.stderr).toBe(2);
    expect(both.stderr).toContain('ABCDEFGH103');
    const only = await run(['message', 'list', 'Nora'], {}, [broken, fine]);
    expect(only.code, only.stderr).toBe(1);
    expect(only.stderr).toContain('isn’t what its API documents');
  });

  test.each([
    ['alone', [broken, fine]],
    ['beside another of the same client', [broken, strangersJob(4, 'Nora Vale')]],
  ])('keeps its files from being taken for another’s, %s', async (_, jobs) => {
    const file = await writeOne('Nora Vale draft.pdf', pdfBytes('a return'));
    const ran = await run(['upload', 'plan', dirname(file), '--json'], {}, jobs);
    expect(ran.json()).toMatchObject([{ job: '', verdict: 'ambiguous' }]);
    expect(ran.stdout).toContain('ABCDEFGH103');
  });

  test('doesn’t make a sign-in one that fails', async () => {
    expect((await run(['auth', 'status'], {}, [broken])).code).toBe(0);
  });

  test('alone it ends with what is wrong with it', async () => {
    const ran = await run(['queue'], {}, [broken]);
    expect(ran.code, ran.stderr).toBe(1);
    expect(ran.stderr).toContain('/status');
  });
});

describe('a part of a job that the portal doesn’t give', () => {
  const QUESTIONS = 'GET /v1.0/jobs/job-1/questionnaire';
  const strange: Odd = (response) =>
    json(response, {
      ready_to_submit: true,
      questions: [{ id: 'Q', question: 'Which?', type: 'MATRIX', answer: { a: 1 } }],
    });

  test.each<[string, Odd]>([
    ['403', refusal(403)],
    ['another shape', (response) => json(response, [])],
  ])('is named by job view, with the reason: %s', async (_, odd) => {
    const ran = await run(['job', 'view', 'Maeve', '--json'], { [QUESTIONS]: odd });
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.json()).toMatchObject({
      short_id: 'ABCDEFGH101',
      questionnaire_answers: [],
      not_available: [{ part: 'questionnaire', why: expect.stringMatching(/\w\.$/) }],
    });
    const shown = await run(['job', 'view', 'Maeve'], { [QUESTIONS]: odd });
    expect(shown.stdout).toContain('questionnaire: not available');
  });

  test.each<[string, string, Odd, number, string]>([
    ['403', 'verify', refusal(403), 4, 'may not'],
    ['another shape', 'verify --dry-run', (response) => json(response, { no: 1 }), 1, 'API'],
  ])('isn’t taken for a job without milestones: %s', async (_, verb, odd, code, why) => {
    const known = {
      [CAPABILITIES]: ((response) =>
        json(response, { capabilities: ['milestones'] })) satisfies Odd,
      'GET /pro/v1/jobs/job-1/milestones': odd,
    };
    const words = ['scope', ...verb.split(' '), 'Maeve'];
    const ran = await run([...words, '--yes'], known);
    expect(ran.code, ran.stderr).toBe(code);
    expect(ran.stdout).toContain('– Not ticked: its milestones could not be read');
    expect(ran.stderr).toContain(why);
    const machine = await run([...words, '--yes', '--json'], known);
    expect(machine.code).toBe(code);
    expect(machine.json()).toMatchObject({ milestone: null, verified: null, ticked: false });
  });

  test('leaves the job to be seen when it is the documents', async () => {
    const odd = { 'GET /v1.0/jobs/job-1/documents': refusal(403) };
    const ran = await run(['job', 'view', 'Maeve', '--json'], odd);
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.json()).toMatchObject({ not_available: [{ part: 'scope' }] });
  });

  test('a kind of answer that nobody documents is shown as it is', async () => {
    const ran = await run(['job', 'view', 'Maeve', '--json'], { [QUESTIONS]: strange });
    expect(ran.json()).toMatchObject({
      questionnaire_answers: [{ question_id: 'Q', answer: '{"a":1}' }],
      not_available: [],
    });
    const verify = await run(['scope', 'verify', 'Maeve', '--dry-run'], { [QUESTIONS]: strange });
    expect(verify.code, verify.stderr).toBe(0);
  });

  test('a portal that is away isn’t one that refuses a part', async () => {
    const ran = await run(['job', 'view', 'Maeve'], { [QUESTIONS]: refusal(503) });
    expect(ran.code).toBe(7);
  });
});

describe('consultations of a job that can’t be listed', () => {
  const LIST = 'GET /v1.0/jobs/job-1/scope_change/consultations';
  const CREATE = 'POST /v1.0/jobs/job-1/scope_change/consultations';
  const made: Odd = (response) =>
    json(response, {
      id: 'sc-1',
      job_id: 'job-1',
      items: [{ name: 'Planning call', quantity: 1 }],
    });
  const request = [
    'scope',
    'request',
    'Maeve',
    '--item',
    'PLANNING',
    '--reason',
    'They asked',
    '--yes',
  ];

  test.each<[string, Odd]>([
    ['404', refusal(404)],
    ['405', refusal(405)],
    ['403', refusal(403)],
    ['a bare list', (response) => json(response, [])],
  ])('are requested all the same, and it is said: %s', async (_, odd) => {
    const ran = await run(request, { [LIST]: odd, [CREATE]: made });
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stderr).toContain('can’t be told whether it was requested before');
    expect(ran.paths.filter((path) => path === CREATE)).toHaveLength(1);
  });

  test('are never requested again when the answer is lost', async () => {
    const lost: Odd = (response) => response.destroy();
    const ran = await run(request, { [LIST]: refusal(404), [CREATE]: lost });
    expect(ran.code, ran.stderr).toBe(7);
    expect(ran.stderr).toContain('look before you repeat it');
    expect(ran.paths.filter((path) => path === CREATE)).toHaveLength(1);
  });

  test.each([[404], [405], [501]])(
    'scope list says that the portal has no such thing: %i',
    async (status) => {
      const ran = await run(['scope', 'list', 'Maeve'], { [LIST]: refusal(status) });
      expect(ran.code, ran.stderr).toBe(10);
      expect(ran.stderr).toContain('taxq job open ABCDEFGH101');
    },
  );
});

describe('what nobody is known by', () => {
  test('a sender who isn’t on the job is said to be unknown', async () => {
    const odd: Record<string, Odd> = {
      'GET /v1.0/jobs/job-1/messages': (response) =>
        json(response, {
          data: [
            {
              id: 'm',
              text: 'Hello',
              sender_user_id: 'former',
              create_time: '2026-03-02T15:00:00Z',
            },
          ],
        }),
    };
    const ran = await run(['message', 'list', 'Maeve', '--json'], odd);
    expect(ran.json()).toMatchObject([{ author: 'unknown', author_name: 'former' }]);
  });

  test('opening a job needs to know who the pro is, and says what for', async () => {
    const portal = await startStranger();
    const env = { ...portal.env, TAXQ_USER_ID: '' };
    const ran = await taxq(['job', 'open', 'Maeve', '--print'], { env });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('a link to the portal is made for a member');
    expect(ran.stderr).not.toContain('messages need a sender');
  });
});
