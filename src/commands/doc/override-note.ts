import type { UploadOverride } from '../../work/document/upload-override.ts';
import type { JobView } from '../../work/job/job-view.ts';

/** Tells which rules are overridden where, and which nothing needed; null without an override. */
export function overrideNote(
  override: UploadOverride | undefined,
  overridden: readonly { job: JobView; rules: readonly string[] }[],
): string | null {
  if (override === undefined) return null;
  return override.rules
    .map((rule) => {
      const jobs = new Set(
        overridden.filter(({ rules }) => rules.includes(rule)).map(({ job }) => job.short_id),
      );
      return jobs.size === 0
        ? `Rule ${rule} is in nobody’s way here; its override isn’t recorded.`
        : `Rule ${rule} is overridden for ${[...jobs].join(', ')}: ${override.reason}`;
    })
    .join('\n');
}
