import { join, resolve } from 'node:path';
import { SANDBOX } from '../../config/profile.ts';
import type { Context } from '../context.ts';

/** Where the embedded portal of a command keeps its data. */
export function dataFolder(data: string | undefined, context: Context): string {
  return data === undefined ? join(context.paths.data, SANDBOX) : resolve(data);
}

/** The server's own options, as the command line gives them. */
export interface ServerInput {
  seed?: 'demo' | number;
  clock?: string;
  surface?: 'all' | 'public';
  tokenTtl?: number;
  /** File of faults. */
  faults?: string;
}

/** The same as the embedded portal takes them. */
export function serverOptions({ seed, clock, surface, tokenTtl }: ServerInput) {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(clock === undefined ? {} : { clock }),
    ...(surface === undefined ? {} : { surface }),
    ...(tokenTtl === undefined ? {} : { tokenTtlSeconds: tokenTtl }),
  };
}
