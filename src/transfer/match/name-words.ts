import { listed } from './listed.ts';

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

/** What a job’s own name says besides the client’s. */
export const JOB_WORDS: ReadonlySet<string> = new Set(
  listed(`
    tax taxes return returns individual personal business federal state form forms year income
    preparation prep filing joint amended amendment extension bookkeeping consultation job
    project engagement client case
  `),
);
