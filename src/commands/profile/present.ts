import { labelled } from '../../terminal/labelled.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import type { Context } from '../context.ts';
import { PROFILE_FIELDS } from './fields.ts';
import type { ProfileView } from './profile-view.ts';

const NOT_RUNNING = 'not running';

/** How profiles are listed. */
export const profilesView: View<ProfileView> = {
  fields: PROFILE_FIELDS,
  toJson: (profile) => ({ ...profile }),
  empty: 'No profiles.',
  columns: [
    { heading: '', cell: ({ current }) => (current ? { text: '●', tone: 'done' } : '') },
    { heading: 'PROFILE', cell: ({ name }) => ({ text: name, tone: 'strong' }) },
    { heading: 'PORTAL', cell: ({ url }) => url ?? { text: NOT_RUNNING, tone: 'dim' }, elastic: 1 },
    {
      heading: 'SIGNED IN BY',
      cell: ({ signed_in_by }) => signed_in_by ?? { text: 'nothing yet', tone: 'risk' },
      elastic: 0,
    },
  ],
};

/** Draws one profile for a person to read. */
export function drawProfile(profile: ProfileView, { paint }: Terminal): string {
  const lines = [
    `${paint.strong(sanitizeLine(profile.name))}${profile.current ? `  ${paint.done('● current')}` : ''}`,
  ];
  const row = (label: string, text: string | null) => {
    if (text !== null) lines.push(`  ${labelled(label, text, paint)}`);
  };
  row('portal', profile.url ?? NOT_RUNNING);
  row('token URL', profile.token_url);
  row('audience', profile.audience);
  row('trusts too', profile.ca);
  row('signed in by', profile.signed_in_by ?? 'nothing yet');
  row('you', profile.email ?? profile.user_id);
  row('production', profile.production ? 'yes: no test writes there' : null);
  for (const [word, id] of Object.entries(profile.tags ?? {})) row(`tag ${word}`, id);
  return lines.join('\n');
}

/** Tells when the environment names a portal, which comes before the current profile. */
export function noteEnvironment({ env, terminal }: Context): void {
  const name = ['TAXQ_URL', 'TAXQ_PROFILE'].find((variable) => env[variable]);
  if (name !== undefined) {
    terminal.note(`${name} is set (${env[name]}) and comes before the current profile.`);
  }
}
