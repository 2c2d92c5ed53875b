import { jobLabel } from '../job/job-view.ts';
import type { OpenClient } from '../message/lint-facts.ts';
import { lintForJob } from '../message/lint-for-job.ts';
import { judgeFindings, type LintOverrides, type LintVerdict } from '../message/lint-gate.ts';
import type { Session } from '../session.ts';
import type { NoteDraft } from './write-note.ts';

/**
 * Judges a note by the rules for notes right before it is written: an error, such as a whole Social
 * Security number (M16), keeps it back unless the pro overrides its rule; a warning never does.
 *
 * @throws TaxqError as the portal's calls do; a rule that keeps the note back is not thrown
 */
export async function lintNote(
  session: Session,
  { job, text }: NoteDraft,
  options: {
    overrides?: LintOverrides | undefined;
    openClients?: readonly OpenClient[] | undefined;
  } = {},
): Promise<LintVerdict> {
  const { overrides, openClients } = options;
  const findings = await lintForJob(session, job, text, { audience: 'note', openClients });
  return judgeFindings(findings, overrides, {
    what: `note on ${jobLabel(job)}`,
    hint: (rules) => {
      const flags = rules.map((rule) => `--override ${rule}`).join(' ');
      return `Reword it, or say why it is right here: ${flags} --override-reason "…"`;
    },
  });
}
