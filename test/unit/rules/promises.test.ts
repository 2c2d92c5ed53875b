import { describe, expect, it } from 'vitest';
import { dayPromises } from '../../../src/rules/promises.ts';

const MONDAY = '2026-03-02';
const promises = (text: string) => dayPromises(text, MONDAY, null);

describe('the days that a message promises', () => {
  it('are each told once, with their sentence on one line', () => {
    const text = 'Hi Elena,\n\nI will send the draft\nby Friday. You will have it by Friday!';
    expect(promises(text)).toEqual([
      { day: '2026-03-06', what: 'I will send the draft by Friday.' },
    ]);
  });

  it('are several when it names several', () => {
    const text = 'I will send the draft by Thursday. I will call the state by March 10.';
    expect(promises(text).map(({ day }) => day)).toEqual(['2026-03-05', '2026-03-10']);
  });

  it('are cut to 120 characters', () => {
    const [promise] = promises(`I will send the draft by Friday, ${'and also '.repeat(30)}`);
    expect(promise?.what).toHaveLength(120);
    expect(promise?.what).toMatch(/^I will send .*…$/);
  });

  it('are none where the client has to do something first', () => {
    expect(promises('Once you send it, I will have the draft within 5 business days.')).toEqual([]);
  });
});
