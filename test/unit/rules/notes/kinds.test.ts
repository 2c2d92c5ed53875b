import { describe, expect, test } from 'vitest';
import { Note } from '../../../../src/portal/contract/notes.ts';
import { findKind, NOTE_KINDS } from '../../../../src/rules/notes/kinds.ts';

const REQUIRED: Record<string, string[]> = {
  waiting: ['item'],
  working: ['doing'],
  'off-platform': ['channel', 'date', 'gist'],
  call: ['date', 'takeaway'],
  case: ['problem', 'solution', 'solved', 'actions', 'resources'],
  'no-case': ['steps'],
  'no-answer': ['voicemail'],
  transfer: ['to', 'reason'],
  callback: ['by', 'when', 'why'],
  resolved: ['all-issues', 'problem', 'solution'],
  dropped: ['problem', 'reached'],
  improper: ['type', 'steps'],
};

describe('the kinds of notes', () => {
  test.each(Object.entries(REQUIRED))('%s requires its fields', (name, required) => {
    const fields = findKind(name)?.fields.filter((field) => field.required);
    expect(fields?.map((field) => field.name)).toEqual(required);
  });

  test('are those that the contract names', () => {
    const names = NOTE_KINDS.map(({ name }) => name);
    expect(names).toEqual(Object.keys(REQUIRED));
    expect(Note.properties.kind).toMatchObject({
      description: expect.stringContaining(`: ${names.join(', ')};`),
    });
  });

  test('ask for the same in the same words and the same way', () => {
    const seen = new Map<string, string>();
    for (const { name, type, question, choices } of NOTE_KINDS.flatMap(({ fields }) => fields)) {
      const asked = JSON.stringify({ type, question, choices });
      expect(asked).toBe(seen.get(name) ?? asked);
      seen.set(name, asked);
    }
  });

  test('have no field whose option every command has already', () => {
    const names = NOTE_KINDS.flatMap(({ fields }) => fields).map(({ name }) => name);
    for (const taken of ['kind', 'text', 'yes', 'dry-run', 'profile', 'json', 'format', 'quiet']) {
      expect(names).not.toContain(taken);
    }
  });
});
