import { CONTRACT } from '../../portal/contract/index.ts';
import type { Operation } from '../../portal/contract/operation.ts';
import { pathPattern } from '../path-pattern.ts';

/** What the sandbox has beside the contract, for whoever has a link. */
const LINKED = ['/content/{ticket}', '/magic/{link}'];

/** The methods that a path has, in the order of the alphabet; none for a path that isn't there. */
export function methodsOf(path: string, surface: 'all' | 'public'): readonly string[] {
  const operations = Object.values<Operation>(CONTRACT).filter(
    (operation) => surface === 'all' || operation.surface !== 'pro',
  );
  const offered = [...operations, ...LINKED.map((one) => ({ method: 'GET', path: one }))];
  const found = offered.filter((one) => pathPattern(one.path).test(path));
  return [...new Set(found.map(({ method }) => method))].sort();
}
