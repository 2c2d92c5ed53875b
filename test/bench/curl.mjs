import { writeFile } from 'node:fs/promises';
import { TAG } from './bulk-files.mjs';

/** What curl is told to upload a file as taxq does: name and value of its long options. */
const optionsFor = ({ path, title, sha256, job }, { url, token }) => [
  ['url', `${url}/pro/v1/jobs/${job.id}/documents`],
  ['header', `Authorization: Bearer ${token}`],
  ['header', `Idempotency-Key: ${sha256}`],
  ['form-string', `title=${title}`],
  ['form-string', `document_type_id=${TAG}`],
  ['form', `file=@${path};type=application/pdf`],
  ['output', '/dev/null'],
  ['write-out', '%{http_code}\\n'],
];

const FLAGS = ['silent', 'show-error', 'fail'];

/** Writes a file for `curl --config` that uploads all the files with one process. */
export async function writeCurlConfig(path, files, portal) {
  const sections = files.map((file) => {
    const options = optionsFor(file, portal).map(([name, value]) => `${name} = "${value}"`);
    return [...FLAGS, ...options].join('\n');
  });
  await writeFile(path, `${sections.join('\nnext\n')}\n`);
  return path;
}

/** Writes a shell script that uploads the files one after the other, with a process for each. */
export async function writeCurlLoop(path, files, portal) {
  const flags = FLAGS.map((name) => `--${name}`).join(' ');
  const lines = files.map((file) => {
    const options = optionsFor(file, portal).map(([name, value]) => `--${name} '${value}'`);
    return `curl ${flags} ${options.join(' ')} || exit`;
  });
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}
