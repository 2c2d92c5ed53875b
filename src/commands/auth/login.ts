import type { TokenEndpoint } from '../../auth/sign-in.ts';
import { ENVIRONMENT, SANDBOX } from '../../config/profile.ts';
import { usage } from '../../errors.ts';
import type { Context, Target } from '../context.ts';
import { LOGIN_FIELDS } from './fields.ts';
import { readSecret } from './secret.ts';

interface LoginInput {
  clientId: string;
  insecureStorage?: boolean;
}

/** Refuses what can't be signed in to, before a secret is asked for. */
function endpointOf(target: Target, insecure: boolean): TokenEndpoint {
  const { profile, tokenUrl, audience } = target;
  if (profile === SANDBOX) {
    throw usage(
      'sandbox_signs_in',
      'The embedded portal needs no sign-in from you.',
      'It makes its own credentials and taxq finds them.',
      'For a real portal: taxq profile add NAME …, then taxq --profile NAME auth login …',
    );
  }
  if (profile === ENVIRONMENT || tokenUrl === null || audience === null) {
    throw usage(
      'environment_portal',
      'This portal comes from TAXQ_URL, so its sign-in comes from the environment too.',
      'A stored sign-in belongs to a profile, and this portal has none.',
      'Set TAXQ_CLIENT_ID and TAXQ_CLIENT_SECRET (or TAXQ_TOKEN), or unset TAXQ_URL.',
    );
  }
  if (!insecure) {
    throw usage(
      'no_secret_store',
      'taxq can’t keep the secret safely on this machine.',
      'It has no keychain to put it in, only a plain file.',
      'Allow the file with --insecure-storage, or set TAXQ_CLIENT_ID and TAXQ_CLIENT_SECRET for each run.',
    );
  }
  return { profile, tokenUrl, audience };
}

/** `taxq auth login --client-id ID --insecure-storage` */
export async function runLogin(
  { clientId, insecureStorage }: LoginInput,
  context: Context,
): Promise<void> {
  const { terminal, credentials, output, transportOptions } = context;
  const endpoint = endpointOf(await context.target(), insecureStorage === true);
  const given = { clientId, clientSecret: await readSecret(context) };
  const { signIn } = await import('../../auth/sign-in.ts');
  const token = await signIn(endpoint, given, transportOptions);
  await credentials.write(endpoint.profile, given);

  const path = credentials.path(endpoint.profile);
  const json = {
    profile: endpoint.profile,
    client_id: clientId,
    token_url: endpoint.tokenUrl,
    store: 'file',
    store_path: path,
    token_expires_time: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
  };
  await output.thing(LOGIN_FIELDS, json, () => {
    const { paint, timeText } = terminal;
    const end = json.token_expires_time;
    const life = end === null ? 'doesn’t say how long it lives' : `lives until ${timeText(end)}`;
    return [
      `${paint.done('✓')} Profile “${endpoint.profile}” is signed in.`,
      paint.dim(`  This token ${life}; taxq gets new ones.`),
    ].join('\n');
  });
  terminal.note(`The secret is in ${path}; whoever can read that file can read the secret.`);
  const now = await context.target();
  if (now.means?.store === 'environment') {
    terminal.note(`${now.tokenSource} in the environment still comes first.`);
  }
}
