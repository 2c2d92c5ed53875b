import { describe, expect, it } from 'vitest';
import { readFileVault } from '../../../../src/work/doctor/disk-encryption.ts';
import { mountOf } from '../../../../src/work/doctor/disk-mount.ts';
import { judgeSpace } from '../../../../src/work/doctor/disk-space.ts';
import { judgeNode, judgeScreen } from '../../../../src/work/doctor/machine-checks.ts';

it.each([
  ['v20.19.0', 'pass'],
  ['v20.18.3', 'fail'],
  ['v18.20.0', 'fail'],
  ['v26.0.0', 'pass'],
])('Node %s', (version, status) => {
  expect(judgeNode(version).status).toBe(status);
});

describe('a screen', () => {
  const good = { isTerminal: true, columns: 80, color: true, locale: 'en_US.UTF-8' };
  it.each([
    ['as it should be', {}, 'pass'],
    ['without a locale', { locale: null }, 'pass'],
    ['with C.utf8', { locale: 'C.utf8' }, 'pass'],
    ['without UTF-8', { locale: 'POSIX' }, 'warn'],
    ['that is narrow', { columns: 60 }, 'warn'],
    ['that is a pipe', { isTerminal: false, columns: 1, locale: 'C' }, 'pass'],
  ])('%s', (_, change, status) => {
    expect(judgeScreen({ ...good, ...change }).status).toBe(status);
  });
});

it.each([
  [10 * 2 ** 30, 'pass'],
  [1_000 * 2 ** 20, 'warn'],
  [49 * 2 ** 20, 'fail'],
])('%i bytes left', (bytes, status) => {
  expect(judgeSpace(bytes).status).toBe(status);
});

it('finds the innermost mount that holds a path', () => {
  const mounts = [
    '22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/mapper/root rw',
    '30 22 254:1 / /home rw - ext4 /dev/mapper/home rw',
    '31 30 0:40 / /home/a\\040b rw - tmpfs tmpfs rw',
    '',
  ].join('\n');
  expect(mountOf(mounts, '/home/me/x')).toMatchObject({
    source: '/dev/mapper/home',
    device: '254:1',
  });
  expect(mountOf(mounts, '/homes')?.point).toBe('/');
  expect(mountOf(mounts, '/home/a b/c')).toMatchObject({ type: 'tmpfs', point: '/home/a b' });
});

it.each([
  ['FileVault is On.\n', 'pass'],
  ['FileVault is Off.\n', 'warn'],
  ['Error', 'could-not-check'],
])('%j', (said, status) => {
  expect(readFileVault(said).status).toBe(status);
});
