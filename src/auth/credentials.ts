import { TaxqError } from '../errors.ts';
import { originOf } from '../http/origin.ts';
import { isToken } from './bearer.ts';
import type { CredentialsFile } from './credentials-file.ts';
import type { ClientCredentials } from './sign-in.ts';

/** How a command will sign in. */
export type SignInMeans = {
  /** Where it comes from in words, such as `TAXQ_TOKEN`. */
  source: string;
  /** The same for a program. */
  store: 'environment' | 'file' | 'sandbox';
} & ({ kind: 'token'; token: string } | { kind: 'client'; credentials: ClientCredentials });

/**
 * Finds the means to sign in to one portal: TAXQ_TOKEN, else TAXQ_CLIENT_ID with
 * TAXQ_CLIENT_SECRET, else what `auth login` stored. Credentials of the environment that belong to
 * TAXQ_URL are never given to a portal at another origin.
 *
 * @param origin the origin of the portal in question
 * @throws TaxqError of kind `config` for a TAXQ_TOKEN that no request can carry
 */
export async function findCredentials(
  profile: string,
  origin: string,
  env: NodeJS.ProcessEnv,
  stored: CredentialsFile,
): Promise<SignInMeans | null> {
  const bound = env['TAXQ_URL'];
  const forThisPortal = !bound || originOf(bound) === originOf(origin);
  const store = 'environment';
  if (forThisPortal) {
    // Secrets that come out of a file often bring its last line end along.
    const token = env['TAXQ_TOKEN']?.trim();
    if (token) return { kind: 'token', source: 'TAXQ_TOKEN', store, token: checkToken(token) };
    const clientId = env['TAXQ_CLIENT_ID']?.trim();
    const clientSecret = env['TAXQ_CLIENT_SECRET']?.trim();
    if (clientId && clientSecret) {
      const source = 'TAXQ_CLIENT_ID and TAXQ_CLIENT_SECRET';
      return { kind: 'client', source, store, credentials: { clientId, clientSecret } };
    }
  }
  const credentials = await stored.read(profile);
  return credentials === null
    ? null
    : { kind: 'client', source: `the file ${stored.path(profile)}`, store: 'file', credentials };
}

function checkToken(token: string): string {
  if (isToken(token)) return token;
  throw new TaxqError({
    kind: 'config',
    code: 'token_malformed',
    message: 'TAXQ_TOKEN doesn’t hold a token.',
    why: 'It has a blank, a line break or a character that no token has.',
    hint: 'Set it to the token alone, without quotes and without the word Bearer.',
  });
}
