export type JobType =
  | 'b2c_individual'
  | 'b2c_business'
  | 'b2b_prep'
  | 'b2b_review'
  | 'bookkeeping'
  | 'consultation';

type SampleMilestone = readonly [name: string, owner: 'PRO' | 'CLIENT'];

const RETURN: readonly SampleMilestone[] = [
  ['Introductions', 'PRO'],
  ['Scope verified', 'PRO'],
  ['Documents received', 'CLIENT'],
  ['Draft uploaded', 'PRO'],
  ['Draft approved', 'CLIENT'],
  ['E-file authorization signed', 'CLIENT'],
  ['Filed', 'PRO'],
  ['Accepted', 'PRO'],
  ['Engagement complete', 'CLIENT'],
];

/** The names of a return’s milestones, in the order in which they are ticked. */
export const RETURN_MILESTONES: readonly string[] = RETURN.map(([name]) => name);

const FIRM: readonly SampleMilestone[] = [
  ['Introductions', 'PRO'],
  ['Information complete', 'CLIENT'],
  ['Draft submitted', 'PRO'],
  ['Draft approved or denied', 'CLIENT'],
  ['Engagement complete', 'CLIENT'],
];

const WORK: readonly SampleMilestone[] = [
  ['Introductions', 'PRO'],
  ['Work delivered', 'PRO'],
  ['Engagement complete', 'CLIENT'],
];

/**
 * Sample milestones by kind of engagement. A portal defines its own; these only have the shape:
 * some the pro ticks, some the client, and all of them before a job closes.
 */
export const SAMPLE_MILESTONES: Readonly<Record<JobType, readonly SampleMilestone[]>> = {
  b2c_individual: RETURN,
  b2c_business: RETURN,
  b2b_prep: FIRM,
  b2b_review: FIRM,
  bookkeeping: WORK,
  consultation: WORK,
};
