import { isRecord } from '../../json.ts';
import type { FieldFault } from '../problem.ts';
import type { WrittenPage } from '../written-page.ts';

/** So many rows are remembered; together a megabyte or two. */
const REMEMBERED = 1_000;

/** What the items of a list have to match; undefined for an answer that is no list. */
export function itemSchema(response: unknown): unknown {
  const properties = isRecord(response) ? response['properties'] : undefined;
  const data = isRecord(properties) ? properties['data'] : undefined;
  return isRecord(data) ? data['items'] : undefined;
}

/** Checks pages as they are kept. A row is read and checked once: while it stays, it stays right. */
export function pageCheck(
  checkItem: (value: unknown) => FieldFault[],
): (page: WrittenPage) => FieldFault[] {
  const right = new Map<number, string>();
  return ({ rows }) => {
    for (const [seq, doc] of rows) {
      if (right.get(seq) === doc) continue;
      const faults = checkItem(JSON.parse(doc));
      if (faults.length > 0) return faults;
      if (right.size >= REMEMBERED) right.clear();
      right.set(seq, doc);
    }
    return [];
  };
}
