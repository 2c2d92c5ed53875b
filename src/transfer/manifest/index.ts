export { checkTarget } from './check-target.ts';
export type { ManifestEntry, ManifestRow } from './manifest-row.ts';
export { relativeTo } from './paths.ts';
export { readManifest, readManifestFile } from './read.ts';
export { saveManifest, writeCsv, writeJson } from './write.ts';
