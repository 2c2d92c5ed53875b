import { Argument, Command, CommanderError } from 'commander';
import type { CommandSpec, NounSpec, Run } from '../commands/spec.ts';
import { optionOf, usageError } from './commander.ts';
import {
  fieldsOf,
  GLOBAL_OPTIONS,
  type GlobalValues,
  settleJsonFlag,
  WRITE_OPTIONS,
} from './global-options.ts';
import { commandNotes, rootNotes } from './help.ts';
import { TREE } from './tree.ts';

/** What the command line asks for: a command with its values, or a text of help to print. */
export type Parsed =
  | { kind: 'run'; spec: CommandSpec; run: Run; input: object; values: GlobalValues }
  | { kind: 'text'; text: string };

const isNoun = (spec: NounSpec | CommandSpec): spec is NounSpec => 'verbs' in spec;

/** `<file...>` and `[job]` become the input's `files`-like names: the word as it stands. */
const argumentName = (name: string) => name.replace(/[<>[\].]/g, '');

/**
 * Reads the command line. Only the noun that is called is loaded, and of it only the description.
 *
 * @throws TaxqError of kind `usage`
 */
export async function parseCommandLine(argv: readonly string[], version: string): Promise<Parsed> {
  let text = '';
  let parsed: Parsed | null = null;
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({
        writeOut: (part) => {
          text += part;
        },
        writeErr: () => {},
      })
      .helpOption('-h, --help', 'Show help');

  const addCommand = (parent: Command, spec: CommandSpec, name = spec.name) => {
    const command = configure(parent.command(name))
      .summary(spec.summary)
      .description(
        spec.about ? `${spec.summary}. ${spec.about.replace(/\.$/, '')}.` : `${spec.summary}.`,
      );
    for (const argument of spec.arguments ?? [])
      command.addArgument(new Argument(argument.name, argument.about));
    for (const option of spec.options ?? []) command.addOption(optionOf(option));
    for (const option of spec.writes ? WRITE_OPTIONS : []) command.addOption(optionOf(option));
    command.addHelpText('after', () => commandNotes(spec));
    command.action(async () => {
      const args: unknown[] = command.processedArgs;
      const named = (spec.arguments ?? []).map((argument, i) => [
        argumentName(argument.name),
        args[i],
      ]);
      const input = { ...command.opts(), ...Object.fromEntries(named) };
      const values: GlobalValues = command.optsWithGlobals();
      await checkFields(spec, values);
      parsed = { kind: 'run', spec, run: await spec.load(), input, values };
    });
    return command;
  };

  const addNoun = (parent: Command, spec: NounSpec, name = spec.name): Command => {
    const noun = configure(parent.command(name))
      .summary(spec.summary)
      .description(`${spec.summary}.`)
      .helpCommand(false);
    for (const verb of spec.verbs) addCommand(noun, verb);
    for (const inner of spec.nouns ?? []) addNoun(noun, inner);
    return noun;
  };

  const root = configure(new Command('taxq'))
    .description('The tax professional’s queue in the terminal.')
    .usage('<command> [arguments] [options]')
    .version(version, '--version', 'Show the version')
    .helpCommand('help [command]', 'Show help for a command')
    .addHelpText('after', rootNotes);
  for (const option of GLOBAL_OPTIONS) root.addOption(optionOf(option));

  let fields: readonly string[] = [];
  const words = argv.filter((word) => !word.startsWith('-'));
  for (const branch of TREE) {
    const called = words.some((word) => word === branch.name || word === branch.alias);
    if (!called) {
      root.commandsGroup(`${branch.group}:`);
      root.command(branch.name).summary(branch.summary).description(branch.summary);
      continue;
    }
    const spec = await branch.load();
    root.commandsGroup(`${branch.group}:`);
    if (isNoun(spec)) {
      const noun = addNoun(root, spec, branch.name).summary(branch.summary);
      if (branch.alias) noun.alias(branch.alias);
      fields = [...fields, ...calledFields(spec, words)];
    } else {
      const command = addCommand(root, spec, branch.name);
      if (branch.alias) command.alias(branch.alias);
      fields = [...fields, ...(spec.fields ?? [])];
    }
  }

  try {
    await root.parseAsync(settleJsonFlag(argv, fields), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text };
    // A bare `taxq`, or a noun without its verb: show the way instead of an error.
    if (error.code !== 'commander.help') throw usageError(error);
    if (text === '') commandNamed(root, words).outputHelp();
    return { kind: 'text', text };
  }
  if (parsed === null) root.outputHelp();
  return parsed ?? { kind: 'text', text };
}

/** The command that the first words lead to, as far as they do. */
function commandNamed(parent: Command, [word = '', ...rest]: readonly string[]): Command {
  const found = parent.commands.find(
    (command) => command.name() === word || command.aliases().includes(word),
  );
  return found === undefined ? parent : commandNamed(found, rest);
}

/** The fields of all verbs whose name is among the words, of the noun and the nouns in it. */
const calledFields = ({ verbs, nouns = [] }: NounSpec, words: readonly string[]): string[] => [
  ...verbs.filter(({ name }) => words.includes(name)).flatMap(({ fields = [] }) => fields),
  ...nouns.flatMap((noun) => (words.includes(noun.name) ? calledFields(noun, words) : [])),
];

/** Refuses `--json=` with a field that the command doesn't have, before it does anything. */
async function checkFields({ fields = [] }: CommandSpec, values: GlobalValues): Promise<void> {
  const strange = fieldsOf(values)?.filter((field) => !fields.includes(field)) ?? [];
  if (strange.length === 0 || fields.length === 0) return;
  const { unknownFields } = await import('../terminal/output.ts');
  throw unknownFields(strange, fields);
}
