import type { Clock } from '../../../../src/rules/clocks/clock.ts';
import type {
  ClockJob,
  ClockMilestone,
  JobClockFacts,
} from '../../../../src/rules/clocks/facts.ts';
import { clockFrame } from '../../../../src/rules/clocks/frame.ts';
import {
  type ClockSettings,
  DEFAULT_CLOCK_SETTINGS,
} from '../../../../src/rules/clocks/settings.ts';
import { DEFAULT_TAG_IDS } from '../../../../src/rules/tags.ts';
import { CLIENT, PRO } from '../ready-job.ts';

export const NEW_YORK = 'America/New_York';

export type JobChange = Partial<Omit<JobClockFacts, 'job'>> & { job?: Partial<ClockJob> };

/** A frame in New York unless the settings name another place. */
export function frameAt(now: string, settings: Partial<ClockSettings> = {}) {
  return clockFrame({ ...DEFAULT_CLOCK_SETTINGS, zone: NEW_YORK, ...settings }, now);
}

/** A claimed consumer job for 2025 on which nothing has happened. */
export function clockJob({ job, ...rest }: JobChange = {}): JobClockFacts {
  return {
    milestones: [],
    messages: [],
    documents: [],
    tagIds: DEFAULT_TAG_IDS,
    support_name: 'Rocket Tax support',
    holds: [],
    info_complete: [],
    ...rest,
    job: {
      short_id: 'AB12CD34EF5',
      status: 'CLAIMED',
      job_type: 'b2c_individual',
      tax_year: 2025,
      client_user_ids: [CLIENT],
      pro_user_id: PRO,
      pending_scope_change_id: null,
      step: null,
      step_time: null,
      jurisdictions: [{ code: 'US', name: 'Federal', filing: 'EFILE' }],
      create_time: '2026-02-02T15:00:00.000Z',
      deadline_time: null,
      completed_time: null,
      hold_reason: null,
      form: null,
      extended: null,
      ...job,
    },
  };
}

export function wrote(id: string, sender: string, time: string, text = `Text of ${id}.`) {
  return { id, text, sender_user_id: sender, create_time: time };
}

export function file(id: string, tag: string, time: string, title = `Title of ${id}`) {
  return { id, title, create_time: time, document_type_id: tag };
}

export function ticked(name: string, time: string | null, owner = 'PRO'): ClockMilestone {
  return { id: `m-${name}`, name, owner, completed: true, completed_time: time };
}

export function unticked(name: string, owner = 'PRO'): ClockMilestone {
  return { id: `m-${name}`, name, owner, completed: false, completed_time: null };
}

export function declared(time: string, withdrawn: string | null = null) {
  return { id: `ic-${time}`, declared_time: time, withdrawn_time: withdrawn };
}

/** The clock with its lines written out, for comparing. */
export function plain(clock: Clock) {
  return { ...clock, explain: clock.explain() };
}
