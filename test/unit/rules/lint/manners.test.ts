import { describe, expect, test } from 'vitest';
import { rulesIn, wordsOf } from './lint.ts';

describe('an impolite tone (M11)', () => {
  test.each([
    'I need it TODAY!!!',
    'PLEASE SEND YOUR DOCUMENTS NOW.',
    'You failed to send the K-1.',
    'As I already told you, it must be a PDF.',
    'How many times do I have to ask?',
    'This is ridiculous.',
    'You should have told me about the rental.',
  ])('shows in “%s”', (text) => {
    expect(rulesIn(text)).toContain('M11');
  });

  test.each([
    'Please sign BOTH pages.',
    'Great news! The IRS accepted it!',
    'You should have received the 1099 by now.',
    'The EFTPS, FBAR and FATCA rules don’t concern you.',
    '### FEDERAL RETURN',
    'That was my fault, sorry.',
    'As mentioned on Friday, the state follows.',
  ])('doesn’t show in “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M11');
  });
});

describe('notes that talk to the admins (M12)', () => {
  const found = (text: string) => rulesIn(text, { audience: 'note' }).includes('M12');

  test.each([
    'Taxfyle team, please update the scope.',
    'Can someone from support reach out to the client?',
    '@Support the client can’t log in.',
    'Working on it. Please transfer this job.',
    'Need help from Taxfyle with this client.',
    'Waiting for signature. Should I close the job?',
  ])('ask in vain: “%s”', (text) => {
    expect(found(text)).toBe(true);
    expect(rulesIn(text)).not.toContain('M12');
  });

  test.each([
    'Told Support by help chat about the login trouble.',
    'Asked client to please confirm the birth date.',
    'Scope change requested on 2/28, on hold.',
    'Waiting on client: W-2.',
    'Client says: please file jointly. Draft changed.',
    'Support was told; working on the draft.',
  ])('tell: “%s”', (text) => {
    expect(found(text)).toBe(false);
  });
});

describe('notes that tell nobody anything (M13)', () => {
  test.each(['ok', 'Note to self.', 'Nice client.', 'Update 3/2', 'All good here.', 'See above.'])(
    'such as “%s”',
    (text) => {
      expect(rulesIn(text, { audience: 'note' })).toEqual(['M13']);
      expect(rulesIn(text)).toEqual([]);
    },
  );

  test.each([
    'Missing from client: W-2.',
    'Working on Schedule D.',
    'E-filed today.',
    'Client unsure about filing status, explained both.',
    'No answer since 2/24.',
    'Draft uploaded.',
  ])('but not “%s”', (text) => {
    expect(rulesIn(text, { audience: 'note' })).toEqual([]);
  });
});

describe('Markdown that the chat doesn’t show (M14)', () => {
  test.each([
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |', '|---|---|'],
    ['a task list', '- [ ] W-2', '- [ ]'],
    ['strikethrough', 'It is ~~5~~ 6.', '~~5~~'],
    ['HTML', 'one<br>two', '<br>'],
    ['a low heading', '#### What I need', '####'],
    ['a code block', '```\n1\n```\nend', '```'],
    ['a footnote', 'limited[^1]', '[^1]'],
  ])('%s', (_, text, words) => {
    expect(wordsOf('M14', text)).toEqual([words]);
  });

  test.each([
    '# One\n## Two\n### Three',
    '**bold** and *italic* and `code`',
    '> quote\n\n---\n\n- item\n1. item',
    '[title](https://www.irs.gov) ![image](a.png)',
    'less < 5 > more',
    'See <https://www.irs.gov>.',
    'a | b | c',
  ])('none in %j', (text) => {
    expect(wordsOf('M14', text)).toEqual([]);
  });
});
