import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pdfBytes } from './files.ts';
import { seeded } from './seeded.ts';

/** A file of a bulk upload, and where it is to be. */
export interface BulkFile {
  path: string;
  /** Short id. */
  job: string;
  tag: string;
  title: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** Files with a manifest that a person vouches for, so that nothing but the sending is done. */
export interface Bulk {
  manifest: string;
  files: readonly BulkFile[];
}

export interface BulkWish {
  /** Of the manifest and the files. */
  name?: string;
  /** Small files, up to 20 kB each. */
  count: number;
  /** Sizes of larger files, which come first; bytes. */
  large?: readonly number[];
  /** Makes the contents. */
  seed?: number;
}

const TAGS = ['OTHER', 'W_2'] as const;

/** Over the size from which a file goes in parts. */
export const IN_PARTS = 9 * 1024 * 1024;

/** Writes a manifest for files that are there. */
export async function writeManifest(path: string, files: readonly BulkFile[]): Promise<void> {
  const rows = files.map(({ path: file, job, tag, title, size, sha256 }) =>
    [file, job, tag, title, size, sha256, 'upload anyway'].join(','),
  );
  await writeFile(path, ['file,job,tag,title,size,sha256,verdict', ...rows, ''].join('\n'));
}

/** Writes files for jobs, and the manifest that sends each to its job. */
export async function makeBulk(
  folder: string,
  jobs: readonly string[],
  { name = 'plan', count, large = [], seed = 1 }: BulkWish,
): Promise<Bulk> {
  const random = seeded(seed);
  const sizes = [...large, ...Array.from({ length: count }, () => 100 + random() * 20_000)];
  await mkdir(join(folder, name), { recursive: true });
  const files: BulkFile[] = [];
  for (const [index, wanted] of sizes.entries()) {
    const title = `${name}-${String(index).padStart(3, '0')}`;
    const filler = '.'.repeat(Math.max(0, Math.floor(wanted) - 60));
    const content = pdfBytes(`${title} of seed ${seed} ${filler}`);
    const path = join(folder, name, `${title}.pdf`);
    await writeFile(path, content);
    files.push({
      path,
      job: jobs[index % jobs.length] ?? '',
      tag: TAGS[index % TAGS.length] ?? '',
      title,
      size: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  }
  const manifest = join(folder, `${name}.csv`);
  await writeManifest(manifest, files);
  return { manifest, files };
}
