import { CONTRACT } from '../../portal/contract/index.ts';
import type { Operation } from '../../portal/contract/operation.ts';
import { pathPattern } from '../path-pattern.ts';
import { parseTarget } from './target.ts';

/**
 * The operations among some requests of which two leave two of a thing, because they take no
 * Idempotency-Key by which the second could be told from a new one.
 * @param on as a rule has it: an operation’s id, `POST /v1.0/jobs/*`, or `*`
 */
export function doubledOperations(on: string): string[] {
  const target = parseTarget(on);
  const [, path = on] = on.trim().split(/ +/);
  return Object.values<Operation>(CONTRACT)
    .filter(({ method, repeat }) => method === 'POST' && repeat === 'reconcile')
    .filter(({ method, path: known }) => {
      const written = known.replaceAll(/[{}]/g, '');
      return target?.matches(method, written) || pathPattern(known).test(path);
    })
    .map(({ id }) => id);
}
