import { readdir } from 'node:fs/promises';

const MIB = 1024 * 1024;

// Loaded before a program that is watched: asked by its parent, it says what the program holds on to.
process.on('message', async () => {
  globalThis.gc();
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  const files = await readdir('/proc/self/fd').catch(() => []);
  process.send({
    heap: heapUsed / MIB,
    external: external / MIB,
    rss: rss / MIB,
    handles: process.getActiveResourcesInfo().length,
    files: files.length,
  });
});
process.channel?.unref();
