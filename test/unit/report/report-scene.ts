import type { QueueReport, ReportedJob } from '../../../src/report/queue-report.ts';
import { jobClocks } from '../../../src/rules/clocks/job-clocks.ts';
import { jobStage } from '../../../src/rules/stage/job-stage.ts';
import { stageOf } from '../../../src/rules/stage/stage.ts';
import { byUrgency } from '../../../src/rules/stage/urgency.ts';
import {
  clockJob,
  declared,
  file,
  frameAt,
  type JobChange,
  ticked,
  wrote,
} from '../rules/clocks/clock-job.ts';
import { CLIENT, PRO } from '../rules/ready-job.ts';

/** A Wednesday, ten o'clock in New York. */
export const NOW = '2026-03-11T14:00:00.000Z';
export const frame = frameAt(NOW);

export const HOSTILE =
  '</script><img src=x onerror=alert(1)> “Bobby”, "Tables" & Söhne; \u202egnp.exe';

const intro = wrote('intro', PRO, '2026-03-02T15:00:00Z');

/** A job of the report under a client's name. */
export function reported(client: string, change: JobChange, shortId = 'AB12CD34EF5'): ReportedJob {
  const facts = clockJob({ ...change, job: { ...change.job, short_id: shortId } });
  const clocks = jobClocks(facts, frame);
  return {
    id: `id-${shortId}`,
    short_id: shortId,
    client,
    stage: jobStage(facts),
    clocks,
    error: null,
  };
}

/** Jobs of every kind: overdue, at risk, running, On-Hold, done, not told, not read. */
export function everyKind(): ReportedJob[] {
  const said = (id: string, time: string) => wrote(id, CLIENT, time);
  const jobs = [
    reported(
      HOSTILE,
      { messages: [intro, said('m1', '2026-03-05T16:30:00Z')], job: { job_type: null } },
      'HOSTILE0001',
    ),
    reported(
      'Dana Rivera',
      {
        messages: [
          intro,
          wrote('m2', PRO, '2026-03-04T15:00:00Z'),
          said('m3', '2026-03-10T13:00:00Z'),
        ],
        job: { deadline_time: '2026-03-31T21:00:00Z' },
      },
      'RIVERA00001',
    ),
    reported(
      'David Kim',
      {
        messages: [intro, wrote('m4', PRO, '2026-03-06T15:00:00Z')],
        info_complete: [declared('2026-03-06T14:00:00Z')],
        holds: [{ id: 'h', from: '2026-03-09T14:00:00Z', to: '2026-03-10T14:00:00Z' }],
      },
      'KIM00000001',
    ),
    reported(
      'Thomas O’Brien',
      {
        messages: [intro, wrote('m5', PRO, '2026-03-04T15:00:00Z')],
        info_complete: [declared('2026-03-03T14:00:00Z')],
        holds: [{ id: 'h', from: '2026-03-09T14:00:00Z', to: null }],
        job: { status: 'ON_HOLD', hold_reason: 'scope_change' },
      },
      'OBRIEN00001',
    ),
    reported(
      'María José Núñez-Castellanos de la Frontera y Villanueva',
      {
        messages: [intro, wrote('m6', PRO, '2026-03-03T15:00:00Z')],
        documents: [
          file('d1', 'DRAFT_RETURN', '2026-03-05T15:00:00Z'),
          file('d2', 'EFILE_AUTHORIZATION', '2026-03-07T15:00:00Z', 'Form 8879 signed'),
        ],
        info_complete: [declared('2026-02-26T14:00:00Z')],
        milestones: [ticked('E-file authorization signed', '2026-03-07T15:00:00Z')],
        job: {
          step: 'DRAFT_APPROVED',
          step_time: '2026-03-06T18:00:00Z',
          deadline_time: '2026-05-29T21:00:00Z',
        },
      },
      'NUNEZ000001',
    ),
    reported('Priya Raman', { info_complete: null, milestones: null, holds: null }, 'RAMAN000001'),
  ];
  const unread: ReportedJob = {
    ...reported('Jordan Blake', {}, 'BLAKE000001'),
    clocks: [],
    stage: stageOf('unknown', 'The portal refused. The chat is locked.', {
      next: 'Look at the job.',
      command: 'taxq job view BLAKE000001',
    }),
    error: 'The portal refused. The chat is locked.',
  };
  const urgent = byUrgency(jobs.map((job) => ({ ...job, waiting_on: job.stage.waiting_on })));
  return [...urgent, unread];
}

/** A report of these jobs. */
export function reportOf(jobs: readonly ReportedJob[]): QueueReport {
  return {
    frame,
    time: NOW,
    origin: 'https://portal.example',
    profile: 'firm',
    jobs,
    notes: ['Job limit: 5 of 10 used; 1 On-Hold doesn’t count, 5 free.'],
  };
}
