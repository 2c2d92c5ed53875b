/** Who the work is for, and with that which closing rules apply. */
export interface Engagement {
  kind: 'b2c' | 'b2b' | 'other';
  /** Set when the kind was assumed rather than told: a sentence that says so. */
  assumption: string | null;
}

/**
 * Reads a job type. A portal that names none, or one that is not known, gets the consumer rules:
 * they are the strictest, and closing cannot be undone.
 */
export function engagementOf(jobType: string | null): Engagement {
  if (jobType === null) {
    return told('b2c', 'The portal names no job type, so the consumer rules apply.');
  }
  const type = jobType.trim().toLowerCase();
  if (type.startsWith('b2c_')) return told('b2c', null);
  if (type.startsWith('b2b_')) return told('b2b', null);
  if (type === 'bookkeeping' || type === 'consultation') return told('other', null);
  return told('b2c', `Job type ${jobType} is not known, so the consumer rules apply.`);
}

function told(kind: Engagement['kind'], assumption: string | null): Engagement {
  return { kind, assumption };
}
