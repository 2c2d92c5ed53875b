const LARGE_BYTES = 1024 * 1024;
const LOOK_EVERY_MS = 100;

/**
 * Keeps the buffers of this process below `maxBytes`. The limit that Node is started with counts
 * the heap only, and a few kilobytes of a PDF can unpack to gigabytes of buffers; a large one is
 * refused before it is made.
 *
 * @param exceeded told when there are more or would be; the work that asked for it fails
 */
export function limitBuffers(maxBytes: number, exceeded: () => void): void {
  const room = () => maxBytes - process.memoryUsage().arrayBuffers;
  globalThis.Uint8Array = new Proxy(Uint8Array, {
    construct(target, parameters: unknown[], newTarget) {
      const [length] = parameters;
      if (typeof length === 'number' && length >= LARGE_BYTES && length > room()) {
        exceeded();
        throw new RangeError('Too much memory.');
      }
      return Reflect.construct(target, parameters, newTarget);
    },
  });
  setInterval(() => {
    if (room() < 0) exceeded();
  }, LOOK_EVERY_MS).unref();
}
