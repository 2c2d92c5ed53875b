import { TaxqError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

/** Asks on a terminal; nothing is asked anywhere else. */
export interface Asker {
  /** Whether a person can answer. */
  readonly possible: boolean;
  /**
   * Asks before something that reaches a client or can't be undone.
   *
   * @throws TaxqError of kind `usage` that names `--yes` when nobody can be asked, `interrupted` on a no
   */
  confirm(question: string): Promise<void>;
}

export interface AskerOptions {
  terminal: Terminal;
  /** `--yes`: every confirmation is given. */
  yes: boolean;
  /** `--no-input`. */
  noInput: boolean;
}

/** Opens the asker of one command; questions go to standard error, so that data stays clean. */
export function openAsker({ terminal, yes, noInput }: AskerOptions): Asker {
  const reason = noInput
    ? 'You said --no-input.'
    : terminal.inIsTerminal
      ? null
      : 'Standard input is not a terminal.';
  return {
    possible: reason === null,
    confirm: async (question) => {
      if (yes) return;
      if (reason !== null) {
        throw new TaxqError({
          kind: 'usage',
          code: 'confirmation_needed',
          message: 'This needs your confirmation, and nobody can be asked.',
          why: reason,
          hint: 'Look at it with --dry-run, then add --yes.',
        });
      }
      const { confirm } = await import('@inquirer/prompts');
      const context = { input: terminal.stdin, output: terminal.stderr };
      const agreed = await confirm({ message: question, default: false }, context).catch(
        (error: unknown) => {
          if (error instanceof Error && error.name === 'ExitPromptError') return null;
          throw error;
        },
      );
      if (agreed === true) return;
      throw new TaxqError({
        kind: agreed === null ? 'interrupted' : 'failed',
        code: agreed === null ? 'interrupted' : 'declined',
        message: 'Nothing was done.',
        why: agreed === null ? 'You interrupted.' : 'You answered no.',
      });
    },
  };
}
