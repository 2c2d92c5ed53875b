import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { taxqJson } from './measure.mjs';

export const TAG = 'OTHER';

/** The jobs that documents can be sent to. */
export const openJobs = ({ env }) =>
  taxqJson(['job', 'list', '--status', 'active', '--all', '--json=id,short_id,client'], env);

/** Writes files of one size that have nothing in common, each for a job in turn. */
export async function makeFiles(folder, { count, bytes, jobs }) {
  await mkdir(folder, { recursive: true });
  const files = [];
  for (let index = 0; index < count; index += 1) {
    const title = `file-${String(index).padStart(4, '0')}`;
    const head = `%PDF-1.4\n%${title}\n%`;
    const tail = '\n%%EOF\n';
    const content = Buffer.concat([
      Buffer.from(head),
      randomBytes(bytes - head.length - tail.length),
      Buffer.from(tail),
    ]);
    const path = join(folder, `${title}.pdf`);
    await writeFile(path, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    files.push({ path, title, size: bytes, sha256, job: jobs[index % jobs.length] });
  }
  return files;
}

/** Writes a manifest as a person does who has looked at each file: nothing is left but to send them. */
export async function writeManifest(path, files) {
  const rows = files.map(({ path: file, job, title, size, sha256 }) =>
    [file, job.short_id, TAG, title, size, sha256, 'upload anyway'].join(','),
  );
  await writeFile(path, ['file,job,tag,title,size,sha256,verdict', ...rows, ''].join('\n'));
  return path;
}
