import type { Bind } from '../store/rows.ts';
import { type Condition, NO_CONDITION } from './condition.ts';
import type { FilterField, FilterFields } from './fields.ts';
import { filterFault, filterTokens, type Token } from './tokens.ts';

function readValue(field: FilterField, token: Token): Bind {
  if (field.type === 'boolean') {
    if (token.kind === 'word' && token.text === 'true') return 1;
    if (token.kind === 'word' && token.text === 'false') return 0;
    throw filterFault(token.at, 'expected true or false');
  }
  if (token.kind !== 'text') throw filterFault(token.at, 'expected a value in double quotes');
  if (field.type === 'text') return token.text;
  const instant = /^\d{4}-\d{2}-\d{2}/.test(token.text) ? Date.parse(token.text) : Number.NaN;
  if (!Number.isFinite(instant)) throw filterFault(token.at, 'expected an ISO 8601 time');
  return new Date(instant).toISOString();
}

/**
 * Reads `field operator value`, joined by AND, for a list that knows the given fields.
 * @throws PortalProblem 400 that says where and what was expected.
 */
export function parseFilter(filter: string | undefined, fields: FilterFields): Condition {
  if (filter === undefined || filter.trim() === '') return NO_CONDITION;
  const tokens = filterTokens(filter);
  const condition: Condition = { sql: '', bind: [] };
  const next = (expected: string): Token => {
    const token = tokens.shift();
    if (token === undefined) throw filterFault(filter.length, `expected ${expected}`);
    return token;
  };
  for (;;) {
    const name = next('a field');
    const known = name.kind === 'word' && Object.hasOwn(fields, name.text);
    const field = known ? fields[name.text] : undefined;
    if (field === undefined) {
      throw filterFault(name.at, `this list filters by ${Object.keys(fields).join(', ')}`);
    }
    const operator = next('an operator');
    if (operator.kind !== 'operator' || !field.operators.includes(operator.text)) {
      throw filterFault(operator.at, `${name.text} takes ${field.operators.join(' ')}`);
    }
    condition.sql += ` AND ${field.sql(operator.text)}`;
    condition.bind.push(readValue(field, next('a value')));
    const joint = tokens.shift();
    if (joint === undefined) return condition;
    if (joint.kind !== 'word' || joint.text !== 'AND') {
      throw filterFault(joint.at, 'expected AND or the end');
    }
  }
}
