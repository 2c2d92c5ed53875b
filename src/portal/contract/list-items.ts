import { isRecord } from '../../json.ts';
import type { Operation } from './operation.ts';
import { type ShapeFault, shapeFault } from './shape.ts';

/** Told of an item of a list that isn't as documented: where in it, and what should be there. */
export type FaultyItemListener = (item: unknown, fault: ShapeFault) => void;

const inner = (schema: unknown, ...path: readonly string[]): unknown =>
  path.reduce((part, name) => (isRecord(part) ? part[name] : undefined), schema);

/** A list's answer without the items that aren't as documented; each of them is told. */
export function withoutFaulty(
  { response }: Operation,
  answer: unknown,
  onFaulty: FaultyItemListener,
): unknown {
  const schema = inner(response.schema, 'properties', 'data', 'items');
  if (!isRecord(answer) || !Array.isArray(answer['data'])) return answer;
  const data = answer['data'].filter((item: unknown) => {
    const fault = shapeFault(schema, item);
    if (fault !== null) onFaulty(item, fault);
    return fault === null;
  });
  return { ...answer, data };
}
