import type { TaxqError } from '../../errors.ts';
import { type About, aboutOf, type Judged } from './candidate.ts';
import { type Verdict, verdictText } from './verdict.ts';

/** One file of a plan, in the columns of a manifest. */
export interface PlannedFile extends Omit<About, 'line'> {
  description: string | null;
  confidence: string | null;
  reason: string | null;
  verdict: string;
  /** What the verdict is, and why it is refused; not in the manifest. */
  kind: Verdict['kind'];
  refusal: TaxqError | null;
}

/** What a judged file looks like in a manifest. */
export function plannedFile(judged: Judged): PlannedFile {
  const { description, confidence, reasons, verdict } = judged;
  const { line: _, ...about } = aboutOf(judged);
  return {
    ...about,
    description,
    confidence,
    reason: reasons.length === 0 ? null : reasons.join('; '),
    verdict: verdictText(verdict),
    kind: verdict.kind,
    refusal: verdict.kind === 'refused' ? verdict.error : null,
  };
}
