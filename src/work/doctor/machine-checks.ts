import { type Check, type Finding, fail, pass, warn } from '../checks/check.ts';

/** Oldest Node that taxq runs on. */
const OLDEST_NODE = [20, 19] as const;

/** @param version of Node, as in `v20.19.0` */
export function judgeNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [least, leastMinor] = OLDEST_NODE;
  if (major > least || (major === least && minor >= leastMinor)) return pass(`Node ${version}.`);
  return fail(
    `Node ${version} is too old.`,
    `Install Node ${least}.${leastMinor} or later from nodejs.org.`,
  );
}

/** The Node that runs taxq. */
export const nodeCheck = (version: string): Check => ({
  id: 'node',
  name: 'Node version',
  run: async () => judgeNode(version),
});

/** What is known of the screen. */
export interface ScreenFacts {
  isTerminal: boolean;
  columns: number;
  color: boolean;
  /** The locale of the environment, such as `en_US.UTF-8`; null where it has none or needs none. */
  locale: string | null;
}

/** Columns that tables are made for. */
const NARROW = 80;

/** Judges whether lists can be read on a screen. */
export function judgeScreen({ isTerminal, columns, color, locale }: ScreenFacts): Finding {
  if (!isTerminal) return pass('Standard output isn’t a terminal: plain lines, no questions.');
  if (locale !== null && !/utf-?8/i.test(locale)) {
    return warn(
      `The locale is ${locale}, so that signs such as ✓ and names such as José may look wrong.`,
      'Set LANG to one with UTF-8, such as C.UTF-8 or en_US.UTF-8.',
    );
  }
  if (columns < NARROW) {
    return warn(`The terminal has ${columns} columns.`, `Tables need ${NARROW} to be whole.`);
  }
  return pass(`${columns} columns, ${color ? 'colours' : 'no colours'}.`);
}

/** The screen that taxq writes to. */
export const screenCheck = (facts: ScreenFacts): Check => ({
  id: 'terminal',
  name: 'Terminal',
  run: async () => judgeScreen(facts),
});
