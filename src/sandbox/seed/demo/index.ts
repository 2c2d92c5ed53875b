import type { JobSketch } from '../sketch.ts';
import { ENDED_JOBS } from './ended.ts';
import { NEW_JOBS } from './new.ts';
import { OPEN_JOBS } from './open.ts';
import { RETURN_JOBS } from './returns.ts';

/** The demo's twelve jobs, in the order they were created. */
export const DEMO_JOBS: readonly JobSketch[] = [
  ...ENDED_JOBS,
  ...RETURN_JOBS,
  ...OPEN_JOBS,
  ...NEW_JOBS,
];
