import { isRecord } from '../../json.ts';
import type { FieldFault } from '../problem.ts';
import type { WrittenPage } from '../written-page.ts';

/** So many texts are remembered; together a megabyte or two. */
const REMEMBERED = 1_000;

/** What the items of a list have to match; undefined for an answer that is no list. */
export function itemSchema(response: unknown): unknown {
  const properties = isRecord(response) ? response['properties'] : undefined;
  const data = isRecord(properties) ? properties['data'] : undefined;
  return isRecord(data) ? data['items'] : undefined;
}

/** Checks pages of text. Each item is read and checked once: the same text stays right. */
export function pageCheck(
  checkItem: (value: unknown) => FieldFault[],
): (page: WrittenPage) => FieldFault[] {
  const right = new Set<string>();
  return ({ items }) => {
    for (const text of items) {
      if (right.has(text)) continue;
      const faults = checkItem(JSON.parse(text));
      if (faults.length > 0) return faults;
      if (right.size >= REMEMBERED) right.clear();
      right.add(text);
    }
    return [];
  };
}
