import type { Context } from './context.ts';

/** One positional argument: `<job>` required, `[job]` optional, `<file...>` one or more. */
export interface ArgumentSpec {
  name: string;
  about: string;
}

export interface OptionSpec {
  /** As commander reads them: `--tag <tag>`, `--all`. */
  flags: string;
  about: string;
  /** May be given several times; the command gets a list. */
  repeatable?: boolean;
  required?: boolean;
  choices?: readonly string[];
  /** Turns the text into a value; throws a TaxqError of kind `usage`. */
  parse?: (text: string) => unknown;
}

/**
 * One command, described without loading it: help, completion and argument checks need only this.
 * `load` brings in the module that does the work.
 */
export interface CommandSpec {
  name: string;
  summary: string;
  /** A sentence or two more for its own help. */
  about?: string;
  arguments?: readonly ArgumentSpec[];
  options?: readonly OptionSpec[];
  examples: readonly string[];
  /** Fields of its `--json`; absent for a command without data. */
  fields?: readonly string[];
  /** Exit codes worth naming beyond 0, 1 and 2. */
  exits?: readonly number[];
  /** Changes something on the portal: gets `--dry-run` and `--yes`. */
  writes?: boolean;
  load(): Promise<Run>;
}

/** Does a command's work; arguments and options arrive in one object, by name. */
export type Run = { run(input: object, context: Context): Promise<void> }['run'];

/** A noun with its verbs. */
export interface NounSpec {
  name: string;
  summary: string;
  verbs: readonly CommandSpec[];
  /** Nouns of its own, such as `fault` in `sandbox fault add`. */
  nouns?: readonly NounSpec[];
}
