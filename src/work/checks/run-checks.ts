import { reasonOf, systemCode, TaxqError } from '../../errors.ts';
import { type Check, type CheckResult, couldNotCheck, type Finding, fail } from './check.ts';

export interface RunOptions {
  /** Aborted when the user interrupts. */
  signal: AbortSignal;
  /** Longest time that one check may take; milliseconds. */
  limitMs: number;
  /** Told of each check as it begins. */
  onBegin?: (check: Check) => void;
  /** Errors that are no finding: they end the run. */
  endsWith?: (error: TaxqError) => boolean;
  /** Changes what a check found before it is a result. */
  revise?: (finding: Finding, check: Check) => Finding;
}

/**
 * Runs checks one after the other and gives each result as it comes. A check that hangs ends with
 * its time; one that needs another that didn’t pass isn’t run. After an interrupt no other result
 * comes.
 *
 * @throws what `endsWith` names, and what a check throws that is neither a TaxqError nor an error of
 * the system
 */
export async function* runChecks(
  checks: Iterable<Check>,
  { signal, limitMs, onBegin, endsWith, revise = (finding) => finding }: RunOptions,
): AsyncGenerator<CheckResult> {
  const usable = new Set<string>();
  for (const check of checks) {
    if (signal.aborted) return;
    const missing = check.needs?.find((id) => !usable.has(id));
    const started = performance.now();
    let found: Finding;
    if (missing === undefined) {
      onBegin?.(check);
      found = await runOne(check, { signal, limitMs, endsWith });
      if (signal.aborted) return;
    } else {
      found = couldNotCheck(`“${missing}” would have to pass first.`);
    }
    const finding = revise(found, check);
    if (finding.status === 'pass' || finding.status === 'warn') usable.add(check.id);
    yield {
      id: check.id,
      name: check.name,
      status: finding.status,
      message: finding.message,
      hint: finding.hint ?? null,
      duration_ms: Math.round(performance.now() - started),
      request_id: finding.requestId ?? null,
    };
  }
}

async function runOne(
  check: Check,
  {
    signal,
    limitMs,
    endsWith,
  }: Pick<RunOptions, 'signal' | 'limitMs'> & {
    endsWith: RunOptions['endsWith'];
  },
): Promise<Finding> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(() => resolve('over'), limitMs);
    signal.addEventListener('abort', () => resolve('over'), { signal: limit.signal });
  });
  const running = check.run(AbortSignal.any([signal, limit.signal])).catch((error: unknown) => {
    if (error instanceof TaxqError && endsWith?.(error)) throw error;
    return asFinding(error);
  });
  try {
    const ended = await Promise.race([running, over]);
    if (ended !== 'over') return ended;
    // Nobody waits for it any more; what it still throws is of no interest.
    running.catch(() => {});
    return fail(`It gave no result within ${limitMs / 1000} s.`, AGAIN);
  } finally {
    clearTimeout(timer);
    limit.abort();
  }
}

/** The system’s codes for what this machine lacks or doesn’t allow: they say nothing of what is checked. */
const OF_THIS_MACHINE: readonly string[] = [
  ...['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EROFS', 'ELOOP', 'ENAMETOOLONG'],
  ...['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'ENOMEM', 'EIO', 'ENOSYS', 'ENOTSUP'],
];

const AGAIN = 'Try again; if it stays, look at what it waits for with --debug.';

/** What an error says about the thing that was checked. */
function asFinding(error: unknown): Finding {
  if (error instanceof TaxqError) {
    const { kind, whatAndWhy, hint, requestId } = error;
    const make = kind === 'unsupported' ? couldNotCheck : fail;
    return { ...make(whatAndWhy, hint), requestId };
  }
  const code = systemCode(error);
  if (OF_THIS_MACHINE.includes(code)) return couldNotCheck(reasonOf(error));
  // Bugs have codes of Node’s own, too.
  if (code === '' || error instanceof TypeError || error instanceof RangeError) throw error;
  return fail(`The connection broke, or what came was damaged (${code}).`, AGAIN);
}
