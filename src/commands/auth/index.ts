import type { NounSpec } from '../spec.ts';
import { LOGIN_FIELDS, LOGOUT_FIELDS, STATUS_FIELDS } from './fields.ts';

export const auth: NounSpec = {
  name: 'auth',
  summary: 'Sign in to a portal, and see how you are signed in',
  verbs: [
    {
      name: 'login',
      summary: 'Try client credentials at the portal and store them',
      about:
        'The secret is asked for, or read from standard input when that is not a terminal; it is never an option',
      options: [
        { flags: '--client-id <id>', about: 'The client id your portal gave you', required: true },
        {
          flags: '--insecure-storage',
          about: 'Keep the secret in a plain file that only your user can read',
        },
      ],
      examples: [
        'taxq --profile rocket-tax auth login --client-id ID --insecure-storage',
        'taxq auth login --client-id ID --insecure-storage < secret.txt',
      ],
      fields: LOGIN_FIELDS,
      exits: [3, 4, 7],
      load: async () => (await import('./login.ts')).runLogin,
    },
    {
      name: 'logout',
      summary: 'Remove the stored sign-in of a profile',
      examples: ['taxq auth logout', 'taxq --profile rocket-tax auth logout'],
      fields: LOGOUT_FIELDS,
      exits: [3],
      load: async () => (await import('./logout.ts')).runLogout,
    },
    {
      name: 'status',
      summary: 'Show the portal, where the token comes from, and whether it works',
      about: 'Neither the token nor the secret is ever shown',
      options: [{ flags: '--offline', about: 'Call nobody' }],
      examples: ['taxq auth status', 'taxq auth status --offline --json'],
      fields: STATUS_FIELDS,
      exits: [3, 4, 7],
      load: async () => (await import('./status.ts')).runStatus,
    },
  ],
};
