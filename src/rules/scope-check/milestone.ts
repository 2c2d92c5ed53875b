/** What the pro's own tick for having compared the scope is called: sample and likely names. */
const NAME = /\bscope\b.*\bverif|\bverif\w*\b.*\bscope\b/i;

/**
 * The pro's milestone for having compared what was bought with the real work, or null where the job
 * has none: S6, Rocket Tax service expectations.
 */
export function scopeMilestone<T extends { name: string; owner: string }>(
  milestones: readonly T[],
): T | null {
  return (
    milestones.find(
      ({ name, owner }) => NAME.test(name) && owner.trim().toUpperCase() !== 'CLIENT',
    ) ?? null
  );
}
