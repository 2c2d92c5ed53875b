import { JobParams, WRITE_ERRORS } from './common.ts';
import { operation } from './operation.ts';
import { ProJob } from './pro-jobs.ts';

export const declareInfoComplete = operation({
  id: 'declareInfoComplete',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/info-complete',
  surface: 'pro',
  capability: 'info_complete',
  summary: 'Declare that all information is there: the time to the draft begins',
  params: JobParams,
  response: { status: 200, schema: ProJob },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});

export const withdrawInfoComplete = operation({
  id: 'withdrawInfoComplete',
  method: 'POST',
  path: '/pro/v1/jobs/{job_id}/info-complete/withdraw',
  surface: 'pro',
  capability: 'info_complete',
  summary: 'Withdraw that all information is there: the time to the draft ends',
  params: JobParams,
  response: { status: 200, schema: ProJob },
  errors: [...WRITE_ERRORS, 404, 409],
  repeat: 'safe',
});
