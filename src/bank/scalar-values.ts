import { findUnfilled } from '../rules/unfilled.ts';
import { isIsoDate } from './formats.ts';
import type { ScalarDeclaration } from './template.ts';

/** Longest text that one variable may hold, in characters. */
export const MAX_TEXT = 2000;
const MAX_DOLLARS = 1e12;

export type Reading<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Whether a value says nothing: absent, only blank or invisible characters, or a list without entries. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return /^[\s\p{Cf}\p{Cc}]*$/u.test(value);
  return Array.isArray(value) && value.length === 0;
}

/** What a value of this type looks like, for errors and help. */
export function expectedForm(declaration: ScalarDeclaration): string {
  switch (declaration.type) {
    case 'text':
      return 'one line of text';
    case 'number':
      return 'a number such as 7';
    case 'date':
      return 'a date written yyyy-mm-dd such as 2026-04-15';
    case 'money':
      return 'an amount in dollars such as 1234.56';
    case 'choice':
      return `one of ${declaration.values.join(', ')}`;
  }
}

/** Reads one value, given as text or already typed, by its declaration. */
export function readScalar(declaration: ScalarDeclaration, raw: unknown): Reading<string | number> {
  if (typeof raw !== 'string' && typeof raw !== 'number') return unexpected(declaration);
  const text = String(raw).trim();
  switch (declaration.type) {
    case 'text':
      return readText(text);
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? good(Number(text)) : unexpected(declaration, text);
    case 'date':
      return isIsoDate(text) ? good(text) : unexpected(declaration, text);
    case 'money':
      return readMoney(declaration, text);
    case 'choice':
      return declaration.values.includes(text) ? good(text) : unexpected(declaration, text);
  }
}

function readMoney(declaration: ScalarDeclaration, text: string): Reading<number> {
  const written = /^\$?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?$/.exec(text);
  if (written === null) return unexpected(declaration, text);
  const dollars = Number(text.replace(/[$,\s]/g, ''));
  return dollars < MAX_DOLLARS ? good(dollars) : unexpected(declaration, text);
}

function readText(text: string): Reading<string> {
  // Direction overrides can make a text read differently from what is sent.
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    return bad('must be one line without control characters');
  }
  if (text.length > MAX_TEXT) {
    return bad(`is ${text.length} characters long; at most ${MAX_TEXT} are taken`);
  }
  const placeholder = findUnfilled(text);
  return placeholder === null
    ? good(text)
    : bad(`holds ${JSON.stringify(placeholder)}, which reads as an unfilled placeholder (M17)`);
}

function good<T>(value: T): Reading<T> {
  return { ok: true, value };
}

function bad(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}

function unexpected(declaration: ScalarDeclaration, text?: string) {
  const seen = text === undefined ? '' : `, not ${JSON.stringify(text.slice(0, 60))}`;
  return bad(`must be ${expectedForm(declaration)}${seen}`);
}
