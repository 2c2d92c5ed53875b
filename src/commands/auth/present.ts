import { labelled } from '../../terminal/labelled.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { User } from './check-sign-in.ts';

/** What `auth status` tells; field names are those of its JSON. */
export interface SignInStatus {
  profile: string;
  chosen_by: string;
  url: string | null;
  token_url: string | null;
  token_source: string | null;
  store: 'none' | 'environment' | 'file' | 'sandbox';
  store_path: string | null;
  /** Null when nobody was asked. */
  signed_in: boolean | null;
  token_expires_time: string | null;
  user: User | null;
}

/** Draws how a pro is signed in, for a person to read. */
export function drawStatus(status: SignInStatus, { paint, timeText }: Terminal): string {
  const sleeping = status.store === 'none' && status.signed_in === null;
  const headline = () => {
    if (status.signed_in === true) return `${paint.done('✓')} ${paint.strong('Signed in')}`;
    if (status.signed_in === false) return `${paint.late('✗')} ${paint.strong('Not signed in')}`;
    return sleeping
      ? `${paint.dim('○')} The embedded portal isn’t running.`
      : `${paint.dim('○')} Not checked`;
  };
  const lines = [headline()];
  if (sleeping) lines.push(paint.dim('  It starts, and signs you in, when it is first needed.'));
  const row = (label: string, text: string | null) => {
    if (text !== null) lines.push(`  ${labelled(label, text, paint)}`);
  };
  row('profile', `${status.profile} (chosen by ${status.chosen_by})`);
  row('you', status.user && `${status.user.display_name} <${status.user.email}>`);
  row('portal', status.url);
  row('token URL', status.token_url);
  row('token from', status.token_source);
  row('token until', status.token_expires_time && timeText(status.token_expires_time));
  return lines.join('\n');
}
