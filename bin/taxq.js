#!/usr/bin/env node
import module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `taxq needs Node 20.19 or later; this is ${process.versions.node}.\nInstall a newer one from https://nodejs.org and run the command again.\n`,
  );
  process.exitCode = 1;
} else {
  if (!process.env.CI) module.enableCompileCache?.();
  const { start } = await import('../dist/start.js').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    process.stderr.write('taxq is not built yet.\nRun: npm ci (or npm run build) in its folder.\n');
    return { start: () => 1 };
  });
  process.exitCode = await start();
}
