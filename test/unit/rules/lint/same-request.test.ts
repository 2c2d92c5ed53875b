import { describe, expect, test } from 'vitest';
import { rulesIn } from './lint.ts';

const isRepeat = (earlier: string, text: string) =>
  rulesIn(text, { unanswered: [earlier] }).includes('M1');

const DRAFT =
  'Hi Jordan, the draft is ready. Please look it over and tell me whether I may file it.';
const SIGN = 'Hi Jordan, please sign Form 8879, which is under Documents.';
const LIST = 'Hi Jordan, for Schedule C I need your mileage log, phone bills and rent.';
const MOVED = 'Hi Jordan, what is the date on which you moved to Illinois?';
const PAPERS = 'Hi Jordan, could you please upload your W-2 and your 1099-INT?';

describe('the same request in other words (M1)', () => {
  test.each([
    [DRAFT, 'Hi Jordan, have you had a chance to look at the draft? I can file once you approve.'],
    [DRAFT, 'Hi Jordan, I still need your approval of the draft.'],
    [SIGN, 'Hi Jordan, the signature on Form 8879 is still missing; please sign it.'],
    [
      LIST,
      'Hi Jordan, just the mileage log, phone bills and the rent, then I can finish Schedule C.',
    ],
    [MOVED, 'Hi Jordan, when did you move to Illinois?'],
    [PAPERS, 'Hi Jordan, your W-2 and 1099-INT are still missing. Please upload them.'],
  ])('is an error after %j: %j', (earlier, text) => {
    expect(isRepeat(earlier, text)).toBe(true);
  });

  test.each([
    [DRAFT, 'Hi Jordan, please sign Form 8879, which you find under Documents.'],
    [DRAFT, 'Hi Jordan, I corrected line 8; please approve the new version.'],
    [DRAFT, 'Hi Jordan, may I file the state return alone? Its due date is near.'],
    [SIGN, 'Hi Jordan, the draft is ready. Please look it over.'],
    [SIGN, 'Hi Jordan, please sign Form 8453 as well.'],
    [LIST, 'Hi Jordan, for Schedule C I also need the lease of your van.'],
    [MOVED, 'Hi Jordan, when did you move out of Illinois again?'],
    [MOVED, 'Hi Jordan, what is your address in Illinois?'],
    [PAPERS, 'Hi Jordan, thank you for the W-2 and the 1099-INT. May I begin with the draft?'],
    [PAPERS, 'Hi Jordan, I see your W-2 and your 1099-INT. Is that all?'],
    [PAPERS, 'Hi Jordan, could you please upload your W-2c?'],
  ])('is none after %j: %j', (earlier, text) => {
    expect(isRepeat(earlier, text)).toBe(false);
  });
});
