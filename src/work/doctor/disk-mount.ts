/** Where a path of this machine lies. */
export interface Mount {
  point: string;
  /** Such as `ext4`. */
  type: string;
  /** Such as `/dev/mapper/home`; a word for a file system without a device. */
  source: string;
  /** Major and minor number of the device, as in `254:0`. */
  device: string;
}

/** mountinfo writes blanks and the like as three octal digits. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );

function readLine(line: string): Mount | null {
  const [before = '', after = ''] = line.split(' - ');
  const [, , device = '', , point = ''] = before.split(' ');
  const [type = '', source = ''] = after.split(' ');
  return point === '' ? null : { point: unescaped(point), type, source: unescaped(source), device };
}

const holds = (point: string, path: string): boolean =>
  point === '/' || path === point || path.startsWith(`${point}/`);

/**
 * Finds the mount that a path lies on: of those that hold it the innermost, and of two at the same
 * place the later.
 *
 * @param mountinfo what Linux tells in /proc/self/mountinfo
 * @param path absolute, without links
 */
export function mountOf(mountinfo: string, path: string): Mount | null {
  return mountinfo
    .split('\n')
    .map(readLine)
    .filter((mount) => mount !== null)
    .filter(({ point }) => holds(point, path))
    .reduce<Mount | null>(
      (best, mount) => (best === null || mount.point.length >= best.point.length ? mount : best),
      null,
    );
}
