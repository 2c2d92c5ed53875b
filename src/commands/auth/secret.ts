import { TaxqError } from '../../errors.ts';
import { readAll } from '../../terminal/read-all.ts';
import type { Context } from '../context.ts';

/** Bytes, far more than any client secret has; a wrong file piped in is noticed before it is sent anywhere. */
const LONGEST_SECRET = 4096;

const missing = (why: string) =>
  new TaxqError({
    kind: 'usage',
    code: 'secret_missing',
    message: 'There is no client secret.',
    why,
    hint: 'Pipe it in: taxq auth login --client-id ID --insecure-storage < secret.txt',
  });

async function askSecret({ terminal }: Context): Promise<string> {
  const { password } = await import('@inquirer/prompts');
  const streams = { input: terminal.stdin, output: terminal.stderr };
  return password({ message: 'Client secret', mask: false, toggleMask: false }, streams).catch(
    (error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ExitPromptError') throw error;
      throw new TaxqError({
        kind: 'interrupted',
        code: 'interrupted',
        message: 'Nothing was stored.',
        why: 'You interrupted.',
      });
    },
  );
}

async function pipedSecret({ terminal }: Context): Promise<string> {
  const bytes = await readAll(terminal.stdin, LONGEST_SECRET);
  if (bytes === null) throw missing('What was piped in is too long to be one.');
  return bytes.toString('utf8');
}

/**
 * Gets a client secret: asked for with hidden input on a terminal, else all of standard input less
 * the line's end.
 *
 * @throws TaxqError of kind `usage` when there is none, or when it can't be one
 */
export async function readSecret(context: Context): Promise<string> {
  const { terminal, asker } = context;
  if (terminal.inIsTerminal && !asker.possible) throw missing('You said --no-input.');
  const text = terminal.inIsTerminal ? await askSecret(context) : await pipedSecret(context);
  const secret = text.replace(/\r?\n$/, '');
  if (secret.trim() === '') throw missing('Nothing was given.');
  if (/[\r\n]/.test(secret)) throw missing('What was piped in has several lines.');
  return secret;
}
