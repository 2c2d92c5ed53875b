import { readFile } from 'node:fs/promises';
import { reasonOf, usage } from '../../errors.ts';
import type { FaultRule } from '../../sandbox/faults/fault.ts';

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw usage(
      'file_unreadable',
      `${file} can’t be read.`,
      reasonOf(error),
      'Give a YAML or JSON file of faults after --faults.',
    );
  }
}

/**
 * Reads the file after `--faults`, if there is one.
 * @throws TaxqError of kind `usage` that names line and field of what is wrong
 */
export async function readFaults(
  file: string | undefined,
): Promise<{ faults?: readonly FaultRule[] }> {
  if (file === undefined) return {};
  const { parseFaultsFile } = await import('../../sandbox/faults/faults-file.ts');
  return { faults: parseFaultsFile(await textOf(file), file) };
}
