/** Anything shorter is too common a text to be taken out everywhere. */
const SHORTEST = 6;

/** Of a longer secret, so many characters and what follows them is a piece of it. */
const PIECE = 16;
const LONG = 2 * PIECE;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    inJson,
    encodeURIComponent(secret),
    encodeURIComponent(inJson),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ];
}

/**
 * Makes a function that takes secrets out of a text, wherever and however a portal repeats them:
 * escaped, in base64, and long ones cut short, too.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.filter(Boolean).flatMap(spellings))]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((left, right) => right.length - left.length)
    .map((secret) =>
      secret.length < LONG
        ? literally(secret)
        : `${literally(secret)}|${literally(secret.slice(0, PIECE))}[\\w.~+/=%-]*`,
    );
  if (known.length === 0) return (text) => text;
  const pattern = new RegExp(known.join('|'), 'g');
  return (text) => text.replace(pattern, '***');
}
