import { describe, expect, test } from 'vitest';
import { rulesIn, wordsOf } from './lint.ts';

describe('ways out of the chat (M4)', () => {
  test.each([
    ['Call me at (512) 555-0142.', ['Call me', '(512) 555-0142']],
    ['Write to dana@whitaker-cpa.com.', ['dana@whitaker-cpa.com']],
    ['Join here: https://zoom.us/j/93456788213', ['https://zoom.us/j/93456788213']],
    ['Text me the amount.', ['Text me']],
    ['Let us hop on a call.', ['hop on a call']],
    ['My cell is 713.555.0190.', ['713.555.0190', 'My cell is']],
    ['May I have your phone number?', ['your phone number']],
    ['Please e-mail the form.', ['Please e-mail the']],
    ['Don’t hesitate to call me.', ['call me']],
  ])('are found in “%s”', (text, words) => {
    const found = wordsOf('M4', text).join('\n');
    for (const one of words) expect(found).toContain(one);
  });

  test.each([
    'Call the IRS at 800-829-1040.',
    'The notice lists 800-829-1040.',
    'The Colorado Department of Revenue answers at (303) 238-7378.',
    'Your employer’s payroll office has the number 303-555-0100.',
    'Questions about the order: success@taxfyle.com.',
    'Write to support@rockettax.com.',
    'Please don’t email documents; upload them here.',
    'We keep everything in this chat, so I can’t do a Zoom call.',
    'Rocket Tax support has approved a call. Which half hour suits you for the phone call?',
    'Call with Jordan Rivera on March 2, 2026.',
    'The IRS will never call or text you first.',
    'Your phone bill is partly deductible.',
  ])('are not seen in “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M4');
  });

  test('are the pro’s own business in a note', () => {
    expect(
      rulesIn('Client asked: call me at 512-555-0142. Waiting.', { audience: 'note' }),
    ).toEqual([]);
  });
});

describe('contact outside the chat that Support must know of (M7)', () => {
  test.each([
    'Thanks for your email yesterday.',
    'I got your voicemail, and the answer is yes.',
    'As I wrote in my email, the 1099-R is coded wrong.',
    'The W-2 you emailed me is complete.',
    'Per your text message, I changed the account.',
    'Thank you for calling, the standard deduction it is.',
    'During our phone conversation you named a second job.',
  ])('shows in “%s”', (text) => {
    expect(rulesIn(text)).toContain('M7');
  });

  test.each([
    'Did you get an email from your broker?',
    'The IRS sent you a letter.',
    'Thank you for your message.',
    'Is your email address on the return right?',
    'When your employer emails you the W-2, upload it here.',
    'Your bank may text you a code.',
  ])('doesn’t show in “%s”', (text) => {
    expect(rulesIn(text)).not.toContain('M7');
  });

  test.each([
    ['Client emailed me the 1098. Working on the draft.', true],
    ['Spoke with client by phone. Working on the draft.', true],
    ['Client emailed me the 1098; told Support, success@taxfyle.com in cc.', false],
    ['Waiting on the 1098.', false],
  ])('in the note “%s”: %s', (text, expected) => {
    expect(rulesIn(text, { audience: 'note' }).includes('M7')).toBe(expected);
  });
});
