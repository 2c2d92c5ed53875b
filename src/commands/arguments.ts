import type { ArgumentSpec } from './spec.ts';

const about = 'Short id, id, or a unique part of the client’s name';

/** The job that a command works on. */
export const JOB: ArgumentSpec = { name: '<job>', about };

/** One job or several. */
export const JOBS: ArgumentSpec = { name: '<job...>', about };
