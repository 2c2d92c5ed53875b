import type { CommandSpec } from '../commands/spec.ts';
import { EXIT_MEANINGS } from './exit-codes.ts';

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n');

/** Breaks a list of words into lines of at most 76 columns; one that goes on ends in a comma. */
function wrapWords(words: readonly string[]): string[] {
  const lines: string[] = [];
  words.forEach((word, index) => {
    const listed = index === words.length - 1 ? word : `${word},`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + listed.length + 1 <= 76)
      lines[lines.length - 1] = `${last} ${listed}`;
    else lines.push(listed);
  });
  return lines;
}

/** What a command's help says after its options: JSON fields, exit codes, examples. */
export function commandNotes(spec: CommandSpec): string {
  const parts: string[] = [];
  if (spec.fields)
    parts.push(`\nJSON fields (--json, --json=a,b):\n${indent(wrapWords(spec.fields))}`);
  const exits = [0, 1, 2, ...(spec.exits ?? [])];
  parts.push(
    `\nExit codes:\n${indent(exits.map((code) => `${String(code).padStart(3)}  ${EXIT_MEANINGS[code] ?? ''}`))}`,
  );
  parts.push(`\nExamples:\n${indent(spec.examples.map((example) => `$ ${example}`))}`);
  parts.push('\nOptions of every command: taxq --help');
  return parts.join('\n');
}

/** What the first page of help says last. */
export function rootNotes(): string {
  return `
Start here:
  $ taxq demo                     a whole day on a throw-away portal
  $ taxq job list                 your jobs (the sandbox’s, until you add yours)
  $ taxq close JOB --check        may this job be closed?
`;
}
