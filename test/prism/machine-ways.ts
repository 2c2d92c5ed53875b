import { join, resolve } from 'node:path';
import { readLocator, writeLocator } from '../../src/sandbox/locator.ts';
import { openWays } from './ways.ts';

/** How the commands of one machine come to its portals. */
export interface MachineWays {
  /** The words of a command, as it is to run. */
  words(args: readonly string[]): readonly string[];
  /** What a command has printed, as a test is to read it. */
  printed(args: readonly string[], text: string): Promise<string>;
  /** Ends them, and fails when Prism had something against what went there. */
  end(): Promise<void>;
}

/**
 * The ways of a machine to the portals that are started on it. Whoever reads the address of one, on
 * standard output or in its data folder, gets that of the way.
 */
export function machineWays({ home, folder }: { home: string; folder: string }): MachineWays {
  const ways = openWays();
  return {
    words: (args) => args.map((word, at) => (args[at - 1] === '--port' ? ways.portOf(word) : word)),
    async printed(args, text) {
      if (args[0] !== 'sandbox' || args[1] !== 'start') return text;
      const at = args.indexOf('--data');
      const data = resolve(folder, at < 0 ? join(home, 'data', 'sandbox') : (args[at + 1] ?? ''));
      const locator = await readLocator(data);
      if (locator === null) return text;
      const url = await ways.to(locator.url);
      if (url === locator.url) return text;
      const tokenUrl = locator.token_url.replace(locator.url, url);
      await writeLocator({ ...locator, url, token_url: tokenUrl });
      return text.replaceAll(locator.url, url);
    },
    end: ways.end,
  };
}
