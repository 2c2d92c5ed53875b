import { describe, expect, it } from 'vitest';
import { EXIT_MEANINGS } from '../../../src/cli/exit-codes.ts';
import { TREE } from '../../../src/cli/tree.ts';
import type { CommandSpec, NounSpec } from '../../../src/commands/spec.ts';
import { json, startPortal } from '../../support/server.ts';
import { taxq } from '../../support/taxq.ts';

const commandsOf = ({ verbs, nouns = [] }: NounSpec, words: string): [string, CommandSpec][] => [
  ...verbs.map((verb): [string, CommandSpec] => [`${words} ${verb.name}`, verb]),
  ...nouns.flatMap((noun) => commandsOf(noun, `${words} ${noun.name}`)),
];

const COMMANDS = (
  await Promise.all(
    TREE.map(async (branch): Promise<[string, CommandSpec][]> => {
      const spec = await branch.load();
      return 'verbs' in spec ? commandsOf(spec, branch.name) : [[branch.name, spec]];
    }),
  )
).flat();

describe('the first page of help', () => {
  it('names every command, in its group, and exits with 0', async () => {
    const ran = await taxq(['--help']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    for (const { name, summary, group } of TREE) {
      expect(ran.stdout).toContain(`${group}:`);
      expect(ran.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
      expect(ran.stdout.replace(/\s+/g, ' ')).toContain(summary);
    }
  });

  it('is what a bare taxq shows', async () => {
    expect(await taxq([])).toMatchObject({ code: 0, stdout: expect.stringContaining('taxq demo') });
  });
});

describe.each(COMMANDS)('help of taxq %s', (words, spec) => {
  it('tells arguments, options, JSON fields, exit codes and examples', async () => {
    const ran = await taxq([...words.split(' '), '--help']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const flat = ran.stdout.replace(/\s+/g, ' ');
    for (const { name } of spec.arguments ?? [])
      expect(flat).toContain(name.replace(/[<>[\]]/g, ''));
    for (const { flags } of spec.options ?? []) expect(flat).toContain(flags);
    expect(flat).toContain((spec.fields ?? []).join(', '));
    for (const exit of spec.exits ?? []) expect(flat).toContain(`${exit} ${EXIT_MEANINGS[exit]}`);
    for (const example of spec.examples) expect(ran.stdout).toContain(`$ ${example}`);
    expect(spec.examples.length).toBeGreaterThan(0);
    expect(flat.includes('--dry-run')).toBe(spec.writes === true);
  });

  it('fits into 80 columns, but for examples', async () => {
    const ran = await taxq([...words.split(' '), '--help']);
    const long = ran.stdout.split('\n').filter((line) => line.length > 80 && !/^ +\$ /.test(line));
    expect(long).toEqual([]);
  });

  it('refuses an option it doesn’t know, with 2', async () => {
    const ran = await taxq([...words.split(' '), '--no-such-option']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    const required = spec.options?.some((option) => option.required) === true;
    expect(ran.stderr).toMatch(required ? /--no-such-option|Required/ : /--no-such-option/);
  });
});

describe('a noun', () => {
  it.each(TREE.filter(({ alias }) => alias).map(({ name, alias }) => [alias, name]))(
    '%s is another word for %s',
    async (alias = '', name) => {
      const [plural, singular] = [await taxq([alias]), await taxq([name])];
      expect(plural.stdout).toBe(singular.stdout);
      expect(plural.code).toBe(0);
      expect(plural.stdout).toContain('Commands:');
    },
  );
});

describe('a noun within a noun', () => {
  it('shows its own verbs when it is called alone, and is named by the noun around it', async () => {
    const bare = await taxq(['sandbox', 'fault']);
    expect(bare).toMatchObject({ code: 0, stderr: '' });
    expect(bare.stdout).toMatch(/^Usage: taxq sandbox fault .*\n[\s\S]*\n {2}add .*\n {2}list /);
    expect((await taxq(['sandbox'])).stdout).toMatch(/^ {2}fault +Make it fail on purpose$/m);
  });
});

describe('a mistake', () => {
  it.each([
    ['jbo list', 'job'],
    ['job lst', 'list'],
    ['sandbox fault lst', 'list'],
    ['job list --statsu open', '--status'],
    ['--jsno job list', '--json'],
  ])('in “%s” ends with 2 and suggests %s', async (line, suggestion) => {
    const ran = await taxq(line.split(' '));
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(new RegExp(`Did you mean .*${suggestion}`));
  });

  it.each([
    ['doc tags Rivera', '“tags” takes no argument, and was given 1.'],
    ['job view A B', '“view” takes one, and was given 2.'],
    ['job view', 'Missing required argument “job”.'],
    ['job list --limit', 'Option “--limit <n>” argument missing.'],
  ])('in “%s” is told in taxq’s own words and quotes', async (line, message) => {
    expect((await taxq(line.split(' '))).stderr).toContain(message);
  });

  it.each([
    'job view',
    'job view A B',
    'job list --limit 0',
    'job list --limit ten',
    'job list --format yaml',
    'job list --profile',
  ])('in “%s” ends with 2', async (line) => {
    expect((await taxq(line.split(' '))).code).toBe(2);
  });
});

it('shows its version', async () => {
  expect(await taxq(['--version'])).toMatchObject({ code: 0, stdout: '0.0.0-test\n', stderr: '' });
});

describe('--json', () => {
  const JOB = {
    id: 'J1',
    short_id: 'ABCDEFGHIJK',
    status: 'CLAIMED',
    create_time: '2026-04-14T12:00:00Z',
  };
  const run = async (argv: readonly string[]) => {
    const portal = await startPortal(({ path }, response) =>
      path.startsWith('/v1.0/jobs/getByShortId')
        ? json(response, JOB)
        : json(response, { data: [JOB] }),
    );
    return { portal, ran: await taxq(argv, { env: portal.env }) };
  };

  it.each([
    ['job list --json short_id,status', '[{"short_id":"ABCDEFGHIJK","status":"CLAIMED"}]'],
    ['job list --json=status', '[{"status":"CLAIMED"}]'],
    ['--json=status job list', '[{"status":"CLAIMED"}]'],
    ['job list --json status --limit 1', '[{"status":"CLAIMED"}]'],
  ])('in “%s” takes the fields', async (line, expected) => {
    const { ran } = await run(line.split(' '));
    expect(JSON.stringify(ran.json())).toBe(expected);
  });

  it('before an argument takes it for the argument, and not for a field', async () => {
    const { ran } = await run(['job', 'milestones', '--json', 'ABCDEFGHIJK']);
    expect(ran.code).toBe(10);
  });

  it('with an unknown field ends with 2 before anything is sent', async () => {
    const { portal, ran } = await run(['job', 'list', '--json=short_id,colour']);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/colour.*short_id/);
    expect(portal.seen).toHaveLength(0);
  });
});
