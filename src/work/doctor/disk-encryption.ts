import { execFile } from 'node:child_process';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type Check, couldNotCheck, type Finding, pass, warn } from '../checks/check.ts';
import { mountOf } from './disk-mount.ts';
import { nearestFolder } from './nearest-folder.ts';

/** File systems that encrypt by themselves. */
const ENCRYPTING = ['ecryptfs', 'fuse.gocryptfs', 'fuse.cryfs', 'fuse.encfs'];
/** Devices under one another that are followed. */
const DEEPEST = 8;

const UNKNOWN = couldNotCheck(
  'It can’t be told from here whether this disk is encrypted.',
  'Look in your system’s settings: client data belongs on an encrypted disk.',
);
const PLAIN = warn(
  'The disk doesn’t look encrypted; one that does it by itself can’t be told.',
  'Encrypt the disk: whoever has it can read what lies on it.',
);

/** Whether a device, or one that it lies on, is encrypted by the kernel. */
async function isCrypt(device: string, depth = 0): Promise<boolean> {
  const uuid = await readFile(join(device, 'dm', 'uuid'), 'utf8').catch(() => '');
  if (uuid.startsWith('CRYPT-')) return true;
  const below = await readdir(join(device, 'slaves')).catch(() => []);
  if (depth >= DEEPEST) return false;
  const found = await Promise.all(
    below.map((name) => isCrypt(join('/sys/class/block', name), depth + 1)),
  );
  return found.some(Boolean);
}

async function onLinux(path: string): Promise<Finding> {
  const mount = mountOf(await readFile('/proc/self/mountinfo', 'utf8'), path);
  if (mount === null) return UNKNOWN;
  const { type, source } = mount;
  if (type === 'tmpfs' || type === 'ramfs') return pass('It lies in memory and not on a disk.');
  if (ENCRYPTING.includes(type)) return pass(`Encrypted (${type}).`);
  if (!source.startsWith('/dev/')) return UNKNOWN;
  const device = await realpath(source).catch(() => null);
  if (device === null) return UNKNOWN;
  const inSys = join('/sys/class/block', basename(device));
  if (await isCrypt(inSys)) return pass('Encrypted (dm-crypt).');
  return (await readdir(inSys).catch(() => null)) === null ? UNKNOWN : PLAIN;
}

/** Reads what `fdesetup status` of macOS says. */
export function readFileVault(said: string): Finding {
  if (/FileVault is On/.test(said)) return pass('Encrypted (FileVault).');
  return /FileVault is Off/.test(said) ? PLAIN : UNKNOWN;
}

async function onMac(signal: AbortSignal): Promise<Finding> {
  const { stdout } = await promisify(execFile)('/usr/bin/fdesetup', ['status'], { signal }).catch(
    () => ({ stdout: '' }),
  );
  return readFileVault(stdout);
}

/** Whether the disk with taxq’s files is encrypted, where the system tells. */
export const encryptionCheck = (folder: string, platform: string): Check => ({
  id: 'disk-encryption',
  name: 'Disk encryption',
  run: async (signal) => {
    if (platform === 'darwin') return onMac(signal);
    if (platform !== 'linux') return UNKNOWN;
    return onLinux(await realpath(await nearestFolder(folder)));
  },
});
