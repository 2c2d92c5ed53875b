import type { CommandSpec } from '../spec.ts';
import { DOCTOR_FIELDS } from './fields.ts';

export const doctor: CommandSpec = {
  name: 'doctor',
  summary: 'Check this machine: files, secrets, store, network, clock, sign-in',
  about:
    'Nothing is changed, and no secret is shown. A check passes, warns, fails or couldn’t be made; a failure ends with exit code 9',
  options: [
    { flags: '--offline', about: 'Leave out what calls anybody' },
    { flags: '--strict', about: 'Warnings, and checks that couldn’t be made, are failures too' },
  ],
  examples: [
    'taxq doctor',
    'taxq doctor --offline',
    'taxq --profile rocket-tax doctor --strict --json',
  ],
  fields: DOCTOR_FIELDS,
  exits: [9, 130],
  load: async () => (await import('./doctor.ts')).runDoctor,
};
