import { statfs } from 'node:fs/promises';
import { type Check, type Finding, fail, pass, warn } from '../checks/check.ts';
import { nearestFolder } from './nearest-folder.ts';

const MIB = 1024 * 1024;
const FAIL_UNDER = 50 * MIB;
const WARN_UNDER = 1024 * MIB;

/** @param bytes that this user may still write */
export function judgeSpace(bytes: number): Finding {
  const size =
    bytes >= 1024 * MIB ? `${(bytes / 1024 / MIB).toFixed(1)} GB` : `${Math.floor(bytes / MIB)} MB`;
  const message = `${size} free where taxq keeps things.`;
  if (bytes >= WARN_UNDER) return pass(message);
  const hint = 'Make room: uploads and downloads stop when the disk is full.';
  return bytes < FAIL_UNDER ? fail(message, hint) : warn(message, hint);
}

/** Room on the disk with taxq’s files. */
export const spaceCheck = (folder: string): Check => ({
  id: 'disk-space',
  name: 'Disk space',
  run: async () => {
    const { bavail, bsize } = await statfs(await nearestFolder(folder));
    return judgeSpace(bavail * bsize);
  },
});
