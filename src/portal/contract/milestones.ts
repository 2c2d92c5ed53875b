import * as Type from 'typebox';
import {
  COMMON_ERRORS,
  Id,
  idOf,
  JobParams,
  listOf,
  NullableInstant,
  openSet,
  WRITE_ERRORS,
} from './common.ts';
import { operation } from './operation.ts';

export const Milestone = Type.Object({
  id: Id,
  name: Type.String(),
  owner: openSet(['PRO', 'CLIENT'], 'Who ticks it'),
  completed: Type.Boolean(),
  completed_time: NullableInstant,
});
export type Milestone = Type.Static<typeof Milestone>;

export const listMilestones = operation({
  id: 'listMilestones',
  method: 'GET',
  path: '/pro/v1/jobs/{job_id}/milestones',
  surface: 'pro',
  capability: 'milestones',
  summary: 'List the milestones of a job in order',
  params: JobParams,
  response: { status: 200, schema: listOf(Milestone) },
  errors: [...COMMON_ERRORS, 404],
  repeat: 'safe',
});

export const completeMilestone = operation({
  id: 'completeMilestone',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/milestones/{milestone_id}/complete',
  surface: 'pro',
  capability: 'milestones',
  summary: 'Tick a milestone; pros tick the pro’s, clients the client’s',
  params: Type.Object({ ...JobParams.properties, milestone_id: idOf('the milestone') }),
  response: { status: 200, schema: Milestone },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});
