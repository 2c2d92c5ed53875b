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
  'services',
  'hold',
  'questionnaire_answers',
  'checklist',
  'milestones',
  'scope',
  'overrides',
  'not_available',
] as const;

/** JSON fields of `job milestones`. */
export const MILESTONE_FIELDS = ['id', 'name', 'owner', 'completed', 'completed_time'] as const;

/** JSON fields of `job info-complete`. */
export const INFO_COMPLETE_FIELDS = [
  'job',
  'client',
  'status',
  'info_complete_time',
  'draft_due_time',
  'objections',
] as const;

/** JSON fields of `job events`. */
export const EVENT_FIELDS = [
  'id',
  'type',
  'time',
  'actor_user_id',
  'actor',
  'actor_name',
  'message_id',
  'note_id',
  'document_id',
  'milestone_id',
  'scope_change_id',
  'note',
] as const;
