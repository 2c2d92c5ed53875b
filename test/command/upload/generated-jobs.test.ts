import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedJob } from '../../../src/sandbox/seed/generated.ts';
import { seedShortId } from '../../../src/sandbox/seed/ids.ts';
import { returnPdf } from '../../support/returns.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, tempFolder } from '../../support/taxq.ts';
import { byName, folderWith, type Outcome, type Planned, upload } from './scene.ts';

const JOBS = 120;

const sandbox = useSandbox({ seed: JOBS });

test('a season’s folder goes to its jobs: planned, sent and proven', async () => {
  const clients = Array.from({ length: JOBS }, (_, at) => {
    const { clients: people, status, key } = generatedJob(at);
    const { given = '', family = '' } = people[0] ?? {};
    return { given, family, status, short_id: seedShortId(key) };
  }).filter(({ status }) => status === 'CLAIMED');
  const nameOf = ({ given, family }: (typeof clients)[number], at: number) =>
    at % 2 === 0 ? `${family}, ${given} - Draft.pdf` : `${given}_${family}_draft_2025.pdf`;
  const folder = await folderWith(
    Object.fromEntries(
      clients.map((one, at) => [
        nameOf(one, at),
        returnPdf({ client: `${one.given} ${one.family}`, note: one.short_id }),
      ]),
    ),
  );
  const env = { ...sandboxEnv(sandbox()), TAXQ_HOME: await tempFolder() };
  const out = join(folder, 'plan.csv');
  const plan = await upload(['plan', folder, '-o', out, '--json'], { env });
  const planned = byName(plan.json<Planned[]>());
  const told = clients.map((one, at) => planned[nameOf(one, at)]);
  expect(told.map((row) => row?.job)).toEqual(clients.map(({ short_id }) => short_id));
  expect(new Set(told.map((row) => row?.verdict))).toEqual(new Set(['upload']));

  const run = await upload(['run', out, '--json'], { env });
  expect(new Set(run.json<Outcome[]>().map(({ status }) => status))).toEqual(new Set(['uploaded']));
  const verified = await upload(['verify', out], { env });
  expect(verified.code).toBe(0);
  expect(verified.stderr).toContain(`The portal holds all ${clients.length}, each once.`);
});
