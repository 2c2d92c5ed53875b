/** JSON fields of `job list`, in order. */
export const JOB_FIELDS = [
  'id',
  'short_id',
  'name',
  'description',
  'status',
  'client',
  'workspace',
  'job_type',
  'tax_year',
  'jurisdictions',
  'current_progress_step',
  'hold_reason',
  'pending_scope_change_id',
  'unread_count',
  'info_complete_time',
  'create_time',
  'update_time',
  'transmit_time',
  'deadline_time',
  'completed_time',
  'total_amount',
  'client_rating',
  'members',
] as const;

/** JSON fields of `job view`: those of the list, and what only one job is asked for. */
export const JOB_VIEW_FIELDS = [
  ...JOB_FIELDS,
  'questionnaire_answers',
  'checklist',
  'milestones',
] as const;

/** JSON fields of `job milestones`. */
export const MILESTONE_FIELDS = ['id', 'name', 'owner', 'completed', 'completed_time'] as const;
