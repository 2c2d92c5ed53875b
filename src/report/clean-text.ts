/** Control characters but tab and new line, those that turn the direction of text, and no characters. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff]/g;

/** A portal's text with the sign for “no character” in place of what could spoil a report. */
export const cleanText = (text: string): string => text.replace(UNSAFE, '\ufffd');
