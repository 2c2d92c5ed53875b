import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type BulkFile, IN_PARTS } from '../../support/bulk.ts';
import { SURFACES, type Surface } from '../../support/bulk-scene.ts';
import {
  type FaultScene,
  faultScene,
  isUpload,
  type Result,
  usePortals,
} from '../../support/fault-scene.ts';

const portals = usePortals();

const grow = ({ path }: BulkFile) => appendFileSync(path, 'one line more\n');
const truncate = ({ path, size }: BulkFile) => truncateSync(path, size - 10);
const replace = ({ path, size }: BulkFile) => {
  const content = readFileSync(path);
  content.fill('x', size - 100, size - 50);
  writeFileSync(path, content);
};
const remove = ({ path }: BulkFile) => rmSync(path);

const errorsOf = (results: readonly Result[]): (string | undefined)[] =>
  results.map(({ error }) => error?.code);

/** Opens a scene in which something happens to the files when the first request with a body comes. */
async function changingScene(
  surface: Surface,
  large: readonly number[],
  count: number,
  change: (files: readonly BulkFile[]) => void,
): Promise<FaultScene> {
  let changed = false;
  const scene = await faultScene({
    portal: portals(surface),
    surface,
    count,
    large,
    decide: (method, path) => {
      if (!changed && (isUpload(method, path) || method === 'PATCH')) {
        changed = true;
        change(scene.bulk.files);
      }
      return 'pass';
    },
  });
  return scene;
}

const contentsOf = (files: readonly BulkFile[]) =>
  files.map(({ path }) => [path, readFileSync(path)] as const);

test.each(SURFACES)(
  'files that change before their turn fail, the others arrive, and no portal gets another content (surface %s)',
  async (surface) => {
    const scene = await changingScene(surface, [], 6, ([, second, third, fourth, fifth]) => {
      if (second) remove(second);
      if (third) grow(third);
      if (fourth) replace(fourth);
      if (fifth) truncate(fifth);
    });
    const { bulk, run, expectHeld } = scene;
    const before = contentsOf(bulk.files);
    const ran = await run(['--json', '--concurrency', '1']);
    expect(ran.code).toBe(8);
    expect(errorsOf(ran.json<Result[]>())).toEqual([
      undefined,
      'file_missing',
      ...['file_changed', 'file_changed', 'file_changed'],
      undefined,
    ]);
    await expectHeld(bulk.files.filter((_, index) => index === 0 || index === 5));

    for (const [path, content] of before) writeFileSync(path, content);
    const again = await run();
    expect(again.code, again.stderr).toBe(0);
    await expectHeld();
  },
);

const STREAMED = 7 * 1024 * 1024;

const CHANGES: readonly [string, (file: BulkFile) => void][] = [
  ['grows', grow],
  ['shrinks', truncate],
  ['becomes another of the same size', replace],
];

const WAYS: readonly [string, Surface, number][] = [
  ['streamed', 'all', STREAMED],
  ['streamed to a public portal', 'public', STREAMED],
  ['sent in parts', 'all', IN_PARTS],
];

describe('a large file that changes while it is sent fails, and nothing of it becomes a document', () => {
  test.each(
    WAYS.flatMap(([way, surface, size]) =>
      (surface === 'public' ? CHANGES.slice(-1) : CHANGES).map(
        ([how, change]) => [how, way, surface, size, change] as const,
      ),
    ),
  )('it %s, %s', async (_, __, surface, size, change) => {
    const scene = await changingScene(surface, [size], 1, ([large]) => {
      if (large) change(large);
    });
    const { bulk, run, expectHeld } = scene;
    const [large, small] = bulk.files;
    const content = readFileSync(large?.path ?? '');
    const ran = await run(['--json', '--concurrency', '1']);
    expect(ran.code).toBe(8);
    const [code, other] = errorsOf(ran.json<Result[]>());
    expect(['file_changed', 'digest_mismatch']).toContain(code);
    expect(other).toBeUndefined();
    await expectHeld(small ? [small] : []);

    writeFileSync(large?.path ?? '', content);
    // The portal lets go of the key only when it has seen that the body broke off.
    await expect.poll(async () => (await run()).code, { timeout: 5_000 }).toBe(0);
    await expectHeld();
  });
});
