import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { reasonOf, TaxqError } from '../errors.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function refused(path: string, why: string, cause?: unknown): TaxqError {
  return new TaxqError({
    kind: 'config',
    code: 'ca_unusable',
    message: `The authority’s certificate can’t be used: ${path}.`,
    why,
    hint: 'Give --ca the certificate of your firm’s authority as a PEM file.',
    cause,
  });
}

/**
 * Reads the certificates of authorities from a PEM file.
 *
 * @throws TaxqError of kind `config` when it can't be read or holds none
 */
export function readAuthorities(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw refused(path, reasonOf(error), error);
  }
  const found = text.match(CERTIFICATE);
  if (found === null) throw refused(path, 'It holds no certificate in PEM form.');
  for (const certificate of found) {
    try {
      new X509Certificate(certificate);
    } catch (error) {
      throw refused(path, 'A certificate in it is damaged.', error);
    }
  }
  return found;
}

/** Node's own list of authorities ends where another is given, so both are put together here. */
function knownAuthorities(env: NodeJS.ProcessEnv): string[] {
  const more = env['NODE_EXTRA_CA_CERTS'];
  if (!more) return [...rootCertificates];
  try {
    return [...rootCertificates, ...readAuthorities(more)];
  } catch {
    // Node itself warns of such a file and goes on without it.
    return [...rootCertificates];
  }
}

/**
 * Makes the TLS settings that trust the authorities of a file besides those that Node and
 * NODE_EXTRA_CA_CERTS name.
 *
 * @throws TaxqError of kind `config` as readAuthorities does
 */
export function trusting(path: string, env: NodeJS.ProcessEnv): SecureContext {
  const ca = [...readAuthorities(path), ...knownAuthorities(env)];
  return createSecureContext({ ca, minVersion: 'TLSv1.2' });
}
