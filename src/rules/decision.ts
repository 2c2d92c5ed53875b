/** Whether one step may be taken, by which rule not, and the command that clears the way. */
export interface Decision {
  allowed: boolean;
  /** Id of the rule that forbids the step; null when it is allowed. */
  rule: string | null;
  reason: string;
  fix: string | null;
}
