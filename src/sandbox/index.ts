export type { Seed } from './seed/index.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start.ts';
