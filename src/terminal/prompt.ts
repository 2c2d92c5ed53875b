import { TaxqError } from '../errors.ts';
import type { Terminal } from './terminal.ts';
import { wrapText } from './wrap-text.ts';

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
  /**
   * Asks for one of several answers.
   *
   * @param choices a digit key picks by place, so numbered answers are listed from 1
   * @param flag how to give the answer on the command line, for the error when nobody can be asked
   * @param usual the answer of a bare Enter; the first one without it
   * @throws TaxqError of kind `usage` that names the flag
   */
  choose<T extends string | number>(
    question: string,
    choices: readonly { value: T; name: string }[],
    flag: string,
    usual?: T,
  ): Promise<T>;
  /**
   * Asks for a line of text; an empty one is an answer too.
   *
   * @param check says what is wrong with an answer, or true
   */
  line(question: string, check: (text: string) => true | string, flag: string): Promise<string>;
  /** Asks for a text of any number of lines; an empty one is an answer too. */
  text(question: string, flag: string): Promise<string>;
}

export interface AskerOptions {
  terminal: Terminal;
  /** `--yes`: every confirmation is given. */
  yes: boolean;
  /** `--no-input`. */
  noInput: boolean;
}

/** Cells of a line that a prompt takes for its sign, for what may be typed, and for the answer. */
const BESIDE_QUESTION = '? '.length + ' (y/N) '.length + 'yes'.length;

const stopped = (answered: boolean) =>
  new TaxqError({
    kind: answered ? 'failed' : 'interrupted',
    code: answered ? 'declined' : 'interrupted',
    message: 'Nothing was done.',
    why: answered ? 'You answered no.' : 'You interrupted.',
  });

/** Opens the asker of one command; questions go to standard error, so that data stays clean. */
export function openAsker({ terminal, yes, noInput }: AskerOptions): Asker {
  const reason = noInput
    ? 'You said --no-input.'
    : terminal.inIsTerminal
      ? null
      : 'Standard input is not a terminal.';
  const context = { input: terminal.stdin, output: terminal.stderr };

  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    try {
      return await question();
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw stopped(false);
      throw error;
    }
  };
  const needTerminal = (question: string, flag: string) => {
    if (reason === null) return;
    throw new TaxqError({
      kind: 'usage',
      code: 'answer_missing',
      message: `An answer is missing: ${question}`,
      why: reason,
      hint: `Give it with ${flag}.`,
    });
  };

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
      const message = wrapText(question, terminal.columns - BESIDE_QUESTION).join('\n  ');
      if (!(await ask(() => confirm({ message, default: false }, context)))) throw stopped(true);
    },
    choose: async (question, choices, flag, usual) => {
      needTerminal(question, flag);
      const { select } = await import('@inquirer/prompts');
      const given = usual === undefined ? {} : { default: usual };
      return ask(() => select({ message: question, choices: [...choices], ...given }, context));
    },
    line: async (question, check, flag) => {
      needTerminal(question, flag);
      const { input } = await import('@inquirer/prompts');
      return ask(() => input({ message: question, validate: check }, context));
    },
    text: async (question, flag) => {
      needTerminal(question, flag);
      const end = terminal.errPaint.dim('Ctrl-D on a line of its own ends it, Ctrl-C leaves.');
      terminal.alert(`${question} ${end}`);
      const { typeText } = await import('./type-text.ts');
      const text = await typeText(terminal);
      if (text === null) throw stopped(false);
      terminal.alert('');
      return text;
    },
  };
}
