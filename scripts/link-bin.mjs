import { rm, symlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// In a clone, `npx taxq` would set up a package in npm's cache that points back here. With the
// program among the local ones npx finds it at once, without a cache and without a network.
const link = fileURLToPath(new URL('../node_modules/.bin/taxq', import.meta.url));
if (process.platform !== 'win32') {
  await rm(link, { force: true });
  await symlink('../../bin/taxq.js', link);
}
