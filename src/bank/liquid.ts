import { Liquid, LiquidError } from 'liquidjs';
import { longDate, money } from './formats.ts';

const TAGS = new Set([
  'assign',
  'break',
  'capture',
  'case',
  'comment',
  '#',
  'continue',
  'for',
  'if',
  'raw',
  'unless',
]);

// No filter that reads the clock, the time zone or the machine, and none that takes text as Liquid.
const FILTERS = new Set([
  'abs',
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'ceil',
  'compact',
  'concat',
  'default',
  'divided_by',
  'downcase',
  'first',
  'floor',
  'join',
  'last',
  'lstrip',
  'map',
  'minus',
  'modulo',
  'plus',
  'prepend',
  'remove',
  'remove_first',
  'replace',
  'replace_first',
  'reverse',
  'round',
  'rstrip',
  'size',
  'slice',
  'sort',
  'split',
  'strip',
  'times',
  'truncate',
  'uniq',
  'upcase',
  'where',
]);

/**
 * A Liquid engine that can only turn a template and values into text: unknown variables and filters
 * are errors, and no tag or filter reads files, the clock or the environment.
 */
export function createEngine(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    relativeReference: false,
    templates: {},
    parseLimit: 1_000_000,
    renderLimit: 10_000,
    memoryLimit: 10_000_000,
  });
  for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) {
    if (!FILTERS.has(name)) engine.unregisterFilter(name);
  }
  engine.registerFilter('long_date', longDate);
  engine.registerFilter('money', money);
  return engine;
}

export interface LiquidFault {
  message: string;
  /** Row of the body, from 1, when Liquid knows it. */
  row: number | null;
}

/** What a Liquid error says, without the library's own position suffix. */
export function liquidFault(error: unknown): LiquidFault {
  if (!LiquidError.is(error)) {
    return { message: error instanceof Error ? error.message : String(error), row: null };
  }
  const [row] = error.token.getPosition();
  return {
    message: error.message.replace(/, (?:file:[^,]+, )?line:\d+, col:\d+$/, ''),
    row: row ?? null,
  };
}
