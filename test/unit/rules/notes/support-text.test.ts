import { expect, test } from 'vitest';
import { supportText } from '../../../../src/rules/notes/support-text.ts';

test('the mail about contact off the platform names job, client and the address of the rule (M7)', () => {
  const text = '### Contact off the platform\n- By: mail\n- What was said: The draft is fine';
  expect(supportText({ short_id: 'Z9F4USMD6H3', client: 'Sam Rivera', text })).toBe(
    [
      'To: Taxfyle Support',
      'Cc: success@taxfyle.com',
      'Subject: Contact off the platform, job Z9F4USMD6H3',
      '',
      'Sam Rivera (job Z9F4USMD6H3) and I were in contact off the platform.',
      '- By: mail',
      '- What was said: The draft is fine',
    ].join('\n'),
  );
});
