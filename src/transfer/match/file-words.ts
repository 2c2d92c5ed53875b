import { listed } from './listed.ts';
import { JOB_WORDS } from './name-words.ts';
import { STATE_NAMES } from './states.ts';

/** Words before a letter that names a form or a part of one: Schedule C, Part B. */
export const FORM_MARKS: ReadonlySet<string> = new Set(
  listed('schedule schedules sch sched form part line copy box type class'),
);

/** Letters that are half of a word: e-file, S corporation. */
export const LETTERS_OF_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['e', listed('file files filed filing sign signed signature mail copy')],
  ['s', listed('corp corporation')],
  ['c', listed('corp corporation')],
]);

const MONTHS = listed(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
`);

const STATE_PARTS = [...STATE_NAMES.values()].flatMap((name) => name.toLowerCase().split(' '));

const COMMON: ReadonlySet<string> = new Set([
  ...JOB_WORDS,
  ...FORM_MARKS,
  ...MONTHS,
  ...[...STATE_NAMES.keys()].map((code) => code.toLowerCase()),
  ...[...STATE_NAMES.values()].map((name) => name.toLowerCase()),
  ...listed(`
    draft drafts final finals finalized review reviewed copy copies preliminary prelim filed efile
    efiled file files acceptance accepted ack acks acknowledgement acknowledgment confirmation
    confirmed rejected rejection signed unsigned signature esign sign authorization authorisation
    auth proof mailing mailed mail certified receipt prior previous last current photo id ids
    drivers driver license licence passport identification
    fed irs usa us resident nonresident nr int div misc nec oid ira ssa fbar fincen
    worksheet summary statement statements report letter notice invoice bill voucher
    payment payments refund transcript organizer questionnaire checklist package packet
    notes note log logs mileage receipts list lists one two three four part parts set sets
    page pages pp vol version rev revised revision updated update new old original corrected
    correction complete completed done ready pending approved approval send sent for
    scan scanned scans print printed pdf doc docs docx document documents image img jpg png zip
    upload uploads download downloads desktop folder temp tmp archive backup home users user data
    work working clients customer corporate ty fy tp sp mfj mfs hoh
    a an as at by do from go if is it my no not of on so the to up we with v
  `),
]);

/** Common words that are also given names; next to a family name they may be one. */
const ALSO_GIVEN: ReadonlySet<string> = new Set(
  listed('april may june august jan bill georgia virginia carolina dakota montana'),
);

/** Whether a word says nothing about a client when it stands alone in a file’s name. */
export function isCommon(form: string): boolean {
  return COMMON.has(form) || /^\d+$/.test(form);
}

/** Whether a word next to a client’s name may be the name of somebody else. */
export function maybeName(form: string): boolean {
  return ALSO_GIVEN.has(form) || !(isCommon(form) || STATE_PARTS.includes(form));
}
