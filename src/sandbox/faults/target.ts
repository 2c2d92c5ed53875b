import { CONTRACT, type OperationId } from '../../portal/contract/index.ts';
import { pathPattern } from '../path-pattern.ts';

/** The requests that a rule looks at. */
export interface Target {
  /** As it was written: an operation id, `POST /v1.0/jobs/*`, or `*`. */
  text: string;
  matches(method: string, path: string): boolean;
}

const WRITTEN = /^(?:([A-Za-z]+) +)?(\/\S*|\*)$/;

const isOperation = (text: string): text is OperationId => Object.hasOwn(CONTRACT, text);

/**
 * Reads which requests are meant: an operation of the contract by its id, or a method and a path, or
 * a path alone.
 * @returns undefined for a text that is none of these
 */
export function parseTarget(text: string): Target | undefined {
  const operation = isOperation(text) ? CONTRACT[text] : undefined;
  const [whole, given, written = ''] = WRITTEN.exec(text.trim()) ?? [];
  if (operation === undefined && whole === undefined) return undefined;
  const only = operation?.method ?? given?.toUpperCase();
  const pattern = pathPattern(operation?.path ?? written);
  return {
    text: text.trim(),
    matches: (method, path) => (only === undefined || only === method) && pattern.test(path),
  };
}
