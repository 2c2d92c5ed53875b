import type { OptionSpec } from '../commands/spec.ts';
import type { Format } from '../terminal/output.ts';

/** Options that every command takes. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { flags: '--profile <name>', about: 'Work with this portal' },
  { flags: '--json [fields]', about: 'Print JSON; with =a,b only those fields' },
  {
    flags: '--format <format>',
    about: 'Print a table, or JSON, NDJSON or CSV',
    choices: ['table', 'json', 'ndjson', 'csv'],
  },
  { flags: '--no-input', about: 'Never ask; a missing answer is an error' },
  { flags: '--timeout <duration>', about: 'Longest wait without progress, such as 2m (30s)' },
  { flags: '--ca <file>', about: 'Trust the authorities in this PEM file, too' },
  { flags: '--quiet', about: 'Say nothing but data and errors' },
  { flags: '--debug', about: 'Show each request and the whole of an error' },
  { flags: '--no-color', about: 'No colours' },
];

/** Options of every command that changes something on the portal. */
export const WRITE_OPTIONS: readonly OptionSpec[] = [
  { flags: '--dry-run', about: 'Show what would be done and do nothing' },
  { flags: '--yes', about: 'Don’t ask before doing it' },
];

/** The values of the global options, as commander gives them. */
export interface GlobalValues {
  profile?: string;
  json?: string | true;
  format?: Format;
  input?: boolean;
  timeout?: string;
  ca?: string;
  quiet?: boolean;
  debug?: boolean;
  color?: boolean;
  dryRun?: boolean;
  yes?: boolean;
}

/** The format asked for; `--json` is short for `--format json`. */
export function formatOf(values: GlobalValues): Format {
  return values.format ?? (values.json === undefined ? 'table' : 'json');
}

/** The fields named after `--json=`, or undefined for all of them. */
export function fieldsOf(values: GlobalValues): string[] | undefined {
  if (typeof values.json !== 'string' || values.json === '') return undefined;
  return values.json.split(',').map((field) => field.trim());
}

/**
 * Settles what `--json X` means before commander reads it: X is a list of fields only when all of
 * it is; else it is the command's next argument, as in `job view --json JOB`.
 */
export function settleJsonFlag(argv: readonly string[], fields: readonly string[]): string[] {
  const settled: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') return [...settled, ...argv.slice(index)];
    if (word !== '--json') {
      settled.push(word);
      continue;
    }
    const next = argv[index + 1];
    if (next?.split(',').every((name) => fields.includes(name.trim()))) {
      settled.push(`--json=${next}`);
      index += 1;
    } else {
      settled.push('--json=');
    }
  }
  return settled;
}
