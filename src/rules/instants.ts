const FRACTION = /\.(\d+)/;

/**
 * Orders two ISO 8601 instants: negative when `left` is earlier, 0 when equal, positive when later.
 * Fractions finer than a millisecond count, which plain Date arithmetic would drop.
 *
 * @throws RangeError when a text is not an instant
 */
export function compareInstants(left: string, right: string): number {
  return milliseconds(left) - milliseconds(right) || finerPart(left) - finerPart(right);
}

/**
 * Tells which items are no older than an instant, which is read once.
 *
 * @throws RangeError when a text is not an instant, that of an item once it is asked for
 */
export function isSince(first: string): (item: { create_time: string }) => boolean {
  const start = milliseconds(first);
  return ({ create_time: time }) =>
    (milliseconds(time) - start || finerPart(time) - finerPart(first)) >= 0;
}

/** The item with the latest `create_time`, the larger id deciding a tie; undefined for none. */
export function newestOf<T extends { id: string; create_time: string }>(
  items: readonly T[],
): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || isNewer(item, best) ? item : best),
    undefined,
  );
}

function isNewer(
  item: { id: string; create_time: string },
  best: { id: string; create_time: string },
): boolean {
  const order = compareInstants(item.create_time, best.create_time);
  return order > 0 || (order === 0 && item.id > best.id);
}

function milliseconds(instant: string): number {
  const value = Date.parse(instant);
  if (Number.isNaN(value)) throw new RangeError(`Not an ISO 8601 instant: ${instant}`);
  return value;
}

function finerPart(instant: string): number {
  const digits = FRACTION.exec(instant)?.[1] ?? '';
  return Number(digits.slice(3, 9).padEnd(6, '0'));
}
