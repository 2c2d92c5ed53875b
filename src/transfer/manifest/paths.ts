import { resolve } from 'node:path';
import { insideOf } from '../paths.ts';

/** A path as a manifest in `folder` has it: relative when it is inside, else absolute. */
export function relativeTo(folder: string, path: string): string {
  return insideOf(folder, path) ?? resolve(folder, path);
}
