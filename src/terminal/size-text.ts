const UNITS = ['KB', 'MB', 'GB'] as const;

/** A size for a person to read, as `1.4 MB`; a MB has 1024 × 1024 bytes, as the portal counts. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 10 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/**
 * How much of a size is done, the unit said once where it is the same: `25 of 196 MB`.
 *
 * @param of what stands between the two
 */
export function sizeOfText(done: number, total: number, of = ' of '): string {
  const whole = sizeText(total);
  const part = sizeText(done);
  const unit = whole.slice(whole.indexOf(' '));
  return `${part.endsWith(unit) ? part.slice(0, -unit.length) : part}${of}${whole}`;
}
