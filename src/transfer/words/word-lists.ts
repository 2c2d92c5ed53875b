import { STATE_NAMES } from './states.ts';

/** Words that stand before family names and may be left out: de, la, van, von, bin. */
export const PARTICLES: ReadonlySet<string> = new Set(
  listed(`
    de la las los le du des del della di da do dos das van von der den ter ten zu zum zur
    bin ibn bint al el ul st saint san santa
  `),
);

/** Father or son: the only part behind a name that tells two people apart. */
export const GENERATIONS: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['ii', 'ii'],
  ['iii', 'iii'],
  ['iv', 'iv'],
]);

/** Titles and degrees, which belong to no name. */
export const HONOURS: ReadonlySet<string> = new Set(
  listed('mr mrs ms miss mx dr prof rev esq cpa ea md dds dmd jd phd rn mba'),
);

/** Company forms, which are often left out of a name. */
export const COMPANY_FORMS: ReadonlySet<string> = new Set(
  listed('llc llp lp pllc plc pc inc incorporated corp corporation company co ltd limited gmbh'),
);

/** Words that make a name an organisation’s, and are part of it. */
export const ORGANISATION_WORDS: ReadonlySet<string> = new Set(
  listed(`
    trust estate foundation church association partners partnership holdings group studio studios
    enterprises ventures
  `),
);

/** What somebody leaves behind or puts aside: a taxpayer of its own. */
export const ESTATE_WORDS: ReadonlySet<string> = new Set(
  listed('estate trust decedent conservatorship guardianship'),
);

/** What a job’s own name says besides the client’s. */
export const JOB_WORDS: ReadonlySet<string> = new Set(
  listed(`
    tax taxes return returns individual personal business federal state form forms year income
    preparation prep filing joint amended amendment extension bookkeeping consultation job
    project engagement client case
  `),
);

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
    pay paystub paystubs payroll stub stubs paycheck brokerage mortgage closing disclosure
    donation donations medical expense expenses rental insurance tuition interest dividends
    winnings gambling quarter quarterly estimated unemployment benefits taxpayer taxpayers
    spouse name names dear attn failed pending declined error errors
    scan scanned scans print printed pdf doc docs docx document documents image img jpg png zip
    upload uploads download downloads desktop folder temp tmp archive backup home users user data
    work working clients customer corporate ty fy tp sp mfj mfs hoh
    a an as at by do from go if is it my no not of on so the to up we with v
  `),
]);

/** Common words that are also names; next to a name they may be one. */
const ALSO_GIVEN: ReadonlySet<string> = new Set(
  listed('april may june august jan bill georgia virginia carolina dakota montana washington'),
);

/** Whether a word says nothing about a client when it stands alone in a file’s name. */
export function isCommon(form: string): boolean {
  return COMMON.has(form) || /^\d+$/.test(form);
}

/** Whether a word next to a client’s name may be the name of somebody else. */
export function maybeName(form: string): boolean {
  return ALSO_GIVEN.has(form) || !(isCommon(form) || STATE_PARTS.includes(form));
}

/** The words of a list that is written as running text. */
function listed(words: string): string[] {
  return words.trim().split(/\s+/);
}
