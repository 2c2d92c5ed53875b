import { expect, test } from 'vitest';
import { IN_PARTS, makeBulk, writeManifest } from '../support/bulk.ts';
import { bulkScene, expectExactlyOnce, SURFACES } from '../support/bulk-scene.ts';

interface Result {
  file: string;
  status: string;
}

/** The files of a run that it sent itself. */
const sentBy = (results: readonly Result[]): string[] =>
  results.filter(({ status }) => status === 'uploaded').map(({ file }) => file);

test.each(SURFACES)(
  'two runs of one manifest at the same time send each file once (surface %s)',
  async (surface) => {
    const scene = await bulkScene(surface);
    const { machine, jobs, env } = scene;
    const bulk = await makeBulk(machine.folder, jobs, { count: 24, large: [IN_PARTS] });
    const upload = () => machine.run(['upload', 'run', bulk.manifest, '--json'], { env });
    const runs = await Promise.all([upload(), upload()]);
    for (const { code, stderr } of runs) expect(code, stderr).toBe(0);
    const sent = runs.flatMap((run) => sentBy(run.json<Result[]>()));
    expect(sent.sort()).toEqual(bulk.files.map(({ path }) => path).sort());
    await expectExactlyOnce(scene, bulk, surface);
  },
);

test.each(SURFACES)(
  'two runs whose manifests overlap send each file once (surface %s)',
  async (surface) => {
    const scene = await bulkScene(surface);
    const { machine, jobs, env } = scene;
    const bulk = await makeBulk(machine.folder, jobs, { count: 24, large: [IN_PARTS] });
    const { files } = bulk;
    const parts = [files.slice(0, 18), files.slice(6).reverse()];
    const manifests = await Promise.all(
      parts.map(async (part, index) => {
        const manifest = `${machine.folder}/part-${index}.csv`;
        await writeManifest(manifest, part);
        return manifest;
      }),
    );
    const runs = await Promise.all(
      manifests.map((manifest) => machine.run(['upload', 'run', manifest, '--json'], { env })),
    );
    for (const { code, stderr } of runs) expect(code, stderr).toBe(0);
    const sent = runs.flatMap((run) => sentBy(run.json<Result[]>()));
    expect(sent).toHaveLength(files.length);
    expect(new Set(sent).size).toBe(files.length);
    await expectExactlyOnce(scene, bulk, surface);
  },
);
