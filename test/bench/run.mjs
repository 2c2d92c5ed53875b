import { loadavg } from 'node:os';

/** What can be measured, in the order in which it is. */
const PARTS = {
  commands: () => import('./commands.mjs'),
  sandbox: () => import('./sandbox.mjs'),
  uploads: () => import('./uploads.mjs'),
  far: () => import('./far-uploads.mjs'),
  large: () => import('./large-files.mjs'),
  plans: () => import('./plans.mjs'),
  load: () => import('./load.mjs'),
  rules: () => import('./rules.mjs'),
  queue: () => import('./queue.mjs'),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`);
}
for (const name of names.length > 0 ? names : Object.keys(PARTS)) {
  const { measure } = await PARTS[name]();
  const load = loadavg()[0].toFixed(1);
  console.log(`${name} (load ${load})`);
  await measure();
}
