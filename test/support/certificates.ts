import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';

export interface Certified {
  key: Buffer;
  cert: Buffer;
}

export interface CertificateWish {
  /** As a certificate writes them: `DNS:localhost`, `IP:127.0.0.1`. */
  names?: readonly string[];
  /** Good for two days of 2020. */
  expired?: boolean;
}

/** An authority that nobody knows, and that certifies whom it is told to. */
export interface Authority {
  /** Path of its certificate. */
  path: string;
  certify(wish?: CertificateWish): Promise<Certified>;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const EXPIRED = ['-startdate', '20200101000000Z', '-enddate', '20200103000000Z'];

const CONFIGURATION = `
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
default_days = 2
policy = any
copy_extensions = copy
[any]
commonName = supplied
`;

async function openAuthority(folder: string): Promise<Authority> {
  const openssl = (...words: readonly string[]) =>
    promisify(execFile)('openssl', [...words], { cwd: folder });
  await writeFile(join(folder, 'ca.cnf'), CONFIGURATION);
  await writeFile(join(folder, 'index.txt'), '');
  await openssl(
    ...['req', '-x509', ...NEW_KEY, '-days', '2', '-subj', '/CN=Test authority'],
    ...['-keyout', 'ca.key', '-out', 'ca.pem'],
  );
  let count = 0;
  return {
    path: join(folder, 'ca.pem'),
    certify: async ({ names = ['DNS:localhost'], expired = false } = {}) => {
      count += 1;
      const [key, request, cert] = [`${count}.key`, `${count}.csr`, `${count}.pem`];
      await openssl(
        ...['req', '-new', ...NEW_KEY, '-subj', '/CN=portal', '-keyout', key, '-out', request],
        ...['-addext', `subjectAltName=${names.join(',')}`],
      );
      await openssl(
        ...['ca', '-batch', '-notext', '-config', 'ca.cnf', '-cert', 'ca.pem'],
        ...['-keyfile', 'ca.key', '-in', request, '-out', cert, ...(expired ? EXPIRED : [])],
      );
      return { key: await readFile(join(folder, key)), cert: await readFile(join(folder, cert)) };
    },
  };
}

/** Makes an authority for one test file; it goes with the file. */
export function useAuthority(): () => Authority {
  let folder = '';
  let authority: Authority | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taxq-ca-'));
    authority = await openAuthority(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => {
    if (authority === undefined) throw new Error('the authority is there only while tests run');
    return authority;
  };
}
